package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Switch;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the mock of a {@link MockTest}, and holds the test to the rules it {@link Shows}. */
final class MockExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace HERE = Namespace.create(MockExtension.class);
    private static final Set<String> REFUSING =
            Arrays.stream(Reason.values()).map(Reason::rule).collect(Collectors.toSet());

    /** What belongs to one test. */
    private record Running(KisiMock mock, TestClock clock, Client client) implements AutoCloseable {
        @Override
        public void close() {
            mock.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Set.of(KisiMock.class, TestClock.class, Client.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running =
                context.getStore(HERE).getOrComputeIfAbsent(Running.class, key -> start(context), Running.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Client.class) {
            return running.client();
        }
        return type == KisiMock.class ? running.mock() : running.clock();
    }

    private static Running start(ExtensionContext context) {
        Settings settings = Settings.standard();
        for (String setting : settings(context)) {
            String[] parts = setting.split("=", 2);
            Switch which = Arrays.stream(Switch.values())
                    .filter(known -> known.key().equals(parts[0]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no switch " + parts[0]));
            settings = settings.with(which, parts[1]);
        }
        TestClock clock = new TestClock();
        KisiMock mock =
                KisiMock.start(settings.withRandomSeed(context.getUniqueId().hashCode()), clock);
        return new Running(mock, clock, new Client(mock.uri()));
    }

    private static List<String> settings(ExtensionContext context) {
        return Stream.concat(
                        Stream.ofNullable(context.getRequiredTestClass().getAnnotation(With.class)),
                        Stream.ofNullable(context.getRequiredTestMethod().getAnnotation(With.class)))
                .flatMap(with -> Arrays.stream(with.value()))
                .toList();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Shows shows = context.getRequiredTestMethod().getAnnotation(Shows.class);
        Running running = context.getStore(HERE).get(Running.class, Running.class);
        if (shows != null && running != null && context.getExecutionException().isEmpty()) {
            Set<String> named = running.client().rulesNamed();
            for (String rule : shows.value()) {
                if (REFUSING.contains(rule) && !named.isEmpty()) {
                    assertThat(named).as("rules by which the server refused").contains(rule);
                }
            }
        }
    }
}
