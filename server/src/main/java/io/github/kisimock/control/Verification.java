package io.github.kisimock.control;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the calls compare with an {@link Expectation}.
 *
 * @param met whether they are as expected
 * @param calls those that match, wherever they are
 * @param nearest if a call is missing, those that come nearest to it, the nearest first
 * @param evicted how many earlier calls had to go from the journal and could not be looked at
 * @param report all of it, to be read; without secrets
 */
public record Verification(boolean met, List<Exchange> calls, List<NearMiss> nearest, int evicted, String report) {

    private static final int MOST_LISTED = 20;

    static Verification of(boolean met, String heading, List<Exchange> calls, List<NearMiss> nearest, int evicted) {
        StringBuilder report = new StringBuilder(heading);
        if (!met) {
            report.append(list(calls)).append(list(nearest, calls.isEmpty()));
        }
        if (evicted > 0) {
            report.append("\nNot looked at: ")
                    .append(evicted)
                    .append(" earlier calls that had to go from the journal.");
        }
        return new Verification(met, calls, nearest, evicted, report.toString());
    }

    private static String list(List<Exchange> calls) {
        String more = calls.size() > MOST_LISTED ? "\n  and " + (calls.size() - MOST_LISTED) + " more" : "";
        return calls.stream()
                .limit(MOST_LISTED)
                .map(call -> "\n  " + call.line())
                .collect(Collectors.joining("", calls.isEmpty() ? "" : "\nThere were:", more));
    }

    private static String list(List<NearMiss> nearest, boolean alone) {
        if (nearest.isEmpty()) {
            return alone ? "\nThere was no call at all." : "";
        }
        return nearest.stream().map(NearMiss::toString).collect(Collectors.joining("\n", "\nNearest:\n", ""));
    }
}
