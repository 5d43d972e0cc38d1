package io.github.kisimock.contracts;

import io.github.kisimock.contracts.Report.Outcome;
import io.github.kisimock.contracts.Report.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a live organization showed, written into a ledger.
 *
 * @param host where it was asked, so that nobody takes what a mock does for what Kisi does
 */
record Observations(String host, LocalDate today) {

    /**
     * Marks the assumed rules as observed that some kept interaction rests on, and no broken one. A rule that was
     * assumed loses its doubt, not its switch: that is for a person to take away.
     *
     * @return the rules that were marked
     */
    Set<String> write(Report report, Path ledger) throws IOException {
        Set<String> shown = rules(report, Outcome.KEPT);
        shown.removeAll(rules(report, Outcome.BROKEN));
        Set<String> marked = new TreeSet<>();
        List<String> lines = new ArrayList<>();
        String rule = "";
        for (String line : Files.readAllLines(ledger)) {
            rule = line.startsWith("- id: ") ? line.substring("- id: ".length()).strip() : rule;
            if (shown.contains(rule) && line.equals("  status: assumed")) {
                marked.add(rule);
            }
            lines.add(marked.contains(rule) ? marked(line) : line);
        }
        Files.write(ledger, lines);
        return marked;
    }

    private static Set<String> rules(Report report, Outcome outcome) {
        return report.with(outcome).stream()
                .map(Result::rules)
                .flatMap(rules -> Stream.of(rules).flatMap(List::stream))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String marked(String line) {
        if (line.startsWith("  status: ")) {
            return "  status: observed";
        }
        if (line.startsWith("  source: \"")) {
            return line.substring(0, line.length() - 1) + "; live: kept by an organization at " + host + "\"";
        }
        return line.startsWith("  as_of: ") ? "  as_of: " + today : line;
    }
}
