package io.github.kisimock.control;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** See {@link Lint#SECRET_AFTER_SIGN_OUT}. */
final class SecretAfterSignOut implements Check {

    @Override
    public Stream<Sign> in(Calls calls) {
        return ends(calls).entrySet().stream().flatMap(end -> after(end.getKey(), end.getValue(), calls));
    }

    /** The calls that ended a login, in their order, and the secret of each. */
    private static Map<Exchange, String> ends(Calls calls) {
        Map<String, String> secretsByLogin = new HashMap<>();
        calls.those(call -> call.method().equals("POST") && call.path().equals("/logins") && call.succeeded())
                .forEach(call -> secretsByLogin.put(
                        "/logins/" + call.got().path("id").asString(""),
                        call.got().path("secret").asString("")));
        Map<Exchange, String> ends = new LinkedHashMap<>();
        calls.those(call -> call.method().equals("DELETE") && call.succeeded())
                .forEach(end -> ended(end, secretsByLogin).ifPresent(secret -> ends.put(end, secret)));
        return ends;
    }

    /** The call that ended the login of that secret. */
    static Optional<Exchange> endOf(String secret, Calls calls) {
        return ends(calls).entrySet().stream()
                .filter(end -> end.getValue().equals(secret))
                .map(Map.Entry::getKey)
                .reduce((before, latest) -> latest);
    }

    private static Optional<String> ended(Exchange end, Map<String, String> secretsByLogin) {
        return end.path().matches("/login|/users/sign_out")
                ? end.secret()
                : Optional.ofNullable(secretsByLogin.get(end.path()));
    }

    /** Only calls that were refused: a reset may have brought the login back. */
    private static Stream<Sign> after(Exchange end, String secret, Calls calls) {
        List<Exchange> late = calls.those(call -> call.number() > end.number()
                && call.status() == 401
                && call.secret().equals(Optional.of(secret)));
        return Sign.of("The login was ended by request " + end.number() + ", and its secret used after that.", late);
    }
}
