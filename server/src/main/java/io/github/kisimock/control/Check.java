package io.github.kisimock.control;

import java.util.List;
import java.util.stream.Stream;

/** Looks through calls for one bad habit. */
@FunctionalInterface
interface Check {

    /** Every occasion on which the habit shows; nothing if the client behaves well. */
    Stream<Sign> in(Calls calls);

    /** An occasion, in a sentence, and the calls that show it. */
    record Sign(String what, List<Exchange> calls) {

        /** Nothing if there are no such calls. */
        static Stream<Sign> of(String what, List<Exchange> calls) {
            return calls.isEmpty() ? Stream.empty() : Stream.of(new Sign(what, calls));
        }
    }
}
