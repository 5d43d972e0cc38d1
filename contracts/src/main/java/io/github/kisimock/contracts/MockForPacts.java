package io.github.kisimock.contracts;

import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The one mock of a run of tests: its workspaces keep the tests apart. */
final class MockForPacts implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(MockForPacts.class);

    /** JUnit before 5.13 closes the one, later ones the other. */
    @SuppressWarnings("deprecation")
    private record Running(KisiMock mock) implements AutoCloseable, ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            mock.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KisiMock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(
                        Running.class, key -> new Running(KisiMock.start(Settings.standard())), Running.class)
                .mock();
    }
}
