package io.github.kisimock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A valid value spoilt in one way; where several values spoil it alike, all of them. */
record Spoilt(String how, List<JsonNode> values) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode NO_TEXT_WE_KNOW = JSON.readTree("\"?! \"");
    private static final Map<String, JsonNode> ONE_OF_EACH_TYPE = Map.of(
            "null", JSON.nullNode(),
            "boolean", JSON.readTree("true"),
            "integer", JSON.readTree("7"),
            "number", JSON.readTree("0.5"),
            "string", NO_TEXT_WE_KNOW,
            "array", JSON.createArrayNode(),
            "object", JSON.createObjectNode());

    /** All ways to spoil an example: at the top and in every object within. */
    static Stream<Spoilt> ways(Shape shape, JsonNode example) {
        return Stream.concat(
                Stream.of(new Spoilt("a wrong type", wrongValues(shape))),
                objects("", shape, example).flatMap(object -> object.ways(example)));
    }

    private static Stream<ObjectWithin> objects(String pointer, Shape shape, JsonNode example) {
        if (example.isArray()) {
            return example.isEmpty() ? Stream.empty() : objects(pointer + "/0", shape.items(), example.get(0));
        }
        if (!example.isObject()) {
            return Stream.empty();
        }
        Stream<ObjectWithin> below = shape.properties().entrySet().stream()
                .filter(property -> example.has(property.getKey()))
                .flatMap(property -> objects(
                        pointer + "/" + property.getKey(), property.getValue(), example.get(property.getKey())));
        return Stream.concat(Stream.of(new ObjectWithin(pointer, shape)), below);
    }

    private static List<JsonNode> wrongValues(Shape shape) {
        return ONE_OF_EACH_TYPE.entrySet().stream()
                .filter(value -> !shape.allows(value.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private record ObjectWithin(String pointer, Shape shape) {

        Stream<Spoilt> ways(JsonNode whole) {
            List<Spoilt> ways = new ArrayList<>();
            if (!shape.isOpen()) {
                ways.add(new Spoilt(undeclared(), List.of(with(whole, "undeclared", JSON.createObjectNode()))));
            }
            shape.required()
                    .forEach(field -> ways.add(new Spoilt("a missing " + path(field), List.of(without(whole, field)))));
            shape.properties().forEach((field, type) -> {
                ways.add(new Spoilt("a wrong type of " + path(field), with(whole, field, wrongValues(type))));
                if (type.limitsText()) {
                    ways.add(new Spoilt("a malformed " + path(field), List.of(with(whole, field, NO_TEXT_WE_KNOW))));
                }
                if (type.isList()) {
                    List<JsonNode> lists = wrongValues(type.items()).stream()
                            .<JsonNode>map(value -> JSON.createArrayNode().add(value))
                            .toList();
                    ways.add(new Spoilt("a wrong type within " + path(field), with(whole, field, lists)));
                }
            });
            return ways.stream();
        }

        private String undeclared() {
            String what = shape.properties().isEmpty() ? "a nested value" : "an undeclared field";
            return pointer.isEmpty() ? what : what + " in " + path("");
        }

        private String path(String field) {
            String path = (pointer + "/" + field).substring(1).replaceFirst("/$", "");
            return "\"" + path.replace("/", ".") + "\"";
        }

        private List<JsonNode> with(JsonNode whole, String field, List<JsonNode> values) {
            return values.stream().map(value -> with(whole, field, value)).toList();
        }

        private JsonNode with(JsonNode whole, String field, JsonNode value) {
            JsonNode copy = whole.deepCopy();
            ((ObjectNode) copy.at(pointer)).set(field, value);
            return copy;
        }

        private JsonNode without(JsonNode whole, String field) {
            JsonNode copy = whole.deepCopy();
            ((ObjectNode) copy.at(pointer)).remove(field);
            return copy;
        }
    }
}
