package io.github.kisimock.contracts;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.ResponseMatching;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.Generator;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleGroup;
import au.com.dius.pact.core.model.matchingrules.NullMatcher;
import au.com.dius.pact.core.model.matchingrules.RuleLogic;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One interaction of a contract, held against replies that did not come of its own states. */
record Promise(V4Pact pact, SynchronousHttp interaction) {

    /** Fields whose value is part of the API, whoever asks. */
    private static final Set<String> CONSTANT = Set.of(
            "code", "resource_type", "message", "scope", "type", "applies_to", "applies_to_type", "assignee_type");

    private static final int UNPROCESSABLE = 422;

    static List<Promise> all() {
        return Contracts.roles().stream()
                .map(Contracts::of)
                .flatMap(pact -> pact.getInteractions().stream().map(one -> new Promise(pact, (SynchronousHttp) one)))
                .toList();
    }

    HttpRequest request() {
        return interaction.getRequest();
    }

    /** What stands in the request in place of what scenarios make. */
    Map<String, String> examples() {
        return Examples.of(new V4Pact(pact.getConsumer(), pact.getProvider(), List.of(interaction)));
    }

    int status() {
        return interaction.getResponse().getStatus();
    }

    boolean succeeds() {
        return status() < 300;
    }

    /** Whether it is about a list with nothing in it. */
    boolean expectsNothing() {
        return "[]".equals(interaction.getResponse().getBody().valueAsString());
    }

    boolean reads() {
        return request().getMethod().equals("GET");
    }

    /** The method and the path, with a star for what differs from call to call. */
    String operation() {
        Map<String, Generator> path = request().getGenerators().getCategories().getOrDefault(Category.PATH, Map.of());
        return request().getMethod() + " "
                + path.values().stream()
                        .map(generator -> ((ProviderStateGenerator) generator).getExpression())
                        .findFirst()
                        .orElse(request().getPath())
                        .replaceAll("\\$\\{\\w+}", "*");
    }

    /** The same with another text in what is sent and what is answered. */
    Promise saying(String text, String other) {
        HttpRequest asked = (HttpRequest) request().copy();
        asked.setBody(saying(asked.getBody(), text, other));
        HttpResponse answered = interaction.getResponse().copyResponse();
        answered.setBody(saying(answered.getBody(), text, other));
        return new Promise(
                pact,
                new SynchronousHttp(
                        null, interaction.getDescription(), interaction.getProviderStates(), asked, answered));
    }

    private static OptionalBody saying(OptionalBody body, String text, String other) {
        return body.isPresent() ? json(body.valueAsString().replace(text, other)) : body;
    }

    /** Whether a call is one of the same operation. */
    boolean isOf(String method, String path) {
        return (method + " " + path).matches(operation().replace("*", "[^/]+"));
    }

    /** How a reply differs, in any world: nothing is expected to be null or to have the very text of the contract. */
    List<String> problems(Seen reply, boolean onlyTheShape) {
        SynchronousHttp asked = new SynchronousHttp(
                null,
                interaction.getDescription(),
                interaction.getProviderStates(),
                request(),
                relaxed(onlyTheShape, !reply.headers().isEmpty()));
        return ResponseMatching.responseMismatches(pact, asked, reply.asPact()).stream()
                .map(Promise::told)
                .map(Promise::normalised)
                .distinct()
                .toList();
    }

    private static String told(Mismatch mismatch) {
        return mismatch instanceof BodyMismatch body
                ? body.getPath() + " " + body.getMismatch()
                : mismatch.description();
    }

    /** Without what differs from run to run and must not be told: secrets, times, ids. */
    static String normalised(String text) {
        return text.replaceAll("\\b[0-9a-fA-F]{32}\\b", "<secret>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:?\\d\\d)?", "<time>")
                .replaceAll("\\b\\d{4,}\\b", "<id>");
    }

    private HttpResponse relaxed(boolean onlyTheShape, boolean withHeaders) {
        HttpResponse expected = interaction.getResponse().copyResponse();
        if (!withHeaders) {
            expected.getHeaders().clear();
        }
        if (!expected.getBody().isPresent()) {
            return expected;
        }
        if (onlyTheShape && expected.getStatus() == UNPROCESSABLE) { // which field is complained of depends on the call
            expected.getMatchingRules()
                    .rulesForCategory("body")
                    .getMatchingRules()
                    .clear();
            expected.getMatchingRules()
                    .rulesForCategory("body")
                    .setRule("$.errors", TypeMatcher.INSTANCE, RuleLogic.AND);
            expected.setBody(json("{\"errors\":{}}"));
            return expected;
        }
        JsonNode body = new JsonMapper().readTree(expected.getBody().unwrap());
        var rules = expected.getMatchingRules().rulesForCategory("body").getMatchingRules();
        for (Map.Entry<String, MatchingRuleGroup> entry : List.copyOf(rules.entrySet())) {
            String path = entry.getKey();
            List<MatchingRule> matching = entry.getValue().getRules();
            String field = path.substring(path.lastIndexOf('.') + 1);
            boolean fixed = matching.equals(List.of(EqualsMatcher.INSTANCE));
            if (matching.equals(List.of(NullMatcher.INSTANCE))
                    || (fixed && at(body, path).isNull())) {
                rules.remove(path);
                parents(body, path).forEach(parent -> parent.remove(field));
            } else if (fixed && onlyTheShape && !CONSTANT.contains(field)) {
                expected.getMatchingRules().rulesForCategory("body").setRule(path, TypeMatcher.INSTANCE, RuleLogic.AND);
            }
        }
        expected.setBody(json(body.toString()));
        return expected;
    }

    private static OptionalBody json(String text) {
        return OptionalBody.body(text.getBytes(StandardCharsets.UTF_8), ContentType.getJSON());
    }

    private static JsonNode at(JsonNode body, String path) {
        return body.at(path.replace("[*]", ".0").substring(1).replace('.', '/'));
    }

    private static Stream<ObjectNode> parents(JsonNode body, String path) {
        int end = path.lastIndexOf('.');
        return Stream.of(at(body, path.substring(0, Math.max(end, 1))))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }
}
