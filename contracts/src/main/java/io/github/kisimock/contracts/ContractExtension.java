package io.github.kisimock.contracts;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the server of a {@link KisiContract}, and fails the test whose client does not keep to it. */
final class ContractExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace HERE = Namespace.create(ContractExtension.class);

    /** JUnit before 5.13 closes the one, later ones the other. */
    @SuppressWarnings("deprecation")
    private record Running(StandIn standIn)
            implements ContractServer, AutoCloseable, ExtensionContext.Store.CloseableResource {

        @Override
        public URI uri() {
            return standIn.uri();
        }

        @Override
        public String example(String name) {
            Map<String, String> examples = standIn.examples();
            String example = examples.get(name);
            if (example == null) {
                throw new IllegalArgumentException(
                        "no interaction of this test has a '" + name + "'; there are " + examples.keySet());
            }
            return example;
        }

        @Override
        public void close() {
            standIn.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ContractServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(HERE).getOrComputeIfAbsent(Running.class, key -> start(context), Running.class);
    }

    private static Running start(ExtensionContext context) {
        KisiContract wanted = AnnotationSupport.findAnnotation(context.getElement(), KisiContract.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), KisiContract.class))
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "a ContractServer needs @KisiContract on the test or its class"));
        try {
            return new Running(StandIn.start(Part.of(wanted)));
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException("@KisiContract: " + e.getMessage());
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Running running = context.getStore(HERE).get(Running.class, Running.class);
        if (running != null && context.getExecutionException().isEmpty()) {
            running.standIn().problem().ifPresent(problem -> {
                throw new AssertionError("the client does not keep to the contract: " + problem);
            });
        }
    }
}
