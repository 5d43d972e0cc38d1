package io.github.kisimock.api;

import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** Writes times as the API does: UTC, with milliseconds unless a switch says otherwise. */
final class Timestamps {

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter SECONDS =
            new DateTimeFormatterBuilder().appendInstant(0).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);

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
}
