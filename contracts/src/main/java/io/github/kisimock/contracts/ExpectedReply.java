package io.github.kisimock.contracts;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.ResponseMatching;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.matchingrules.EqualsMatcher;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.NullMatcher;
import au.com.dius.pact.core.model.matchingrules.RuleLogic;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a promise says of replies in any world. In the world of its own states some fields are null or have a
 * certain text; elsewhere these may be filled or have another, so of such fields less is demanded.
 */
final class ExpectedReply {

    /** Fields whose value is part of the API, whoever asks. */
    private static final Set<String> CONSTANT =
            Set.of("code", "resource_type", "message", "scope", "type", "applies_to_type", "assignee_type");

    private static final int UNPROCESSABLE = 422;

    /** What Pact says of an object in place of a list, with all that is in both. */
    private static final Pattern KINDS =
            Pattern.compile("(?s)Type mismatch: Expected .*\\((\\w+)\\) to be the same type as .*\\((\\w+)\\)");

    private final Promise promise;
    private final boolean onlyTheShape;

    /**
     * The reply that a promise expects.
     *
     * @param onlyTheShape whether the call may have been another one of the operation, so that texts and the
     *     fields complained of may be others too
     */
    ExpectedReply(Promise promise, boolean onlyTheShape) {
        this.promise = promise;
        this.onlyTheShape = onlyTheShape;
    }

    /** How a reply differs, with expected and actual; nothing if it does not. */
    List<String> problems(Seen reply) {
        SynchronousHttp relaxed = new SynchronousHttp(
                null,
                promise.description(),
                promise.states(),
                promise.request(),
                relaxed(reply.headers().isEmpty()));
        Optional<String> lack = relaxed.getResponse().getBody().isPresent() ? reply.lackOfJson() : Optional.empty();
        if (lack.isPresent()) {
            relaxed.getResponse().setBody(OptionalBody.missing()); // Pact itself would stumble over the reply's
        }
        Stream<String> told = ResponseMatching.responseMismatches(promise.pact(), relaxed, reply.asPact()).stream()
                .map(ExpectedReply::told);
        return Stream.concat(told, lack.stream())
                .map(ExpectedReply::normalised)
                .distinct()
                .toList();
    }

    private static String told(Mismatch mismatch) {
        return mismatch instanceof BodyMismatch body
                ? body.getPath() + " " + KINDS.matcher(body.getMismatch()).replaceFirst("Expected $2 but was $1")
                : mismatch.description();
    }

    /** Without what differs from run to run and must not be told: secrets, times, ids. */
    static String normalised(String text) {
        return text.replaceAll("\\b[0-9a-fA-F]{32}\\b", "<secret>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:?\\d\\d)?", "<time>")
                .replaceAll("\\b\\d{4,}\\b", "<id>");
    }

    private HttpResponse relaxed(boolean withoutHeaders) {
        HttpResponse expected = promise.interaction().getResponse().copyResponse();
        MatchingRuleCategory rules = expected.getMatchingRules().rulesForCategory("body");
        if (withoutHeaders) {
            expected.getHeaders().clear();
        }
        if (expected.getBody().isPresent() && onlyTheShape && expected.getStatus() == UNPROCESSABLE) {
            rules.getMatchingRules().clear();
            rules.setRule("$.errors", TypeMatcher.INSTANCE, RuleLogic.AND);
            expected.setBody(Json.body("{\"errors\":{}}"));
        } else if (expected.getBody().isPresent()) {
            JsonNode body = Json.read(expected.getBody().valueAsString());
            Map.copyOf(rules.getMatchingRules()).forEach((path, group) -> relax(path, group.getRules(), rules, body));
            expected.setBody(Json.body(body.toString()));
        }
        return expected;
    }

    /** Takes a field out that was null, and leaves of a text that was certain only that it is one. */
    private void relax(String path, List<MatchingRule> matching, MatchingRuleCategory rules, JsonNode body) {
        String field = path.substring(path.lastIndexOf('.') + 1);
        boolean fixed = matching.equals(List.of(EqualsMatcher.INSTANCE));
        if (matching.equals(List.of(NullMatcher.INSTANCE))
                || (fixed && at(body, path).isNull())) {
            rules.getMatchingRules().remove(path);
            if (at(body, path.substring(0, Math.max(path.lastIndexOf('.'), 1))) instanceof ObjectNode parent) {
                parent.remove(field);
            }
        } else if (fixed && onlyTheShape && !CONSTANT.contains(field)) {
            rules.setRule(path, TypeMatcher.INSTANCE, RuleLogic.AND);
        }
    }

    /** What is at a path such as {@code $[*].user.name}; of a list, in its first item. */
    private static JsonNode at(JsonNode body, String path) {
        return body.at(path.replace("[*]", ".0").substring(1).replace('.', '/'));
    }
}
