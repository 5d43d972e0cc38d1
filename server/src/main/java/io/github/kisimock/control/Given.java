package io.github.kisimock.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An object in the body of a control request. What it holds is refused by name if it will not do.
 *
 * @param where its own name, with those of the objects around it; empty for the body itself
 */
record Given(String where, JsonNode node) {

    /**
     * The object, with no other fields than those.
     *
     * @throws Misuse if it is no object, or has others
     */
    static Given of(String where, JsonNode node, String... known) {
        Given given = new Given(where, node);
        if (!node.isObject()) {
            throw Misuse.of(
                    where.isEmpty() ? "body" : where,
                    "takes " + (where.isEmpty() ? "a JSON object" : "keys with values"));
        }
        List<String> fields = Stream.of(known).sorted().toList();
        for (String name : node.propertyNames()) {
            if (!fields.contains(name)) {
                throw given.wrong(name, "is unknown; known are " + String.join(", ", fields));
            }
        }
        return given;
    }

    /** What a field holds will not do. */
    Misuse wrong(String name, String problem) {
        return Misuse.of(where.isEmpty() ? name : where + "." + name, problem);
    }

    /** The value of a field; empty if left out or null. */
    Optional<JsonNode> get(String name) {
        return Optional.of(node.path(name)).filter(value -> !value.isMissingNode() && !value.isNull());
    }

    Optional<String> text(String name) {
        return get(name).map(value -> {
            if (!value.isString()) {
                throw wrong(name, "takes a text");
            }
            return value.stringValue();
        });
    }

    /** The object in a field, with no other fields than those. */
    Optional<Given> object(String name, String... known) {
        return get(name).map(value -> of(where.isEmpty() ? name : where + "." + name, value, known));
    }

    /** The object in a field, whatever its fields are called; none if left out. */
    <V> Map<String, V> map(String name, Function<JsonNode, Optional<V>> reading, String expected) {
        Map<String, V> read = new LinkedHashMap<>();
        get(name).ifPresent(value -> {
            if (!value.isObject()) {
                throw wrong(name, "takes keys with values");
            }
            value.properties()
                    .forEach(entry -> read.put(
                            entry.getKey(),
                            reading.apply(entry.getValue())
                                    .orElseThrow(() -> wrong(name + "." + entry.getKey(), "takes " + expected))));
        });
        return Collections.unmodifiableMap(read);
    }
}
