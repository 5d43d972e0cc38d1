package io.github.kisimock.api;

import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An error that a test planned, worded as the API words those of its status. */
record Failure(int status, Optional<String> code, Optional<String> text) {

    Errors.Reply reply(Switches switches) {
        return status == 422
                ? new Errors.Reply(422, new ProblemsJson(Map.of("base", List.of(text.orElse("is invalid")))))
                : Errors.error(
                        status, code.orElseGet(() -> usualCode(switches)), text.orElseGet(this::usualText), switches);
    }

    private String usualCode(Switches switches) {
        return switch (status) {
            case 401 -> switches.get(Switch.UNAUTHENTICATED_CODE);
            case 403 -> switches.get(Switch.ACCESS_DENIED_CODE);
            case 429 -> switches.get(Switch.TOO_MANY_CODE);
            default -> status < 500 ? "000" + status : "ffffff";
        };
    }

    private String usualText() {
        return switch (status) {
            case 401 -> Errors.WRONG_CREDENTIALS;
            case 403 -> Errors.DENIED;
            case 404 -> Errors.NO_ENDPOINT;
            case 429 -> "Too many requests.";
            default -> status < 500 ? "The request cannot be handled." : Errors.FAILURE;
        };
    }
}
