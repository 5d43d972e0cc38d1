package io.github.kisimock.control;

import io.github.kisimock.domain.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Holds a refused call against the valid ones that the interface description has as examples. Whatever the call sends
 * is as good as what an example has there, if it is of the same type.
 */
final class Described {

    private static final String AUTHORIZATION = "Authorization";

    private Described() {}

    /** In what the call differs from the nearest example; empty if the API takes no such calls. */
    static Optional<List<Difference>> differences(Exchange refused) {
        return Operation.of(refused.request())
                .map(operation -> Stream.of(
                                headers(operation, refused), query(operation, refused), body(operation, refused.sent()))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<Difference> headers(Operation operation, Exchange refused) {
        if (!operation.signedIn()
                || refused.secret().filter(Secret::isWellFormed).isPresent()) {
            return List.of();
        }
        String found = refused.header(AUTHORIZATION)
                .map(sent -> Redaction.value(AUTHORIZATION, sent))
                .orElse(Difference.NOTHING);
        return List.of(new Difference("headers." + AUTHORIZATION, "KISI-LOGIN and 32 hex digits", found));
    }

    private static List<Difference> query(Operation operation, Exchange refused) {
        return refused.request().parameters().entrySet().stream()
                .filter(sent -> !operation.parameters().contains(sent.getKey()))
                .map(sent -> besides(
                        "query." + sent.getKey(),
                        Redaction.value(sent.getKey(), sent.getValue().get(0))))
                .toList();
    }

    private static List<Difference> body(Operation operation, JsonNode body) {
        Map<String, JsonNode> sent = fields(body);
        List<Map<String, JsonNode>> examples =
                operation.bodies().stream().map(Described::fields).toList();
        List<Difference> all = new ArrayList<>(examples.stream()
                .min(Comparator.comparing(example -> otherwise(example, sent).size() + outside(example, sent)))
                .map(example -> otherwise(example, sent))
                .orElse(List.of()));
        sent.forEach((name, value) -> {
            if (examples.stream().noneMatch(example -> example.containsKey(name))) {
                all.add(besides("body." + name, Differences.shown(name, value)));
            }
        });
        return all;
    }

    private static List<Difference> otherwise(Map<String, JsonNode> example, Map<String, JsonNode> sent) {
        Differences all = new Differences();
        example.forEach((name, wanted) -> {
            JsonNode found = sent.getOrDefault(name, MissingNode.getInstance());
            if (!alike(wanted, found)) {
                all.compare(name, wanted, found);
            }
        });
        return all.list();
    }

    private static int outside(Map<String, JsonNode> example, Map<String, JsonNode> sent) {
        return (int) sent.keySet().stream()
                .filter(name -> !example.containsKey(name))
                .count();
    }

    private static boolean alike(JsonNode wanted, JsonNode found) {
        return wanted.getNodeType() == found.getNodeType()
                || (wanted.isBoolean() && found.asString("").matches("true|false|0|1"));
    }

    private static Difference besides(String field, String found) {
        return new Difference(field, Difference.NOTHING, found);
    }

    /** The fields beside the root keys and right below them, where those of the API stand. */
    private static Map<String, JsonNode> fields(JsonNode body) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        body.forEachEntry((root, value) -> {
            value.forEachEntry((name, inner) -> fields.put(root + "." + name, inner));
            if (!value.isObject()) {
                fields.put(root, value);
            }
        });
        return fields;
    }
}
