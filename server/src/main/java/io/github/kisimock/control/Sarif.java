package io.github.kisimock.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Findings in the Static Analysis Results Interchange Format, version 2.1.0, which CI systems show. */
record Sarif(@JsonProperty("$schema") String schema, String version, List<Run> runs) {

    record Run(Tool tool, List<Result> results) {}

    record Tool(Driver driver) {}

    record Driver(String name, String version, List<Rule> rules) {}

    record Rule(String id, Text shortDescription, Text help, Level defaultConfiguration) {}

    record Level(String level) {}

    record Text(String text) {}

    record Result(String ruleId, int ruleIndex, String level, Text message, List<Location> locations) {}

    record Location(PhysicalLocation physicalLocation) {}

    record PhysicalLocation(ArtifactLocation artifactLocation) {}

    record ArtifactLocation(String uri) {}

    /** A finding is located in the calls that show it: their addresses here can be opened. */
    static Sarif of(List<Finding> findings, ControlCall call) {
        String journal = call.server() + "/w/" + call.control().workspace().name() + ControlApi.PREFIX + "/requests/";
        return new Sarif(
                "https://json.schemastore.org/sarif-2.1.0.json",
                "2.1.0",
                List.of(new Run(
                        new Tool(new Driver("Kisi Mock", Version.current(), rules())),
                        findings.stream()
                                .map(finding -> result(finding, journal))
                                .toList())));
    }

    private static List<Rule> rules() {
        return Arrays.stream(Lint.values())
                .map(lint ->
                        new Rule(lint.id(), new Text(lint.sentence()), new Text(lint.advice()), new Level(level(lint))))
                .toList();
    }

    private static Result result(Finding finding, String journal) {
        Lint lint = finding.lint();
        return new Result(
                lint.id(),
                List.of(Lint.values()).indexOf(lint),
                level(lint),
                new Text(finding.message() + " " + lint.advice()),
                finding.requests().stream()
                        .map(number -> new Location(new PhysicalLocation(new ArtifactLocation(journal + number))))
                        .toList());
    }

    private static String level(Lint lint) {
        return lint.severity().name().toLowerCase(Locale.ROOT);
    }
}
