package io.github.kisimock.junit.assertions;

import io.github.kisimock.control.Control;
import io.github.kisimock.control.Difference;
import io.github.kisimock.control.Exchange;
import io.github.kisimock.control.RequestPattern;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The calls of a workspace, for assertions and their failures. */
record Calls(List<Exchange> all) {

    /** A reply may reach the client a moment before its call is in the journal. */
    private static final Duration GRACE = Duration.ofMillis(250);

    static Calls of(Control control) {
        control.awaitQuiet(GRACE);
        return new Calls(control.requests());
    }

    int matching(RequestPattern wanted) {
        return (int) all.stream().filter(wanted::matches).count();
    }

    /** How many of the patterns, from the first on, are matched by calls in their order. */
    int inOrder(RequestPattern... wanted) {
        int found = 0;
        for (Exchange call : all) {
            if (found < wanted.length && wanted[found].matches(call)) {
                found++;
            }
        }
        return found;
    }

    /** The call that differs in the fewest things, side by side with what was wanted. */
    String nearest(RequestPattern wanted) {
        return all.stream()
                .min(Comparator.comparing(
                        call -> wanted.differences(call.request()).size()))
                .map(call -> "\nNearest of " + all.size() + ", " + line(call) + ":\n"
                        + table(wanted.differences(call.request())))
                .orElse("\nThere was no call at all.");
    }

    private static String table(List<Difference> differences) {
        int field = width(differences.stream().map(Difference::field).toList());
        int value = width(differences.stream().map(Difference::wanted).toList());
        String row = "  %-" + field + "s  wanted %-" + value + "s  found %s";
        return differences.stream()
                .map(one -> row.formatted(one.field(), one.wanted(), one.found()))
                .collect(Collectors.joining("\n"));
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }

    String list() {
        return all.isEmpty()
                ? "\nThere was no call at all."
                : all.stream().map(call -> "\n  " + line(call)).collect(Collectors.joining("", "\nThere were:", ""));
    }

    private static String line(Exchange call) {
        return "#" + call.number() + " " + call.method() + " " + call.path() + " → " + call.status();
    }
}
