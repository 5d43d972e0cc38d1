package io.github.kisimock.control;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A call that was nearly the wanted one.
 *
 * @param differences what keeps it from matching, field by field
 */
public record NearMiss(Exchange call, List<Difference> differences) {

    private static final int MOST = 3;

    /** Those of the calls that differ in the fewest things, nearest first. */
    static List<NearMiss> of(RequestPattern wanted, List<Exchange> calls) {
        return calls.stream()
                .map(call -> new NearMiss(call, wanted.differences(call.request())))
                .filter(miss -> !miss.differences().isEmpty())
                .sorted(Comparator.comparing(miss -> miss.differences().size()))
                .limit(MOST)
                .toList();
    }

    /** The call, and below it what was wanted and what was found, side by side. */
    @Override
    public String toString() {
        String row =
                "\n    %-" + width(differences.stream().map(Difference::field).toList()) + "s  wanted %-"
                        + width(differences.stream().map(Difference::wanted).toList()) + "s  found %s";
        return differences.stream()
                .map(one -> row.formatted(one.field(), one.wanted(), one.found()))
                .collect(Collectors.joining("", "  " + call.line(), ""));
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }
}
