package io.github.kisimock.control;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** See {@link Lint#BLIND_REPEAT}. */
final class BlindRepeat implements Check {

    private static final Set<String> CREATING = Set.of("/members", "/users", "/role_assignments");

    @Override
    public Stream<Sign> in(Calls calls) {
        return calls.by(Calls::request).stream()
                .filter(same -> same.get(0).method().equals("POST")
                        && CREATING.contains(same.get(0).path()))
                .flatMap(same -> IntStream.range(1, same.size())
                        .mapToObj(i -> List.of(same.get(i - 1), same.get(i)))
                        .filter(pair -> mayHaveHappened(pair.get(0)) && !looked(pair.get(0), pair.get(1), calls))
                        .map(pair -> new Sign(
                                "POST " + pair.get(0).path() + " was sent twice with the same body, and nothing"
                                        + " was looked at in between.",
                                pair)));
    }

    /** What is refused did not happen. */
    private static boolean mayHaveHappened(Exchange call) {
        return call.status() / 100 != 4;
    }

    private static boolean looked(Exchange first, Exchange again, Calls calls) {
        return calls.all().stream()
                .anyMatch(call -> call.number() > first.number()
                        && call.number() < again.number()
                        && call.method().equals("GET")
                        && Calls.sender(call).equals(Calls.sender(first)));
    }
}
