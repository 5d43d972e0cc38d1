package io.github.kisimock.control;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** See {@link Lint#SIGN_IN_PER_CALL}. */
final class SignInPerCall implements Check {

    private static final int FEWEST = 3;

    @Override
    public Stream<Sign> in(Calls calls) {
        Map<String, Long> uses = calls.all().stream()
                .filter(call -> !(call.method().equals("DELETE") && call.path().matches("/login|/users/sign_out")))
                .flatMap(call -> call.secret().stream())
                .collect(Collectors.groupingBy(secret -> secret, Collectors.counting()));
        Map<String, List<Exchange>> signIns = calls
                .those(call -> call.path().matches("/logins|/users/sign_in")
                        && call.method().equals("POST")
                        && call.succeeded()
                        && !call.sent().at("/login/type").asString("").equals("api"))
                .stream()
                .collect(
                        Collectors.groupingBy(call -> call.got().path("user_id").asString("")));
        return signIns.values().stream()
                .filter(same -> same.size() >= FEWEST && same.stream().allMatch(call -> usesOf(call, uses) == 1))
                .map(same -> new Sign(
                        "The same user signed in " + same.size() + " times, each time for a single call.", same));
    }

    private static long usesOf(Exchange signIn, Map<String, Long> uses) {
        return uses.getOrDefault(signIn.got().path("secret").asString(""), 0L);
    }
}
