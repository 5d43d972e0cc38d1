package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.Generators;
import au.com.dius.pact.core.model.matchingrules.MatchingRulesImpl;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.RuleLogic;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import au.com.dius.pact.core.support.json.JsonParser;
import au.com.dius.pact.core.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A line of a page as an interaction of Pact. */
final class Contract {

    /** Texts that a client must send as they are; of others only the type counts. */
    private static final Set<String> FIXED = Set.of("type", "role_id", "assignee_type", "applies_to_type", "expire");

    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/json", "Deprecation", "@1704067200", "Retry-After", "1");

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Line line;

    private Contract(Line line) {
        this.line = line;
    }

    static V4Interaction of(Line line) {
        Contract contract = new Contract(line);
        return new SynchronousHttp(
                        null,
                        line.when(),
                        line.given(),
                        contract.request(),
                        contract.response(),
                        null,
                        contract.comments(),
                        false)
                .withGeneratedKey();
    }

    private Map<String, JsonValue> comments() {
        ObjectNode rules = JsonNodeFactory.instance.objectNode();
        line.rules().forEach(rules.putArray("rules")::add);
        Map<String, JsonValue> comments = new LinkedHashMap<>();
        comments.put("effect", new JsonValue.StringValue(line.effect()));
        comments.put(
                "rules",
                Objects.requireNonNull(JsonParser.parseString(rules.get("rules").toString())));
        return comments;
    }

    private HttpRequest request() {
        MatchingRulesImpl rules = new MatchingRulesImpl();
        Generators generators = new Generators();
        Example path = new Example(line.path());
        if (path.isOpen()) {
            rules.addCategory("path").addRule(new RegexMatcher(path.pattern()), RuleLogic.AND);
            generators.addGenerator(Category.PATH, path.generator());
        }
        Map<String, List<String>> query = new LinkedHashMap<>();
        line.query().forEach((name, text) -> query.put(name, List.of(open(text, name, Category.QUERY, generators))));
        Map<String, List<String>> headers = new LinkedHashMap<>();
        line.headers()
                .forEach((name, text) -> headers.put(name, List.of(open(text, name, Category.HEADER, generators))));
        if (line.headers().getOrDefault("Authorization", "").startsWith("KISI-LOGIN $")) {
            rules.addCategory("header")
                    .addRule("Authorization", new RegexMatcher("(?i)KISI-LOGIN [0-9a-f]{32}"), RuleLogic.AND);
        }
        return new HttpRequest(line.method(), path.value(), query, headers, sent(rules, generators), rules, generators);
    }

    private static String open(String text, String name, Category category, Generators generators) {
        Example example = new Example(text);
        if (example.isOpen()) {
            generators.addGenerator(category, name, example.generator());
        }
        return example.value();
    }

    private OptionalBody sent(MatchingRulesImpl rules, Generators generators) {
        if (line.send().isMissingNode()) {
            return OptionalBody.missing();
        }
        JsonNode body = filled(line.send(), "$", "", rules, generators);
        return json(MAPPER.writeValueAsString(body));
    }

    private static JsonNode filled(
            JsonNode node, String path, String key, MatchingRulesImpl rules, Generators generators) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(field -> object.set(
                            field.getKey(),
                            filled(field.getValue(), path + "." + field.getKey(), field.getKey(), rules, generators)));
            return object;
        }
        Example text = new Example(node.asString(""));
        if (node.isString() && !FIXED.contains(key)) {
            rules.addCategory("body").addRule(path, TypeMatcher.INSTANCE, RuleLogic.AND);
        }
        if (!text.isOpen()) {
            return node.isString() ? StringNode.valueOf(node.stringValue()) : node;
        }
        generators.addGenerator(Category.BODY, path, text.generator());
        return text.json();
    }

    private HttpResponse response() {
        MatchingRulesImpl rules = new MatchingRulesImpl();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        line.carrying().forEach((name, pattern) -> {
            rules.addCategory("header").addRule(name, new RegexMatcher(pattern), RuleLogic.AND);
            headers.put(name, List.of(HEADERS.getOrDefault(name, pattern.replace("\\d+", "120"))));
        });
        if (line.content().isEmpty()) {
            return new HttpResponse(line.status(), headers, OptionalBody.empty(), rules, new Generators());
        }
        ReplyBody.Built body = ReplyBody.of(line.content(), line.with());
        rules.addCategory(body.rules());
        return new HttpResponse(line.status(), headers, json(body.text()), rules, body.generators());
    }

    private static OptionalBody json(String text) {
        return OptionalBody.body(text.getBytes(StandardCharsets.UTF_8), ContentType.getJSON());
    }
}
