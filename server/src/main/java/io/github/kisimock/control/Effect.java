package io.github.kisimock.control;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a {@link Fault} does to a call. */
public sealed interface Effect permits Effect.Status, Effect.Delay, Effect.StalePage, Effect.OnReply, LostReply {

    /** Does it. */
    void on(Victim call, RandomGenerator draw);

    /** When it can be done; first, when it is unless told otherwise. */
    default List<Moment> moments() {
        return List.of(Moment.values());
    }

    /** Whether there is anything it could do to that call; if not, the call is not counted. */
    default boolean concerns(Victim call) {
        return true;
    }

    /** Its name in control requests, such as {@code slow_body}. */
    default String type() {
        return (this instanceof Enum<?> one
                        ? one.name()
                        : getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "_"))
                .toLowerCase(Locale.ROOT);
    }

    /**
     * An error in the API's shape.
     *
     * @param status from 400 to 599
     * @param code the API's own code; the one that goes with the status if empty
     * @param error the text; the one that goes with the status if empty
     * @param retryAfter sent as {@code Retry-After} in whole seconds; no such header if empty
     */
    record Status(int status, Optional<String> code, Optional<String> error, Optional<Duration> retryAfter)
            implements Effect {
        /**
         * Checks it.
         *
         * @throws Misuse if that is no error
         */
        public Status {
            if (status < 400 || status > 599) {
                throw Misuse.of("status", "takes an error's, 400 to 599, not " + status);
            }
            if (status == 422 && code.isPresent()) {
                throw Misuse.of("code", "is none in a 422, which has errors by field; leave it out");
            }
        }

        /** An error of that status, as it mostly is. */
        public static Status of(int status) {
            return new Status(status, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** This one, saying after what time to try again. */
        public Status retryAfter(Duration time) {
            return new Status(status, code, error, Optional.of(time));
        }

        @Override
        public void on(Victim call, RandomGenerator draw) {
            call.fail(this);
        }
    }

    /** The call waits for a time between those two; the same each time if they are equal. */
    record Delay(Duration from, Duration to) implements Effect {
        /**
         * Checks it.
         *
         * @throws Misuse if it is longer than a minute, or ends before it begins
         */
        public Delay {
            withinAMinute("from", from);
            withinAMinute("to", to);
            if (to.compareTo(from) < 0) {
                throw Misuse.of("to", "takes a duration that is not shorter than from");
            }
        }

        /** Always that long. */
        public static Delay of(Duration time) {
            withinAMinute("for", time);
            return new Delay(time, time);
        }

        @Override
        public void on(Victim call, RandomGenerator draw) {
            long range = to.minus(from).toMillis();
            call.hold(from.plusMillis((long) (draw.nextDouble() * range)));
        }
    }

    /** What is done to the body of a reply, if there is one. */
    sealed interface OnReply extends Effect permits SlowBody, ChangedReply {
        @Override
        default List<Moment> moments() {
            return List.of(Moment.WHILE_WRITING);
        }

        @Override
        default boolean concerns(Victim call) {
            return !call.reply().isEmpty();
        }
    }

    /** The body comes in pieces, the last after that time. */
    record SlowBody(Duration over) implements OnReply {
        /**
         * Checks it.
         *
         * @throws Misuse if it is longer than a minute
         */
        public SlowBody {
            withinAMinute("over", over);
        }

        @Override
        public void on(Victim call, RandomGenerator draw) {
            call.trickle(over);
        }
    }

    /**
     * A later page of a list is as if, since the page before, a row had come or gone before it: the client gets a row
     * twice, or never. The world itself does not change.
     */
    record StalePage(Change change) implements Effect {
        /** What happened to the list meanwhile. */
        public enum Change {
            /** A row came: the last of the page before comes again. */
            INSERTED,
            /** A row went: the first of this page is not seen. */
            REMOVED
        }

        @Override
        public List<Moment> moments() {
            return List.of(Moment.AFTER_AUTHENTICATION);
        }

        @Override
        public boolean concerns(Victim call) {
            return call.request().method().equals("GET")
                    && call.request().parameter("offset").stream().anyMatch(offset -> offset.matches("[1-9]\\d*"));
        }

        @Override
        public void on(Victim call, RandomGenerator draw) {
            call.movePage(change == Change.INSERTED ? 1 : -1);
        }
    }

    private static void withinAMinute(String field, Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofMinutes(1)) > 0) {
            throw Misuse.of(field, "takes a duration from 0s to 60s");
        }
    }
}
