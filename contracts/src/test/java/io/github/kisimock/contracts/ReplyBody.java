package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.Generators;
import au.com.dius.pact.core.model.matchingrules.BooleanMatcher;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MinTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.NullMatcher;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher.NumberType;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.RuleLogic;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import io.github.kisimock.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a reply as a contract has it: an example, and for each field what matches it. */
final class ReplyBody {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Without or with fractions, and the offset in either form: a pattern that every verifier understands. */
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)";

    /** What stands for a field whose own example is null, so that type and null are told apart. */
    private static final Map<String, JsonNode> SAMPLES = Map.of(
            "date-time", JSON.stringNode("2026-05-01T12:00:00.000Z"),
            "uri", JSON.stringNode("https://example.com/image.png"),
            "string", JSON.stringNode("text"),
            "integer", JSON.numberNode(1),
            "number", JSON.numberNode(1.5),
            "boolean", JSON.booleanNode(true));

    private final Map<String, JsonNode> with;
    private final MatchingRuleCategory rules = new MatchingRuleCategory("body");
    private final Generators generators = new Generators();

    private ReplyBody(Map<String, JsonNode> with) {
        this.with = with;
    }

    /** An example of the body, its rules, and where what a scenario made comes in. */
    record Built(String text, MatchingRuleCategory rules, Generators generators) {}

    /**
     * The body that a page tells of.
     *
     * @param content a schema, a list of one, a code, or the fields complained of
     * @param with what certain fields are to be, by their paths
     */
    static Built of(String content, Map<String, JsonNode> with) {
        ReplyBody body = new ReplyBody(with);
        return new Built(new JsonMapper().writeValueAsString(body.build(content)), body.rules, body.generators);
    }

    private JsonNode build(String content) {
        if (content.equals("list of nothing")) {
            return JSON.arrayNode();
        }
        if (content.startsWith("list of ")) {
            rule("$", new MinTypeMatcher(1));
            Shape item = Shape.named(content.substring("list of ".length()));
            return JSON.arrayNode().add(object(item, item.examples().get(0), "$[*]", ""));
        }
        if (content.matches("[0-9a-f]{6}")) {
            rule("$.error", TypeMatcher.INSTANCE);
            rule("$.code", EqualsMatcher.INSTANCE);
            return JSON.objectNode().put("error", "Why it is refused.").put("code", content);
        }
        if (content.matches("[a-z].*")) {
            ObjectNode errors = JSON.objectNode();
            for (String field : content.split(" ", -1)) {
                rule("$.errors." + field, new MinTypeMatcher(1));
                errors.putArray(field).add("is invalid");
            }
            return JSON.objectNode().set("errors", errors);
        }
        Shape shape = Shape.named(content);
        return object(shape, shape.examples().get(0), "$", "");
    }

    private JsonNode object(Shape shape, JsonNode example, String path, String key) {
        ObjectNode object = JSON.objectNode();
        shape.properties().forEach((name, property) -> {
            if (shape.required().contains(name)) {
                object.set(name, value(property, example.path(name), path + "." + name, key + name));
            }
        });
        return object;
    }

    private JsonNode value(Shape shape, JsonNode example, String path, String key) {
        JsonNode wanted = with.get(key);
        if (wanted != null) {
            return wanted(wanted, path);
        }
        if (!shape.properties().isEmpty() && example.isObject()) {
            return object(shape, example, path, key + ".");
        }
        if (shape.isList()) {
            rule(path, new MinTypeMatcher(1));
            ArrayNode items = JSON.arrayNode();
            return items.add(value(shape.items(), example.path(0), path + "[*]", key + "[]"));
        }
        if (shape.types().contains("object")) {
            return map(shape, path, key);
        }
        return scalar(shape, example, path);
    }

    private JsonNode wanted(JsonNode wanted, String path) {
        Example text = new Example(wanted.asString(""));
        if (!text.isOpen()) {
            rule(path, EqualsMatcher.INSTANCE);
            return wanted;
        }
        // Not every verifier puts what a state made into the reply it expects: ProviderTest compares the values.
        rule(path, text.json().isInt() ? new NumberTypeMatcher(NumberType.INTEGER) : TypeMatcher.INSTANCE);
        generators.addGenerator(Category.BODY, path, text.generator());
        return text.json();
    }

    /** An object whose keys are not fixed: of these, only what the page tells of is in the contract. */
    private JsonNode map(Shape shape, String path, String key) {
        if (shape.types().contains("null")) { // fresh accounts have null; no rule of Pact's takes a map as well
            rule(path, NullMatcher.INSTANCE);
            return NullNode.instance;
        }
        rule(path, TypeMatcher.INSTANCE);
        ObjectNode map = JSON.objectNode();
        with.keySet().stream().filter(one -> one.startsWith(key + ".")).forEach(one -> {
            String name = one.substring(key.length() + 1);
            map.set(name, wanted(with.getOrDefault(one, NullNode.instance), path + "." + name));
        });
        return map;
    }

    private JsonNode scalar(Shape shape, JsonNode example, String path) {
        Set<String> types =
                shape.types().stream().filter(type -> !type.equals("null")).collect(Collectors.toSet());
        if (types.isEmpty()) {
            rule(path, NullMatcher.INSTANCE);
            return NullNode.instance;
        }
        String type = types.iterator().next();
        rule(path, matcher(shape, type), shape);
        return example.isNull() || example.isMissingNode() ? sample(shape, type) : example;
    }

    private static JsonNode sample(Shape shape, String type) {
        JsonNode sample = SAMPLES.getOrDefault(shape.node().path("format").asString(""), SAMPLES.get(type));
        return shape.node().has("enum") ? shape.node().get("enum").get(0) : sample == null ? NullNode.instance : sample;
    }

    private static MatchingRule matcher(Shape shape, String type) {
        JsonNode node = shape.node();
        if (node.has("const")) {
            return EqualsMatcher.INSTANCE;
        }
        if (node.has("enum")) {
            return new RegexMatcher(node.get("enum")
                    .valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .collect(Collectors.joining("|")));
        }
        if (node.has("pattern")) {
            return new RegexMatcher(node.get("pattern").asString());
        }
        return switch (type) {
            case "integer" -> new NumberTypeMatcher(NumberType.INTEGER);
            case "number" -> new NumberTypeMatcher(NumberType.NUMBER);
            case "boolean" -> BooleanMatcher.INSTANCE;
            default ->
                node.path("format").asString("").equals("date-time") ? new RegexMatcher(TIME) : TypeMatcher.INSTANCE;
        };
    }

    /** A rule, and null beside it if that may be. */
    private void rule(String path, MatchingRule rule, Shape shape) {
        if (shape.types().contains("null")) {
            rules.addRules(path, List.of(rule, NullMatcher.INSTANCE), RuleLogic.OR);
        } else {
            rule(path, rule);
        }
    }

    private void rule(String path, MatchingRule rule) {
        rules.addRule(path, rule, RuleLogic.AND);
    }
}
