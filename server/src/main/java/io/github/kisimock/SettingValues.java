package io.github.kisimock;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** What the settings are set to: by a flag, else by a variable of the environment, else as they are by themselves. */
final class SettingValues {

    private final CommandLine flags;
    private final Map<String, String> environment;

    SettingValues(CommandLine flags, Map<String, String> environment) {
        this.flags = flags;
        this.environment = environment;
    }

    /** Whether that flag was given. */
    boolean has(String flag) {
        return flags.hasOption(flag);
    }

    String value(String flag) {
        Setting setting = Options.named(flag);
        return Objects.requireNonNullElseGet(
                flags.getOptionValue(flag), () -> environment.getOrDefault(setting.variable(), setting.standard()));
    }

    /** Likewise; empty if it is set to nothing. */
    Optional<String> text(String flag) {
        return Optional.of(value(flag)).filter(value -> !value.isEmpty());
    }

    String choice(String flag, String... choices) {
        String value = value(flag);
        if (!List.of(choices).contains(value)) {
            throw refused(flag, "takes " + String.join("|", choices));
        }
        return value;
    }

    int port(String flag) {
        String port = value(flag);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw refused(flag, "takes a number from 0 to 65535");
        }
        return Integer.parseInt(port);
    }

    /** The flag or, if that is where the value came from, the variable. */
    String name(String flag) {
        return has(flag) ? flag : Options.named(flag).variable();
    }

    /** Names what was set, to what, and what would do. */
    SettingProblem refused(String flag, String problem) {
        return new SettingProblem(name(flag) + " is set to '" + value(flag) + "'; it " + problem);
    }
}
