package io.github.kisimock.junit;

import java.nio.file.Path;
import java.util.List;

/**
 * What the mock has to say about a test that failed for a reason of its own: which calls it refused, and why. It is
 * never thrown, but stands as "suppressed" below the stack trace of the failure.
 */
final class MockSays extends RuntimeException {

    private static final long serialVersionUID = 1;

    MockSays(List<String> refusals, Path journal) {
        super(text(refusals, journal), null, false, false);
    }

    private static String text(List<String> refusals, Path journal) {
        return (refusals.isEmpty() ? "no call was refused" : String.join("\n", refusals)) + "\nJournal: " + journal;
    }
}
