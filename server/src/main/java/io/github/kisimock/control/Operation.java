package io.github.kisimock.control;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the API, as the interface description has it.
 *
 * @param signedIn whether a call of it must carry a secret
 * @param parameters what may be in its query
 * @param bodies examples of what is sent to it; none if it takes nothing
 */
record Operation(String method, String path, boolean signedIn, List<String> parameters, List<JsonNode> bodies) {

    private static final List<Operation> ALL = read(AboutEndpoints.document()).toList();

    private static Stream<Operation> read(JsonNode document) {
        return document.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith(ControlApi.PREFIX))
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getKey().matches("get|post|put|patch|delete"))
                        .map(operation -> new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                !operation.getValue().has("security"),
                                operation
                                        .getValue()
                                        .path("parameters")
                                        .valueStream()
                                        .map(parameter -> target(document, parameter))
                                        .filter(parameter ->
                                                parameter.path("in").asString().equals("query"))
                                        .map(parameter -> parameter.path("name").asString())
                                        .toList(),
                                target(document, operation.getValue().path("requestBody"))
                                        .at("/content/application~1json/examples")
                                        .valueStream()
                                        .map(example -> example.path("value"))
                                        .toList())));
    }

    private static JsonNode target(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** The one that a call is for; none if there is none. */
    static Optional<Operation> of(Request call) {
        return ALL.stream()
                .filter(one -> RequestPattern.of(one.method, one.path).matches(call))
                .min(Comparator.comparing(one -> one.path.contains("{")));
    }

    /** Those whose paths have most in common with the one asked for, but for ids and the plural; none if nothing. */
    static List<Operation> near(String asked) {
        List<String> parts = parts(asked);
        return Optional.ofNullable(ALL.stream()
                        .filter(one -> !Collections.disjoint(words(one.path), words(asked)))
                        .collect(Collectors.groupingBy(
                                one -> difference(parts(one.path), parts), TreeMap::new, Collectors.toList()))
                        .firstEntry())
                .map(nearest -> nearest.getValue())
                .orElse(List.of());
    }

    private static int difference(List<String> some, List<String> others) {
        long shared = some.stream().filter(others::contains).count();
        return some.size() + others.size() - 2 * (int) shared;
    }

    private static List<String> words(String path) {
        return parts(path).stream().filter(part -> !part.equals("{}")).toList();
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.toLowerCase(Locale.ROOT).split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.matches("\\d+|\\{.*}") ? "{}" : part.replaceFirst("s$", ""))
                .toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
