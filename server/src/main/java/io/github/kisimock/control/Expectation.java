package io.github.kisimock.control;

import java.util.List;

/** What a test expects of the calls of the program under test. */
public sealed interface Expectation permits ExpectedTimes, ExpectedOrder {

    /** Exactly so many calls match. */
    static Expectation exactly(int times, RequestPattern request) {
        return new ExpectedTimes(times, times, request);
    }

    /** So many calls match, or more. */
    static Expectation atLeast(int times, RequestPattern request) {
        return new ExpectedTimes(times, Integer.MAX_VALUE, request);
    }

    /** So many calls match, or fewer. */
    static Expectation atMost(int times, RequestPattern request) {
        return new ExpectedTimes(0, times, request);
    }

    /** Calls match these, one after the other; there may be others between them. */
    static Expectation inOrder(RequestPattern... requests) {
        return new ExpectedOrder(List.of(requests));
    }

    /** Whether these calls are as expected. */
    boolean isMetBy(List<Exchange> calls);

    /**
     * Holds calls against it, and reports.
     *
     * @param calls in the order in which they began
     * @param evicted how many before them had to go from the journal
     */
    Verification verify(List<Exchange> calls, int evicted);
}
