package io.github.kisimock.control;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** See {@link Lint#DEPRECATED_ROUTE}. */
final class DeprecatedRoute implements Check {

    private static final Map<String, String> NEWER = new TreeMap<>(Map.of(
            "/members(/.*)?", "/users took the place of /members.",
            "/users/sign_in", "POST /logins took the place of /users/sign_in.",
            "/users/sign_out", "DELETE /login took the place of /users/sign_out."));

    @Override
    public Stream<Sign> in(Calls calls) {
        return NEWER.entrySet().stream()
                .flatMap(route -> Sign.of(
                        route.getValue(), calls.those(call -> call.path().matches(route.getKey()))));
    }
}
