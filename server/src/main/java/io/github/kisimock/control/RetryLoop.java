package io.github.kisimock.control;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** See {@link Lint#RETRY_LOOP}. */
final class RetryLoop implements Check {

    private static final int MOST_TRIES = 2;

    @Override
    public Stream<Sign> in(Calls calls) {
        return calls.by(Calls::request).stream()
                .map(RetryLoop::refused)
                .filter(run -> run.size() > MOST_TRIES)
                .map(run -> {
                    Exchange first = run.get(0);
                    return new Sign(
                            first.method() + " " + Redaction.secrets(first.path()) + " was refused with 401 "
                                    + run.size() + " times in a row, always the same.",
                            run);
                });
    }

    /** The longest run of refusals among repetitions of one call. */
    private static List<Exchange> refused(List<Exchange> same) {
        List<Exchange> longest = List.of();
        List<Exchange> run = new ArrayList<>();
        for (Exchange call : same) {
            if (call.status() != 401) {
                run.clear();
                continue;
            }
            run.add(call);
            longest = run.size() > longest.size() ? List.copyOf(run) : longest;
        }
        return longest;
    }
}
