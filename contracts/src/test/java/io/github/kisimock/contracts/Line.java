package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.ProviderState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One interaction as a page has it; docs/contracts.md tells what each key means. */
record Line(JsonNode node) {

    private static final Pattern ASK = Pattern.compile("(\\w+) ([^? ]+)(?:\\?(\\S+))?(?: as (\\S+))?");
    private static final JsonMapper MAPPER = new JsonMapper();

    String when() {
        return text("when");
    }

    /** Scenarios, each by its name or as a name with what is wanted of it. */
    List<ProviderState> given() {
        JsonNode given = node.path("given");
        return (given.isArray() ? given.valueStream() : Stream.of(given))
                .filter(state -> !state.isMissingNode())
                .map(Line::state)
                .toList();
    }

    private static ProviderState state(JsonNode state) {
        if (state.isString()) {
            return new ProviderState(state.stringValue());
        }
        String name = state.propertyNames().iterator().next();
        return new ProviderState(
                name, MAPPER.convertValue(state.get(name), new TypeReference<Map<String, Object>>() {}));
    }

    String method() {
        return ask(1).orElseThrow();
    }

    String path() {
        return ask(2).orElseThrow();
    }

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        ask(3).stream()
                .flatMap(all -> Arrays.stream(all.split("&")))
                .map(one -> one.split("=", 2))
                .forEach(one -> query.put(one[0], one[1]));
        return query;
    }

    /** What the call sends: the headers told, and the login it is signed in with. */
    Map<String, String> headers() {
        Map<String, String> headers = texts("headers");
        ask(4).ifPresent(secret -> headers.put("Authorization", "KISI-LOGIN " + secret));
        if (!send().isMissingNode()) {
            headers.put("Content-Type", "application/json");
        }
        return headers;
    }

    JsonNode send() {
        return node.path("send");
    }

    int status() {
        return Integer.parseInt(text("reply").substring(0, 3));
    }

    /** What the reply holds: a schema, a {@code list of} one, a code, or the fields complained of. */
    String content() {
        return text("reply").substring(3).strip();
    }

    /** What the reply's headers match. */
    Map<String, String> carrying() {
        Map<String, String> carrying = texts("carrying");
        if (!content().isEmpty()) {
            carrying.put("Content-Type", "application/json(; ?charset=utf-8)?");
        }
        if (node.has("range")) {
            String total = node.has("total") ? node.get("total").asString() : "\\d+";
            carrying.put("X-Collection-Range", text("range") + "/" + total);
        }
        return carrying;
    }

    /** What must be so in the reply, by the path of the field. */
    Map<String, JsonNode> with() {
        Map<String, JsonNode> with = new LinkedHashMap<>();
        node.path("with").properties().forEach(field -> with.put(field.getKey(), field.getValue()));
        return with;
    }

    /** What the call makes of the world, see {@link Effect}. */
    String effect() {
        return text("effect");
    }

    List<String> rules() {
        return node.path("rules").valueStream().map(JsonNode::asString).toList();
    }

    private Optional<String> ask(int group) {
        Matcher ask = ASK.matcher(text("ask"));
        if (!ask.matches()) {
            throw new IllegalArgumentException(when() + ": cannot be asked: " + text("ask"));
        }
        return Optional.ofNullable(ask.group(group));
    }

    private String text(String key) {
        return node.path(key).asString("");
    }

    private Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.path(key)
                .properties()
                .forEach(one -> texts.put(one.getKey(), one.getValue().asString()));
        return texts;
    }
}
