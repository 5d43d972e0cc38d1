package io.github.kisimock;

import io.github.kisimock.domain.Switch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * The settings of the program: each as a flag ({@code --seed-file}) and as a variable of the environment
 * ({@code KISI_MOCK_SEED_FILE}). A flag wins over a variable.
 */
final class Options {

    /** What the names of variables begin with. */
    static final String PREFIX = "KISI_MOCK_";

    /** What a switch of the ledger takes. */
    static final String SWITCH = "CHOICE";

    /** The flags that have one letter, too. */
    static final Map<String, String> BRIEF = Map.of("--help", "h", "--version", "V");

    /** Where a container has it. */
    static final Path MOUNTED_SEED = Path.of("/etc/kisi-mock/seed.yaml");

    private static final Map<String, Setting> ALL = byFlag();

    private Options() {}

    private static Map<String, Setting> byFlag() {
        Map<String, Setting> byFlag = new LinkedHashMap<>();
        all().forEach(setting -> byFlag.put(setting.flag(), setting));
        return Collections.unmodifiableMap(byFlag);
    }

    private static List<Setting> all() {
        List<Setting> all = new ArrayList<>(
                List.of(
                        new Setting("--help", "", "", "Lists the settings, and ends."),
                        new Setting("--version", "", "", "Tells the version, and ends."),
                        new Setting("--host", "ADDRESS", "127.0.0.1", "The address to listen on."),
                        new Setting("--port", "NUMBER", "8080", "The port to listen on; 0 for any free one."),
                        new Setting(
                                "--seed-file",
                                "FILE",
                                "",
                                "What the world starts with, in YAML or JSON; 'none' for no users at all. Unless given, "
                                        + MOUNTED_SEED + " if there is one."),
                        new Setting("--seed", "TEXT", "", "The same, not in a file but as it is."),
                        new Setting(
                                "--control-port",
                                "NUMBER",
                                "",
                                "A port of its own for control requests; 0 for any free one."),
                        new Setting(
                                "--control-token",
                                "TEXT",
                                "",
                                "Control requests must carry it as Authorization: Bearer."),
                        new Setting(
                                "--workspace-ttl",
                                "DURATION",
                                "1h",
                                "Workspaces left unused for so long are dropped; 0s: never."),
                        new Setting(
                                "--journal-size",
                                "NUMBER",
                                "10000",
                                "How many calls are kept to be looked at; 0: none."),
                        new Setting(
                                "--random-seed",
                                "NUMBER",
                                "",
                                "Draws all secrets from it, so that each start gives the same."),
                        new Setting(
                                "--explain-headers",
                                "MODE",
                                "on",
                                "Whether replies say by headers why they are refused, and which fault struck them: on or off."),
                        new Setting("--log-level", "LEVEL", "warn", "How much is logged: error, warn, info or debug."),
                        new Setting(
                                "--warm-up",
                                "MODE",
                                "off",
                                "on: calls go first that leave nothing, so that none is slow; only: calls all routes, and ends.")));
        all.addAll(TlsOptions.ALL);
        for (Switch one : Switch.values()) {
            all.add(new Setting("--" + one.key(), SWITCH, one.standard(), one.expected()));
        }
        return all;
    }

    /** Every setting there is; what is said of switches is in the ledger. */
    static Collection<Setting> list() {
        return ALL.values();
    }

    static Setting named(String flag) {
        return Objects.requireNonNull(ALL.get(flag));
    }

    /**
     * Reads the flags, and the variables for what no flag says.
     *
     * @throws SettingProblem if one is unknown, has no value or is given twice
     */
    static SettingValues parse(String[] args, Map<String, String> environment) {
        org.apache.commons.cli.Options known = new org.apache.commons.cli.Options();
        for (Setting setting : list()) {
            known.addOption(Option.builder(BRIEF.get(setting.flag()))
                    .longOpt(setting.flag().substring(2))
                    .hasArg(setting.takesValue())
                    .get());
        }
        try {
            CommandLine flags = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .get()
                    .parse(known, args);
            checkFlags(flags);
            checkVariables(environment);
            return new SettingValues(flags, environment);
        } catch (UnrecognizedOptionException e) {
            throw new SettingProblem("Unknown option: '" + e.getOption() + "'; see --help");
        } catch (MissingArgumentException e) {
            throw new SettingProblem("--" + e.getOption().getLongOpt() + " takes a value; see --help");
        } catch (ParseException e) {
            throw new SettingProblem(String.valueOf(e.getMessage()));
        }
    }

    private static void checkFlags(CommandLine flags) {
        for (String stray : flags.getArgList()) {
            throw new SettingProblem("'" + stray + "' is no setting; see --help");
        }
        for (Setting setting : list()) {
            if (setting.takesValue()
                    && flags.hasOption(setting.flag())
                    && flags.getOptionValues(setting.flag()).length > 1) {
                throw new SettingProblem(setting.flag() + " is given twice");
            }
        }
    }

    private static void checkVariables(Map<String, String> environment) {
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(PREFIX)
                    && !isInjected(name, variable.getValue())
                    && ALL.values().stream()
                            .noneMatch(setting ->
                                    setting.takesValue() && setting.variable().equals(name))) {
                throw new SettingProblem(name + " in the environment is no setting; see --help");
            }
        }
    }

    /** What Kubernetes and container links say of a service called kisi-mock, and the URL that clients are given. */
    private static boolean isInjected(String name, String value) {
        return name.equals("KISI_MOCK_URL")
                || (name.equals("KISI_MOCK_PORT") && value.contains("://"))
                || name.matches("KISI_MOCK_(NAME|SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\\d+_(TCP|UDP)(_.*)?|ENV_.*)");
    }
}
