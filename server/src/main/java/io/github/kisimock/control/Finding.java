package io.github.kisimock.control;

import java.util.List;

/**
 * A bad habit that the calls of a program show.
 *
 * @param message what was seen, in a sentence
 * @param requests the numbers of calls that show it, the first twenty at most
 */
public record Finding(Lint lint, String message, List<Integer> requests) {

    /** Keeps a copy. */
    public Finding {
        requests = List.copyOf(requests);
    }

    /** In one line. */
    @Override
    public String toString() {
        return lint.id() + ": " + message + " (requests " + requests + "). " + lint.advice();
    }
}
