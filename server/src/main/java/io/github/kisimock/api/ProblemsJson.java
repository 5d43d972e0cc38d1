package io.github.kisimock.api;

import java.util.List;
import java.util.Map;

/** The body of a 422: what is wrong, field by field. */
record ProblemsJson(Map<String, List<String>> errors) implements JsonObject {

    @Override
    public void writeTo(JsonWriter json) {
        json.field("errors", errors);
    }
}
