package io.github.kisimock.control;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Which of the calls that a {@link Fault} matches it strikes; they are counted from 1. */
public sealed interface Schedule {

    /** All of them. */
    Schedule ALWAYS = new Every(1);

    /**
     * Whether the call is struck.
     *
     * @param match the number of the call
     * @param draw fixed for this call and fault
     */
    boolean strikes(int match, RandomGenerator draw);

    /** The first so many. */
    record First(int first) implements Schedule {
        /**
         * Checks it.
         *
         * @throws Misuse if it is no number from 1 on
         */
        public First {
            positive("first", first);
        }

        @Override
        public boolean strikes(int match, RandomGenerator draw) {
            return match <= first;
        }
    }

    /** Every so manieth: with 3 the third, the sixth and so on. */
    record Every(int every) implements Schedule {
        /**
         * Checks it.
         *
         * @throws Misuse if it is no number from 1 on
         */
        public Every {
            positive("every", every);
        }

        @Override
        public boolean strikes(int match, RandomGenerator draw) {
            return match % every == 0;
        }
    }

    /** From one number to another, both included; all from the first on if there is no other. */
    record Between(int from, Optional<Integer> to) implements Schedule {
        /**
         * Checks it.
         *
         * @throws Misuse if it begins before 1 or ends before it begins
         */
        public Between {
            positive("from", from);
            to.filter(end -> end < from).ifPresent(end -> {
                throw Misuse.of("to", "takes a whole number from " + from + " on, where it begins; not " + end);
            });
        }

        @Override
        public boolean strikes(int match, RandomGenerator draw) {
            return match >= from && match <= to.orElse(match);
        }
    }

    /**
     * Each with that probability. Which ones is settled by the workspace's random seed, the fault's name and the
     * number of the call, and by nothing else: other faults and workspaces have no part in it.
     */
    record Probability(double probability) implements Schedule {
        /**
         * Checks it.
         *
         * @throws Misuse if it is not within 0 and 1
         */
        public Probability {
            if (!(probability >= 0 && probability <= 1)) {
                throw Misuse.of("probability", "takes a number from 0 to 1, not " + probability);
            }
        }

        @Override
        public boolean strikes(int match, RandomGenerator draw) {
            return draw.nextDouble() < probability;
        }
    }

    private static void positive(String field, int number) {
        if (number < 1) {
            throw Misuse.of(field, "takes a whole number from 1 on, not " + number);
        }
    }
}
