package io.github.kisimock;

import io.github.kisimock.control.Durations;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedFile;
import io.github.kisimock.control.SeedProblem;
import io.github.kisimock.control.Version;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The settings of the program: each as a flag ({@code --seed-file}) and as a variable of the environment
 * ({@code KISI_MOCK_SEED_FILE}). A flag wins over a variable.
 */
final class Options {

    private static final String PREFIX = "KISI_MOCK_";

    /** Where a container has it. */
    private static final Path MOUNTED_SEED = Path.of("/etc/kisi-mock/seed.yaml");

    private Options() {}

    /** The command line of the program; what it says of switches is in the ledger. */
    static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create()
                .name("kisi-mock")
                .version("kisi-mock " + Version.current())
                .addOption(end("-h", "--help", "Lists the settings, and ends.")
                        .usageHelp(true)
                        .build())
                .addOption(end("-V", "--version", "Tells the version, and ends.")
                        .versionHelp(true)
                        .build())
                .addOption(option("--host", "ADDRESS", "127.0.0.1", "The address to listen on."))
                .addOption(option("--port", "NUMBER", "8080", "The port to listen on; 0 for any free one."))
                .addOption(option(
                        "--seed-file",
                        "FILE",
                        "",
                        "What the world starts with, in YAML or JSON; 'none' for no users at all." + " Unless given, "
                                + MOUNTED_SEED + " if there is one."))
                .addOption(option("--seed", "TEXT", "", "The same, not in a file but as it is."))
                .addOption(option(
                        "--control-port", "NUMBER", "", "A port of its own for control requests; 0 for any free one."))
                .addOption(option(
                        "--control-token", "TEXT", "", "Control requests must carry it as Authorization: Bearer."))
                .addOption(option(
                        "--workspace-ttl",
                        "DURATION",
                        "1h",
                        "Workspaces left unused for so long are dropped; 0s: never."))
                .addOption(option(
                        "--journal-size", "NUMBER", "10000", "How many calls are kept to be looked at; 0: none."))
                .addOption(option(
                        "--random-seed", "NUMBER", "", "Draws all secrets from it, so that each start gives the same."))
                .addOption(option(
                        "--explain-headers",
                        "MODE",
                        "on",
                        "Whether replies say by headers why they are refused, and which fault struck them: on or off."))
                .addOption(option("--log-level", "LEVEL", "warn", "How much is logged: error, warn, info or debug."));
        spec.addOption(option(
                "--warm-up",
                "MODE",
                "off",
                "on: a throw-away mock goes first, so that no call is slow; only: calls all routes, and ends."));
        TlsOptions.addTo(spec);
        for (Switch one : Switch.values()) {
            spec.addOption(option("--" + one.key(), "CHOICE", one.standard(), one.expected()));
        }
        return new CommandLine(spec);
    }

    /** Not picocli's own: to find it by reflection takes longer than to read all others. */
    private static OptionSpec.Builder end(String brief, String name, String description) {
        return OptionSpec.builder(brief, name).arity("0").description(description);
    }

    static OptionSpec option(String name, String value, String standard, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(value)
                .defaultValue(standard)
                .description(description)
                .build();
    }

    /**
     * Reads the flags, and the variables for what no flag says.
     *
     * @throws ParameterException if one is unknown or has no value
     */
    static ParseResult parse(CommandLine commandLine, String[] args, Map<String, String> environment) {
        Map<String, String> variables = variables(commandLine, environment);
        commandLine.setDefaultValueProvider(
                argument -> argument instanceof OptionSpec option ? variables.get(option.longestName()) : null);
        return commandLine.parseArgs(args);
    }

    private static Map<String, String> variables(CommandLine commandLine, Map<String, String> environment) {
        Map<String, String> variables = new TreeMap<>();
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (!name.startsWith(PREFIX) || isInjected(name, variable.getValue())) {
                continue;
            }
            String flag = "--"
                    + name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
            OptionSpec option = commandLine.getCommandSpec().findOption(flag);
            if (option == null || option.arity().max() == 0) {
                throw new ParameterException(commandLine, name + " in the environment is no setting; see --help");
            }
            variables.put(flag, variable.getValue());
        }
        return variables;
    }

    /** What Kubernetes and container links say of a service called kisi-mock, and the URL that clients are given. */
    private static boolean isInjected(String name, String value) {
        return name.equals("KISI_MOCK_URL")
                || (name.equals("KISI_MOCK_PORT") && value.contains("://"))
                || name.matches("KISI_MOCK_(NAME|SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\\d+_(TCP|UDP)(_.*)?|ENV_.*)");
    }

    static String warmUp(ParseResult given) {
        return choice(given, "--warm-up", "off", "on", "only");
    }

    static String logLevel(ParseResult given) {
        return choice(given, "--log-level", "error", "warn", "info", "debug");
    }

    static String choice(ParseResult given, String flag, String... choices) {
        String value = value(given, flag);
        if (!List.of(choices).contains(value)) {
            throw refused(given, flag, "takes " + String.join("|", choices));
        }
        return value;
    }

    /**
     * The settings that were asked for.
     *
     * @throws ParameterException if one has a value it cannot have
     * @throws SeedProblem if the seed file is none
     */
    static Settings settings(ParseResult given) {
        Switches switches = Switches.STANDARD;
        for (Switch one : Switch.values()) {
            String flag = "--" + one.key();
            if (!one.accepts(value(given, flag))) {
                throw refused(given, flag, "takes " + one.expected());
            }
            switches = switches.with(one, value(given, flag));
        }
        return new Settings(
                host(given),
                port(given, "--port"),
                seed(given),
                switches,
                given(given, "--control-port").map(ignored -> port(given, "--control-port")),
                given(given, "--control-token"),
                Durations.parse(value(given, "--workspace-ttl"))
                        .filter(ttl -> !ttl.isNegative())
                        .orElseThrow(() -> refused(given, "--workspace-ttl", "takes a duration such as 30m or 1h")),
                choice(given, "--explain-headers", "on", "off").equals("on"),
                journalSize(given),
                given(given, "--random-seed").map(ignored -> randomSeed(given)));
    }

    private static String host(ParseResult given) {
        String host = value(given, "--host");
        if (host.isBlank() || new InetSocketAddress(host, 0).isUnresolved()) {
            throw refused(given, "--host", "takes a name or address of this machine");
        }
        return host;
    }

    static Optional<String> given(ParseResult given, String flag) {
        return Optional.of(value(given, flag)).filter(value -> !value.isEmpty());
    }

    private static long randomSeed(ParseResult given) {
        try {
            return Long.parseLong(value(given, "--random-seed"));
        } catch (NumberFormatException e) {
            throw refused(given, "--random-seed", "takes a whole number");
        }
    }

    private static int journalSize(ParseResult given) {
        String size = value(given, "--journal-size");
        if (!size.matches("\\d{1,7}")) {
            throw refused(given, "--journal-size", "takes a number from 0 to 9999999");
        }
        return Integer.parseInt(size);
    }

    static int port(ParseResult given, String flag) {
        String port = value(given, flag);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw refused(given, flag, "takes a number from 0 to 65535");
        }
        return Integer.parseInt(port);
    }

    private static Seed seed(ParseResult given) {
        String file = value(given, "--seed-file");
        String text = value(given, "--seed");
        if (!text.isEmpty()) {
            if (!file.isEmpty()) {
                throw refused(given, "--seed-file", "does not go with --seed");
            }
            return SeedFile.read(text, name(given, "--seed"));
        }
        return switch (file) {
            case "" -> Files.exists(MOUNTED_SEED) ? SeedFile.read(MOUNTED_SEED) : Seed.standard();
            case "none" -> Seed.NONE;
            default -> SeedFile.read(Path.of(file));
        };
    }

    static String value(ParseResult given, String flag) {
        return given.commandSpec().findOption(flag).getValue();
    }

    /** The flag or, if that is where the value came from, the variable. */
    private static String name(ParseResult given, String flag) {
        return given.hasMatchedOption(flag)
                ? flag
                : PREFIX + flag.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Names what was set, to what, and what would do. */
    static ParameterException refused(ParseResult given, String flag, String problem) {
        return new ParameterException(
                given.commandSpec().commandLine(),
                name(given, flag) + " is set to '" + value(given, flag) + "'; it " + problem);
    }
}
