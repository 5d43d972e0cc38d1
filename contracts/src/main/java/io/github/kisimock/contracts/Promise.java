package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.Generator;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One interaction of a contract: what is asked, in which states, and what is promised to be answered. */
record Promise(V4Pact pact, SynchronousHttp interaction) {

    private static final Set<String> CREDENTIALS = Set.of("Authorization", "X-Login-Secret", "X-Authentication-Token");

    /** All that the contracts in this jar promise, role by role. */
    static List<Promise> all() {
        return Contracts.roles().stream()
                .map(Contracts::of)
                .flatMap(pact -> pact.getInteractions().stream().map(one -> new Promise(pact, (SynchronousHttp) one)))
                .toList();
    }

    String description() {
        return interaction.getDescription();
    }

    List<ProviderState> states() {
        return interaction.getProviderStates();
    }

    /** The rules of the evidence ledger that it rests on. */
    List<String> rules() {
        return Contracts.rules(interaction);
    }

    HttpRequest request() {
        return interaction.getRequest();
    }

    /** What stands in the request in place of what the states make, by name. */
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

    /** Whether the request carries no credentials; those in a body that signs in do not count. */
    boolean isAnonymous() {
        return request().getHeaders().keySet().stream().noneMatch(CREDENTIALS::contains);
    }

    /** The method and the path, with a star for what differs from call to call. */
    String operation() {
        Map<String, Generator> path = request().getGenerators().getCategories().getOrDefault(Category.PATH, Map.of());
        return request().getMethod() + " "
                + path.values().stream()
                        .map(generator -> ((ProviderStateGenerator) generator).getExpression())
                        .findFirst()
                        .orElse(request().getPath())
                        .replaceAll("\\$\\{\\w+}|(?<=^/roles/)\\w+", "*"); // a role is named, not made by a state
    }

    /** Whether a call is one of the same operation. */
    boolean isOf(String method, String path) {
        return (method + " " + path).matches(operation().replace("*", "[^/]+"));
    }

    /** The same with other texts in what is sent, and in the body that is answered. */
    Promise saying(UnaryOperator<String> change) {
        HttpRequest asked = (HttpRequest) request().copy();
        asked.setPath(change.apply(asked.getPath()));
        asked.setQuery(changed(asked.getQuery(), change));
        asked.setHeaders(changed(asked.getHeaders(), change));
        asked.setBody(changed(asked.getBody(), change));
        HttpResponse answered = interaction.getResponse().copyResponse();
        answered.setBody(changed(answered.getBody(), change));
        return new Promise(pact, new SynchronousHttp(null, description(), states(), asked, answered));
    }

    private static Map<String, List<String>> changed(Map<String, List<String>> texts, UnaryOperator<String> change) {
        Map<String, List<String>> changed = new LinkedHashMap<>();
        texts.forEach(
                (name, values) -> changed.put(name, values.stream().map(change).toList()));
        return changed;
    }

    private static OptionalBody changed(OptionalBody body, UnaryOperator<String> change) {
        return body.isPresent() ? Json.body(change.apply(body.valueAsString())) : body;
    }
}
