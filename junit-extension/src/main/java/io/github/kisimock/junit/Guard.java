package io.github.kisimock.junit;

import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Refuses tests that ask something of a mock that they have not got: without it their annotations mean nothing. */
final class Guard implements BeforeTestExecutionCallback {

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        if (!Scopes.hasTest(context)) {
            throw Mistake.in(
                    context.getRequiredTestMethod().toString(),
                    "has an annotation for a mock, and no mock; give the class @KisiMockTest or a field with a"
                            + " KisiMockExtension");
        }
    }
}
