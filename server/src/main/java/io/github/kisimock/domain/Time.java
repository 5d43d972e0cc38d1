package io.github.kisimock.domain;

import java.time.Duration;
import java.time.Instant;

/** The clock of one world: it runs some way ahead of the real one, or stands. */
public sealed interface Time {

    /** A clock that shows the real time. */
    Time REAL = new Flowing(Duration.ZERO);

    /** Whether the API can write that time: it has four digits for the year. */
    static boolean canShow(Instant time) {
        return !time.isBefore(Instant.parse("0001-01-01T00:00:00Z"))
                && time.isBefore(Instant.parse("9999-01-01T00:00:00Z"));
    }

    /** What this clock shows when the real one shows {@code real}. */
    Instant at(Instant real);

    /** This clock, moved on by so much. */
    Time movedBy(Duration by);

    /** It runs, by so much ahead of the real clock (behind, if negative). */
    record Flowing(Duration ahead) implements Time {
        @Override
        public Instant at(Instant real) {
            return real.plus(ahead);
        }

        @Override
        public Time movedBy(Duration by) {
            return new Flowing(ahead.plus(by));
        }
    }

    /** It stands. */
    record Frozen(Instant instant) implements Time {
        @Override
        public Instant at(Instant real) {
            return instant;
        }

        @Override
        public Time movedBy(Duration by) {
            return new Frozen(instant.plus(by));
        }
    }
}
