package io.github.kisimock.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * A test that has begun, as JUnit's store keeps it. If the constructor throws, JUnit asks no extension afterwards; it
 * only closes what is in the store.
 */
@SuppressWarnings("deprecation") // see Mocks
final class BegunTest implements CloseableResource, AutoCloseable {

    private final ClassScope scope;
    private final TestScope test;
    private final ExtensionContext context;
    private boolean ended;

    BegunTest(ClassScope scope, TestScope test, ExtensionContext context) {
        this.scope = scope;
        this.test = test;
        this.context = context;
    }

    TestScope test() {
        return test;
    }

    /**
     * Ends the test, unless it has ended, and adds to its failure what the mock has to say.
     *
     * @throws AssertionError if it would pass otherwise, and there is anything to complain of
     */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            Verdict verdict = test.verdict();
            context.getExecutionException()
                    .ifPresentOrElse(failure -> verdict.explain(failure, context), () -> verdict.complain(context));
        } finally {
            scope.end(test);
        }
    }
}
