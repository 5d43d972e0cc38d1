package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.OptionalBody;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON as Pact holds it in bodies, and as it is read. */
final class Json {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** A body for Pact, which would guess the content type otherwise. */
    static OptionalBody body(String json) {
        return json.isEmpty()
                ? OptionalBody.missing()
                : OptionalBody.body(json.getBytes(StandardCharsets.UTF_8), ContentType.getJSON());
    }

    /** What a text holds; a missing node, which has nothing in it, if that is no JSON. */
    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
