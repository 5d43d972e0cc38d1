package io.github.kisimock.control;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An object in the body of a control request. What it holds is refused by name if it will not do.
 *
 * @param where its own name, with those of the objects around it; empty for the body itself
 */
record Given(String where, JsonNode node) {

    /**
     * The object.
     *
     * @throws Misuse if it is none
     */
    static Given of(String where, JsonNode node) {
        if (!node.isObject()) {
            throw where.isEmpty()
                    ? Misuse.of("body", "takes a JSON object")
                    : Misuse.of(where, "takes keys with values").in("");
        }
        return new Given(where, node);
    }

    /**
     * This one, which must have no other fields than those.
     *
     * @throws Misuse if it has others
     */
    Given only(String... known) {
        List<String> fields = Stream.of(known).sorted().toList();
        String all = fields.isEmpty() ? "there are none" : "known are " + String.join(", ", fields);
        for (String name : node.propertyNames()) {
            if (!fields.contains(name)) {
                throw wrong(name, "is unknown; " + all);
            }
        }
        return this;
    }

    /** What a field holds will not do. */
    Misuse wrong(String name, String problem) {
        return Misuse.of(name, problem).in(where);
    }

    /** A field must be there, and is not. */
    Misuse missing(String name, String example) {
        return wrong(name, "is missing; it takes " + example);
    }

    /** What is made of what was read; if it will not do, it is refused as within this object. */
    <T> T make(Supplier<T> making) {
        try {
            return making.get();
        } catch (Misuse e) {
            throw e.in(where);
        }
    }

    /** The value of a field; empty if left out or null. */
    Optional<JsonNode> get(String name) {
        return Optional.of(node.path(name)).filter(value -> !value.isMissingNode() && !value.isNull());
    }

    Optional<String> text(String name) {
        return get(name, JsonNode::isString, "takes a text").map(JsonNode::stringValue);
    }

    Optional<Integer> wholeNumber(String name) {
        return get(name, value -> value.isIntegralNumber() && value.canConvertToInt(), "takes a whole number")
                .map(JsonNode::intValue);
    }

    Optional<Double> number(String name) {
        return get(name, JsonNode::isNumber, "takes a number").map(JsonNode::doubleValue);
    }

    Optional<Duration> duration(String name) {
        return text(name).map(given -> make(() -> ControlCall.duration(name, given)));
    }

    /** One of those words, in small letters. */
    <E extends Enum<E>> Optional<E> word(String name, E[] known) {
        return text(name)
                .map(given -> Stream.of(known)
                        .filter(one -> word(one).equals(given))
                        .findFirst()
                        .orElseThrow(() -> wrong(
                                name,
                                "takes "
                                        + String.join(
                                                ", ",
                                                Arrays.stream(known)
                                                        .map(Given::word)
                                                        .toList()) + "; not '" + given + "'")));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** The object in a field. */
    Optional<Given> object(String name) {
        return get(name).map(value -> of(where.isEmpty() ? name : where + "." + name, value));
    }

    /** The object in a field, whatever its fields are called; empty if left out. */
    <V> Map<String, V> map(String name, Function<JsonNode, Optional<V>> reading, String expected) {
        Map<String, V> read = new LinkedHashMap<>();
        get(name, JsonNode::isObject, "takes keys with values")
                .ifPresent(object -> object.forEachEntry((key, value) -> read.put(
                        key, reading.apply(value).orElseThrow(() -> wrong(name + "." + key, "takes " + expected)))));
        return Collections.unmodifiableMap(read);
    }

    private Optional<JsonNode> get(String name, Predicate<JsonNode> wanted, String expected) {
        Optional<JsonNode> value = get(name);
        value.filter(wanted.negate()).ifPresent(other -> {
            throw wrong(name, expected);
        });
        return value;
    }
}
