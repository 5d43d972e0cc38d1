package io.github.kisimock.api;

import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Writes times as the API does: UTC, with milliseconds unless a switch says otherwise. */
final class Timestamps {

    private static final DateTimeFormatter MILLISECONDS = form("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter SECONDS = form("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter OFFSET = form("uuuu-MM-dd'T'HH:mm:ss'+00:00'");

    private Timestamps() {}

    static String show(Instant time, World world) {
        return switch (world.switches().get(Switch.TIMESTAMPS)) {
            case "seconds" -> SECONDS.format(time);
            case "offset" -> OFFSET.format(time);
            default -> MILLISECONDS.format(time);
        };
    }

    static Optional<String> show(Optional<Instant> time, World world) {
        return time.map(present -> show(present, world));
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }
}
