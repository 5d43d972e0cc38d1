package io.github.kisimock.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A password that is to be set: 8 to 128 characters, and the same typed twice where a confirmation is sent. */
public record NewPassword(Password password, Optional<Password> confirmation) {

    /**
     * The user with that password.
     *
     * @throws Refusal if the password will not do
     */
    User on(User user, Instant now) {
        if (!password.hasAllowedLength()) {
            throw Refusal.of(Reason.PASSWORD_RULES, "password", lengthProblem(password));
        }
        if (confirmation.isPresent() && !confirmation.get().equals(password)) {
            throw Refusal.of(Reason.PASSWORD_RULES, Map.of("password_confirmation", List.of("doesn't match password")));
        }
        return user.withPassword(password, now);
    }

    static String lengthProblem(Password password) {
        return password.isTooShort()
                ? "is too short (minimum is 8 characters)"
                : "is too long (maximum is 128 characters)";
    }
}
