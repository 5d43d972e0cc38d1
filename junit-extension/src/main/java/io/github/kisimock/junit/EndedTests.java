package io.github.kisimock.junit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The tests of a class that have ended. The newest are remembered, so that calls that come late find theirs. */
final class EndedTests {

    private final Consumer<TestScope> forget;
    private final Deque<TestScope> newest = new ArrayDeque<>();
    private final List<String> late = new ArrayList<>();
    private final List<String> journals = new ArrayList<>();

    /**
     * None so far.
     *
     * @param forget what becomes of a test that is no longer remembered
     */
    EndedTests(Consumer<TestScope> forget) {
        this.forget = forget;
    }

    void add(TestScope test) {
        newest.addLast(test);
    }

    /** Forgets all but so many, and notes which calls came late to those. */
    void keep(int most) {
        while (newest.size() > most) {
            TestScope oldest = newest.removeFirst();
            List<String> calls = oldest.late();
            if (!calls.isEmpty()) {
                late.addAll(calls);
                journals.add(oldest + "\n\n" + oldest.verdict().transcript());
            }
            forget.accept(oldest);
        }
    }

    /**
     * Fails the class if calls came late.
     *
     * @throws AssertionError naming the calls, and the tests that they belong to
     */
    void complain(ExtensionContext context) {
        if (!late.isEmpty()) {
            Attachment attachment = new Attachment(context, String.join("\n", journals));
            throw new AssertionError(String.join("\n", late) + "\nJournal: " + attachment.publish());
        }
    }
}
