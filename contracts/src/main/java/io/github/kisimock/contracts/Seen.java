package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A reply that was got or recorded.
 *
 * @param headers by names whose case does not matter; empty where none were recorded
 * @param body empty if there is none
 */
record Seen(int status, Map<String, List<String>> headers, String body) {

    private static final int SHOWN = 60;

    static Seen of(java.net.http.HttpResponse<String> reply) {
        return new Seen(reply.statusCode(), reply.headers().map(), reply.body());
    }

    boolean isFine() {
        return status < 300;
    }

    /** The first value of a header. */
    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** What the body holds; a missing node if it is no JSON. */
    JsonNode json() {
        return Json.read(body);
    }

    /** What keeps the body from being JSON; nothing if it is. */
    Optional<String> lackOfJson() {
        if (body.isBlank()) {
            return Optional.of("there is no body");
        }
        String start = body.strip().lines().findFirst().orElse("");
        return json().isMissingNode()
                ? Optional.of("the body is no JSON: " + start.substring(0, Math.min(start.length(), SHOWN)))
                : Optional.empty();
    }

    /** As Pact compares it: a body without a content type is taken for JSON. */
    HttpResponse asPact() {
        Map<String, List<String>> all = new LinkedHashMap<>(headers);
        if (all.keySet().stream().noneMatch(name -> name.equalsIgnoreCase("Content-Type")) && !body.isEmpty()) {
            all.put("Content-Type", List.of("application/json"));
        }
        return new HttpResponse(status, all, body.isEmpty() ? OptionalBody.empty() : Json.body(body));
    }
}
