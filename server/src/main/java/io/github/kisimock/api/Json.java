package io.github.kisimock.api;

import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/** The bytes of requests and replies. Without a mapper: to make one takes a sixth of a first start in a JVM. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** What {@link JsonWriter#write} makes of it. */
    static byte[] write(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new JsonWriter(out).write(value);
        }
        return bytes.toByteArray();
    }

    /** The body as a tree; no body reads as an empty object. */
    static JsonNode read(byte[] body) {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            JsonNode tree = new JsonReader(in).read();
            if (in.nextToken() == null) {
                return tree;
            }
        } catch (JacksonException | NumberFormatException e) {
            // as below; a number like 1e9999999999 is one in JSON, but none in Java
        }
        throw Refusal.of(Reason.NOT_JSON, "base", "is no valid JSON");
    }
}
