package io.github.kisimock.control;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them: {@code 500ms}, {@code 90s}, {@code 14d}; or in ISO 8601. */
public final class Durations {

    private static final Pattern SHORT = Pattern.compile("(-?\\d{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /** The duration; empty if it is none. */
    public static Optional<Duration> parse(String given) {
        Matcher simple = SHORT.matcher(given);
        try {
            return Optional.of(
                    simple.matches() ? of(Long.parseLong(simple.group(1)), simple.group(2)) : Duration.parse(given));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
