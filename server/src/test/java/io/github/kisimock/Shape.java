package io.github.kisimock;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A schema of our document as a reader sees it: references and {@code allOf} followed. */
public record Shape(String name, JsonNode node) {

    private static final String COMPONENTS = "#/components/schemas/";

    /** The schema of that name. */
    public static Shape named(String name) {
        JsonNode node = OpenApi.DOCUMENT.document().at("/components/schemas/" + name);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("No schema " + name);
        }
        return new Shape(name, node);
    }

    static Shape of(JsonNode node) {
        JsonNode ref = node.path("$ref");
        return ref.isMissingNode() ? new Shape("", node) : named(ref.asString().substring(COMPONENTS.length()));
    }

    /** What an object of it may hold. */
    public Map<String, Shape> properties() {
        Map<String, Shape> properties = new LinkedHashMap<>();
        parts().forEach(part -> part.path("properties")
                .propertyStream()
                .forEach(property -> properties.put(property.getKey(), of(property.getValue()))));
        return properties;
    }

    /** The properties that an object of it always holds. */
    public Set<String> required() {
        return parts().flatMap(part -> part.path("required").valueStream())
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** JSON types, as {@code string} and {@code null}. */
    public Set<String> types() {
        if (node.has("const")) {
            return Set.of(node.get("const").getNodeType().name().toLowerCase(Locale.ROOT));
        }
        Stream<String> chosen = choices().stream().flatMap(choice -> choice.types().stream());
        Stream<String> own = parts().map(part -> part.path("type"))
                .flatMap(type -> type.isArray() ? type.valueStream() : Stream.of(type))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
        return Stream.concat(own, chosen).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean allows(String type) {
        return types().contains(type) || (type.equals("integer") && types().contains("number"));
    }

    boolean limitsText() {
        return Stream.of("const", "enum", "format", "pattern").anyMatch(node::has);
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node.has("items");
    }

    boolean isClosed() {
        return Stream.of("additionalProperties", "unevaluatedProperties")
                .anyMatch(keyword -> !node.path(keyword).asBoolean(true));
    }

    /** Whether it may hold anything. */
    boolean isOpen() {
        return node.path("additionalProperties").asBoolean(false);
    }

    List<Shape> choices() {
        return node.path("oneOf").valueStream().map(Shape::of).toList();
    }

    /** What each element of the list is. */
    public Shape items() {
        return of(node.path("items"));
    }

    /** Examples, of any of its choices. */
    public List<JsonNode> examples() {
        return Stream.concat(
                        node.path("examples").valueStream(), choices().stream().flatMap(c -> c.examples().stream()))
                .toList();
    }

    /** The type in one word or a few: {@code date-time?}, {@code list of uri}, {@code api|device}, {@code UserRef}. */
    String notation() {
        Set<String> types = types();
        return kind() + (types.size() > 1 && types.contains("null") ? "?" : "");
    }

    private String kind() {
        if (!name.isEmpty() && !properties().isEmpty()) {
            return name;
        }
        if (node.has("const")) {
            return "const " + node.get("const").asString();
        }
        if (node.has("enum")) {
            return node.get("enum")
                    .valueStream()
                    .filter(value -> !value.isNull())
                    .map(JsonNode::asString)
                    .collect(Collectors.joining("|"));
        }
        if (node.has("format")) {
            return node.get("format").asString();
        }
        if (node.path("additionalProperties").isObject()) {
            return "map of " + of(node.get("additionalProperties")).notation();
        }
        if (isList()) {
            return "list of " + items().notation();
        }
        return types().equals(Set.of("null"))
                ? "nothing"
                : types().stream().filter(type -> !type.equals("null")).collect(Collectors.joining("|"));
    }

    private Stream<JsonNode> parts() {
        return Stream.concat(Stream.of(node), node.path("allOf").valueStream().flatMap(part -> of(part).parts()));
    }
}
