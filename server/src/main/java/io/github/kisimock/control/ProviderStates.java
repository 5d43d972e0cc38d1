package io.github.kisimock.control;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Pact's protocol for provider states: a verifier names a scenario before it replays an interaction, and puts
 * what the scenario made into the request. Each interaction begins in the world the workspace started with:
 * the first state that is set up after a call takes the world back, several before a call add up.
 */
final class ProviderStates {

    void change(ControlCall call) {
        JsonNode body = call.body("state", "params", "action");
        String state = ControlCall.text(body, "state").orElse("");
        String action = ControlCall.text(body, "action").orElse("setup");
        Map<String, Object> wanted = wanted(body);
        switch (action) {
            case "setup" -> call.answer(setUp(call.control(), state, wanted));
            case "teardown" -> {
                call.control().reset();
                call.answer(Map.of());
            }
            default -> throw Misuse.of("action", "takes setup or teardown, not '" + action + "'");
        }
    }

    private static Map<String, Object> setUp(LocalControl control, String state, Map<String, Object> wanted) {
        control.resetAfterCalls();
        return state.isEmpty() ? Map.of() : control.arrange(state, wanted).values();
    }

    /** What the field {@code params} wants of a scenario. */
    static Map<String, Object> wanted(JsonNode body) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        JsonNode params = body.path("params");
        if (!params.isMissingNode() && !params.isNull() && !params.isObject()) {
            throw Misuse.of("params", "takes names with values");
        }
        params.properties().forEach(param -> {
            JsonNode value = param.getValue();
            if (!value.isString() && !value.isInt()) {
                throw Misuse.of("params." + param.getKey(), "takes a text or a whole number");
            }
            wanted.put(param.getKey(), value.isString() ? value.stringValue() : value.intValue());
        });
        return wanted;
    }
}
