package io.github.kisimock;

import io.github.kisimock.control.Durations;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedFile;
import io.github.kisimock.control.SeedProblem;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes of what the program was given what the mock is started with; refuses what cannot be. */
final class SettingsReader {

    private SettingsReader() {}

    static String warmUp(SettingValues given) {
        return given.choice("--warm-up", "off", "on", "only");
    }

    static String logLevel(SettingValues given) {
        return given.choice("--log-level", "error", "warn", "info", "debug");
    }

    /**
     * The settings that were asked for.
     *
     * @throws SettingProblem if one has a value it cannot have
     * @throws SeedProblem if the seed file is none
     */
    static Settings settings(SettingValues given) {
        Switches switches = Switches.STANDARD;
        for (Switch one : Switch.values()) {
            String flag = "--" + one.key();
            if (!one.accepts(given.value(flag))) {
                throw given.refused(flag, "takes " + one.expected());
            }
            switches = switches.with(one, given.value(flag));
        }
        return new Settings(
                host(given),
                given.port("--port"),
                seed(given),
                switches,
                given.text("--control-port").map(ignored -> given.port("--control-port")),
                given.text("--control-token"),
                Durations.parse(given.value("--workspace-ttl"))
                        .filter(ttl -> !ttl.isNegative())
                        .orElseThrow(() -> given.refused("--workspace-ttl", "takes a duration such as 30m or 1h")),
                given.choice("--explain-headers", "on", "off").equals("on"),
                journalSize(given),
                given.text("--random-seed").map(ignored -> randomSeed(given)));
    }

    private static String host(SettingValues given) {
        String host = given.value("--host");
        if (host.isBlank() || new InetSocketAddress(host, 0).isUnresolved()) {
            throw given.refused("--host", "takes a name or address of this machine");
        }
        return host;
    }

    private static long randomSeed(SettingValues given) {
        try {
            return Long.parseLong(given.value("--random-seed"));
        } catch (NumberFormatException e) {
            throw given.refused("--random-seed", "takes a whole number");
        }
    }

    private static int journalSize(SettingValues given) {
        String size = given.value("--journal-size");
        if (!size.matches("\\d{1,7}")) {
            throw given.refused("--journal-size", "takes a number from 0 to 9999999");
        }
        return Integer.parseInt(size);
    }

    private static Seed seed(SettingValues given) {
        String file = given.value("--seed-file");
        String text = given.value("--seed");
        if (!text.isEmpty()) {
            if (!file.isEmpty()) {
                throw given.refused("--seed-file", "does not go with --seed");
            }
            return SeedFile.read(text, given.name("--seed"));
        }
        return switch (file) {
            case "" -> Files.exists(Options.MOUNTED_SEED) ? SeedFile.read(Options.MOUNTED_SEED) : Seed.standard();
            case "none" -> Seed.NONE;
            default -> SeedFile.read(Path.of(file));
        };
    }
}
