package io.github.kisimock.control;

import io.github.kisimock.control.Situations.Situation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/** Calls as a contract in the format of Pact, version 4: each asks as the client did, and expects a reply of that shape. */
record PactFile(Named consumer, Named provider, List<PactCall> interactions, Map<String, ?> metadata) {

    record Named(String name) {}

    /** An interaction. */
    record PactCall(
            String type,
            String description,
            boolean pending,
            List<State> providerStates,
            Asked request,
            Answered response) {}

    /** What is true before it: a scenario. */
    record State(String name, Map<String, Object> params) {}

    record Asked(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            Optional<Body> body,
            Map<String, ?> generators) {}

    record Answered(int status, Map<String, List<String>> headers, Optional<Body> body, Map<String, ?> matchingRules) {}

    record Body(JsonNode content, String contentType, boolean encoded) {}

    private static final String TYPE = "Content-Type";
    private static final String JSON = "application/json";
    private static final Map<String, ?> SAME_TYPES =
            Map.of("body", Map.of("$", Map.of("combine", "AND", "matchers", List.of(Map.of("match", "type")))));

    /**
     * The calls as a contract. Those that a fault hit are left out, since Kisi promises no such replies, and so are
     * those whose body or reply was cut.
     *
     * @param situations which scenarios there were when the call of a number began
     * @param secrets whether those that no scenario made are shown
     */
    static PactFile of(List<Exchange> calls, IntFunction<List<Situation>> situations, boolean secrets) {
        String consumer = calls.stream()
                .flatMap(call -> call.partner().identifier().stream())
                .findFirst()
                .orElse("client");
        return new PactFile(
                new Named(consumer),
                new Named("kisi-api"),
                calls.stream()
                        .filter(call -> call.fault().isEmpty())
                        .filter(call -> !Exchange.isCut(call.requestBody()) && !Exchange.isCut(call.replyBody()))
                        .map(call -> interaction(call, situations.apply(call.number()), secrets))
                        .toList(),
                Map.of("pactSpecification", Map.of("version", "4.0")));
    }

    private static PactCall interaction(Exchange call, List<Situation> situations, boolean secrets) {
        Exchange shown = secrets ? call : call.redacted();
        return new PactCall(
                "Synchronous/HTTP",
                shown.line(),
                false,
                situations.stream()
                        .map(one -> new State(
                                one.arranged().scenario(), secrets ? one.wanted() : Redaction.open(one.wanted())))
                        .toList(),
                new Asked(
                        shown.method(),
                        shown.path(),
                        shown.request().parameters(),
                        shown.ownHeaders(),
                        body(shown.sent()),
                        Generators.of(call, situations)),
                new Answered(
                        shown.status(),
                        shown.replyHeader(TYPE)
                                .map(type -> Map.of(TYPE, List.of(type)))
                                .orElse(Map.of()),
                        body(shown.got()),
                        shown.got().isMissingNode() ? Map.of() : SAME_TYPES));
    }

    private static Optional<Body> body(JsonNode content) {
        return Optional.of(content).filter(json -> !json.isMissingNode()).map(json -> new Body(json, JSON, false));
    }
}
