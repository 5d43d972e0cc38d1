package io.github.kisimock.control;

import io.github.kisimock.control.Situations.Situation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds what a scenario made in a call, so that a Pact verifier puts what the scenario makes then in its place. */
final class Generators {

    private static final Pattern PART = Pattern.compile("[^/ ]+");

    private final Map<String, String> names = new HashMap<>();

    private Generators(List<Situation> situations) {
        Map<String, Object> made = new LinkedHashMap<>();
        situations.forEach(one -> made.putAll(one.arranged().values())); // as a verifier does: of one name the last
        made.forEach((name, value) -> names.put(value.toString(), name));
    }

    /** Those of a request, by Pact's categories. */
    static Map<String, ?> of(Exchange call, List<Situation> situations) {
        Generators found = new Generators(situations);
        Map<String, Object> headers = new LinkedHashMap<>();
        call.ownHeaders().forEach((name, values) -> found.put(headers, name, String.join(", ", values)));
        Map<String, Object> query = new LinkedHashMap<>();
        call.request().parameters().forEach((name, values) -> found.put(query, name, String.join(",", values)));
        Map<String, Object> body = new LinkedHashMap<>();
        found.putAll(body, "$", call.sent());
        Map<String, Object> all = new LinkedHashMap<>();
        found.generator(call.path(), "STRING").ifPresent(path -> all.put("path", path));
        Map.of("header", headers, "query", query, "body", body).forEach((category, some) -> {
            if (!some.isEmpty()) {
                all.put(category, some);
            }
        });
        return all;
    }

    private void putAll(Map<String, Object> body, String path, JsonNode value) {
        value.forEachEntry((name, inner) -> putAll(body, path + "['" + name + "']", inner));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            putAll(body, path + "[" + i + "]", value.get(i));
        }
        if (value.isString() || value.isIntegralNumber()) {
            generator(value.asString(), value.isString() ? "STRING" : "INTEGER")
                    .ifPresent(generator -> body.put(path, generator));
        }
    }

    private void put(Map<String, Object> category, String name, String text) {
        generator(text, "STRING").ifPresent(generator -> category.put(name, generator));
    }

    /** For a text of which some parts, between blanks and slashes, were made by a scenario. */
    private Optional<Map<String, String>> generator(String text, String type) {
        String expression = PART.matcher(text).replaceAll(found -> {
            String name = names.get(found.group());
            return Matcher.quoteReplacement(name == null ? found.group() : "${" + name + "}");
        });
        return expression.equals(text)
                ? Optional.empty()
                : Optional.of(Map.of("type", "ProviderState", "expression", expression, "dataType", type));
    }
}
