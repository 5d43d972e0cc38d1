package io.github.kisimock.api;

import java.util.Optional;

/** The body of most refusals. The last two keys are of 2018 and there only by a switch. */
record ErrorJson(String error, Optional<String> code, Optional<String> extra) implements JsonObject {

    @Override
    public void writeTo(JsonWriter json) {
        json.field("error", error);
        code.ifPresent(present -> json.field("code", present));
        extra.ifPresent(present -> json.field("message", present).field("reason", present));
    }
}
