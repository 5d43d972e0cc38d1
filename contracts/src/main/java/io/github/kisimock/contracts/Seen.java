package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.OptionalBody;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reply that was got or recorded.
 *
 * @param headers empty where none were recorded
 */
record Seen(int status, Map<String, List<String>> headers, String body) {

    static Seen of(java.net.http.HttpResponse<String> reply) {
        return new Seen(reply.statusCode(), reply.headers().map(), reply.body());
    }

    HttpResponse asPact() {
        Map<String, List<String>> all = new LinkedHashMap<>(headers);
        if (all.keySet().stream().noneMatch(name -> name.equalsIgnoreCase("Content-Type")) && !body.isEmpty()) {
            all.put("Content-Type", List.of("application/json"));
        }
        OptionalBody bytes = body.isEmpty()
                ? OptionalBody.empty()
                : OptionalBody.body(body.getBytes(StandardCharsets.UTF_8), ContentType.getJSON());
        return new HttpResponse(status, all, bytes);
    }
}
