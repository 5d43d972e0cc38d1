package io.github.kisimock.contracts;

import io.github.kisimock.contracts.Report.Outcome;
import io.github.kisimock.contracts.Report.Result;
import io.github.kisimock.control.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A way to write a report down. */
enum Format {
    /** For people: differences under the rules they touch, then what was skipped under the reasons, then the sum. */
    TEXT,
    /** A list of all results, with {@code subject}, {@code rules}, {@code outcome} and {@code problems}. */
    JSON,
    /** The XML that CI servers read: a test case for each interaction, its rules in place of the class. */
    JUNIT;

    private static final Map<String, Ledger.Rule> LEDGER =
            Ledger.rules().stream().collect(Collectors.toMap(Ledger.Rule::id, rule -> rule));

    String of(Report report) {
        return switch (this) {
            case TEXT -> text(report);
            case JSON -> json(report);
            case JUNIT -> junit(report);
        };
    }

    private static String text(Report report) {
        StringBuilder text = new StringBuilder();
        for (Result one : report.with(Outcome.BROKEN)) {
            text.append(one.subject()).append('\n');
            one.rules().forEach(id -> text.append("  rule ").append(id).append(told(id)));
            one.problems()
                    .forEach(problem -> text.append("  - ")
                            .append(problem.strip().replace("\n", "\n    "))
                            .append('\n'));
        }
        Map<String, List<String>> skipped = report.with(Outcome.SKIPPED).stream()
                .collect(Collectors.groupingBy(
                        one -> String.join("; ", one.problems()),
                        LinkedHashMap::new,
                        Collectors.mapping(Result::subject, Collectors.toList())));
        skipped.forEach((why, subjects) -> {
            text.append("skipped: ").append(why).append('\n');
            subjects.forEach(subject -> text.append("  ").append(subject).append('\n'));
        });
        return text
                + "%d kept, %d differ, %d skipped%n"
                        .formatted(
                                count(report, Outcome.KEPT),
                                count(report, Outcome.BROKEN),
                                count(report, Outcome.SKIPPED));
    }

    /** What the ledger says of a rule. */
    private static String told(String id) {
        Ledger.Rule rule = LEDGER.get(id);
        return rule == null ? "\n" : " (" + rule.status().name().toLowerCase(Locale.ROOT) + "): " + rule.rule() + "\n";
    }

    private static int count(Report report, Outcome outcome) {
        return report.with(outcome).size();
    }

    private static String json(Report report) {
        return JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(report.results())
                + "\n";
    }

    private static String junit(Report report) {
        String cases = report.results().stream()
                .map(one -> "  <testcase classname=\"%s\" name=\"%s\">%s</testcase>\n"
                        .formatted(escaped(String.join(" ", one.rules())), escaped(one.subject()), outcome(one)))
                .collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="kisi-contracts" tests="%d" failures="%d" skipped="%d">
                %s</testsuite>
                """.formatted(
                        report.results().size(), count(report, Outcome.BROKEN), count(report, Outcome.SKIPPED), cases);
    }

    private static String outcome(Result one) {
        String problems = escaped(String.join("\n", one.problems()));
        return switch (one.outcome()) {
            case KEPT -> "";
            case BROKEN -> "<failure>" + problems + "</failure>";
            case SKIPPED -> "<skipped message=\"" + problems + "\"/>";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
    }
}
