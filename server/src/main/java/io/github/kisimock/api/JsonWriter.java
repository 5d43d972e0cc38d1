package io.github.kisimock.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Writes replies as the API does: every field there even if it is null. Fields are listed by hand, because a library that
 * finds out by itself what is in a class takes longer for that than for all replies of a short test.
 */
final class JsonWriter {

    private final JsonGenerator out;

    JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    JsonWriter field(String name, String value) {
        out.writeStringProperty(name, value);
        return this;
    }

    JsonWriter field(String name, int value) {
        out.writeNumberProperty(name, value);
        return this;
    }

    JsonWriter field(String name, boolean value) {
        out.writeBooleanProperty(name, value);
        return this;
    }

    JsonWriter field(String name, Object value) {
        out.writeName(name);
        write(value);
        return this;
    }

    /** A field that is null. */
    JsonWriter none(String name) {
        out.writeNullProperty(name);
        return this;
    }

    /** A value: an object, a text, a number, true or false; a list or map of values; or maybe a value. */
    void write(Object value) {
        if (value instanceof JsonObject object) {
            out.writeStartObject();
            object.writeTo(this);
            out.writeEndObject();
        } else if (value instanceof Optional<?> maybe) {
            if (maybe.isPresent()) {
                write(maybe.get());
            } else {
                out.writeNull();
            }
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element);
            }
            out.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            map.forEach((name, element) -> field((String) name, element));
            out.writeEndObject();
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            write(number);
        } else {
            out.writeString((String) value);
        }
    }

    /** In its own digits. What is infinite, as a seed can have it, has none: it goes out as a text. */
    private void write(Number number) {
        boolean digits =
                !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
        if (digits) {
            out.writeNumber(number.toString());
        } else {
            out.writeString(number.toString());
        }
    }
}
