package io.github.kisimock.contracts;

import io.github.kisimock.control.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What came of a check, interaction by interaction. */
final class Report {

    /** How an interaction fared. */
    enum Outcome {
        KEPT,
        BROKEN,
        SKIPPED
    }

    /**
     * One interaction.
     *
     * @param subject what was asked
     * @param rules the rules of the ledger it rests on
     * @param problems how the reply differs, or why it was skipped
     */
    record Result(String subject, List<String> rules, Outcome outcome, List<String> problems) {}

    /** A way to write it down. */
    enum Format {
        TEXT,
        JSON,
        JUNIT
    }

    private final List<Result> results = new ArrayList<>();

    void add(String subject, List<String> rules, Outcome outcome, List<String> problems) {
        results.add(new Result(subject, rules, outcome, problems));
    }

    List<Result> results() {
        return List.copyOf(results);
    }

    List<Result> with(Outcome outcome) {
        return results.stream().filter(one -> one.outcome() == outcome).toList();
    }

    String in(Format format) {
        return switch (format) {
            case TEXT -> text();
            case JSON -> json();
            case JUNIT -> junit();
        };
    }

    /** The differences, under the rules they touch; then what was skipped; then the sum. */
    private String text() {
        Map<String, Ledger.Rule> ledger = ledger();
        StringBuilder text = new StringBuilder();
        for (Result one : with(Outcome.BROKEN)) {
            text.append(one.subject()).append('\n');
            for (String id : one.rules()) {
                Ledger.Rule rule = ledger.get(id);
                text.append("  rule ").append(id);
                if (rule != null) {
                    text.append(" (").append(status(rule)).append("): ").append(rule.rule());
                }
                text.append('\n');
            }
            one.problems()
                    .forEach(problem -> text.append("  - ")
                            .append(problem.strip().replace("\n", "\n    "))
                            .append('\n'));
        }
        Map<String, Long> skipped = with(Outcome.SKIPPED).stream()
                .collect(Collectors.groupingBy(
                        one -> String.join("; ", one.problems()), LinkedHashMap::new, Collectors.counting()));
        skipped.forEach((why, times) ->
                text.append("skipped ").append(times).append(": ").append(why).append('\n'));
        return text
                + "%d kept, %d differ, %d skipped%n"
                        .formatted(
                                with(Outcome.KEPT).size(),
                                with(Outcome.BROKEN).size(),
                                with(Outcome.SKIPPED).size());
    }

    private String json() {
        return JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(results)
                + "\n";
    }

    private String junit() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"kisi-contracts\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">\n"
                .formatted(
                        results.size(),
                        with(Outcome.BROKEN).size(),
                        with(Outcome.SKIPPED).size()));
        for (Result one : results) {
            String problems = escaped(String.join("\n", one.problems()));
            xml.append("  <testcase classname=\"")
                    .append(escaped(String.join(" ", one.rules())))
                    .append("\" name=\"")
                    .append(escaped(one.subject()))
                    .append("\">")
                    .append(
                            switch (one.outcome()) {
                                case KEPT -> "";
                                case BROKEN -> "<failure>" + problems + "</failure>";
                                case SKIPPED -> "<skipped message=\"" + problems + "\"/>";
                            })
                    .append("</testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
    }

    private static Map<String, Ledger.Rule> ledger() {
        return Ledger.rules().stream().collect(Collectors.toMap(Ledger.Rule::id, rule -> rule));
    }

    private static String status(Ledger.Rule rule) {
        return rule.status().name().toLowerCase(Locale.ROOT);
    }
}
