package io.github.kisimock.junit;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.Seed;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs the mock for tests. {@link KisiMockTest @KisiMockTest} carries it; what an annotation cannot say is built:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final KisiMockExtension KISI = KisiMockExtension.builder().seed(seed).build();
 * }</pre>
 *
 * <p>Either way a test gets its mock as a parameter: a {@link Kisi}, a {@link URI}, an {@link Owner @Owner}
 * {@link Secret}, or what its scenario {@link Arranged}.
 */
public final class KisiMockExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace HERE = Namespace.create(KisiMockExtension.class);
    private static final Set<Class<?>> TYPES = Set.of(Kisi.class, URI.class, Secret.class, Arranged.class);

    private final Optional<Setup> built;

    /** As {@link KisiMockTest @KisiMockTest} says, which carries it. */
    public KisiMockExtension() {
        this(Optional.empty());
    }

    private KisiMockExtension(Optional<Setup> built) {
        this.built = built;
    }

    /** Begins to describe one. */
    public static Builder builder() {
        return new Builder(Setup.STANDARD);
    }

    /** Describes a {@link KisiMockExtension}: an immutable value. */
    public static final class Builder {

        private final Setup setup;

        private Builder(Setup setup) {
            this.setup = setup;
        }

        /** With worlds that begin with that seed. */
        public Builder seed(Seed seed) {
            return new Builder(setup.withSeed(seed));
        }

        /**
         * With a switch set.
         *
         * @throws IllegalArgumentException if it cannot be set to that
         */
        public Builder with(Switch which, String value) {
            return new Builder(setup.with(which, value));
        }

        /** With complaints that fail no test. */
        public Builder tolerate(Complaint... complaints) {
            return new Builder(setup.tolerating(complaints));
        }

        /** The extension, for a field with {@code @RegisterExtension}. */
        public KisiMockExtension build() {
            return new KisiMockExtension(Optional.of(setup));
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        if (built.isPresent() && annotated(type).isPresent()) {
            throw Mistake.in(type.getName(), "has @KisiMockTest and a field with a KisiMockExtension; take one");
        }
        scope(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        test(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestScope test = test(context);
        Optional<Throwable> failure = context.getExecutionException();
        List<String> complaints;
        try {
            complaints = failure.isPresent() ? List.of() : test.complaints();
        } finally {
            scope(context).end(test);
        }
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join("\n", complaints));
        }
    }

    /** The scope of the class that the context is in. */
    private ClassScope scope(ExtensionContext context) {
        ExtensionContext classContext = context;
        while (classContext.getTestMethod().isPresent()) {
            classContext = classContext.getParent().orElseThrow();
        }
        Class<?> type = classContext.getRequiredTestClass();
        Optional<ExtensionContext> around = classContext
                .getParent()
                .filter(parent -> parent.getTestClass().isPresent() && parent.getRequiredTestClass() != type);
        ExtensionContext.Store store = classContext.getStore(HERE);
        ClassScope known = store.get(type, ClassScope.class);
        if (known != null) {
            return known;
        }
        Setup setup = setup(type);
        Optional<ClassScope> outer = around.map(this::scope);
        return store.getOrComputeIfAbsent(
                type, key -> new ClassScope(type, setup, Mocks.of(context), outer), ClassScope.class);
    }

    private Setup setup(Class<?> type) {
        return built.or(() -> annotated(type).map(at -> Setup.of(annotation(at).orElseThrow(), at)))
                .orElse(Setup.STANDARD);
    }

    /** The class that has the annotation: this one, or one around it. */
    private static Optional<Class<?>> annotated(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (annotation(at).isPresent()) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static Optional<KisiMockTest> annotation(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, KisiMockTest.class);
    }

    private TestScope test(ExtensionContext context) {
        return context.getStore(HERE)
                .getOrComputeIfAbsent(
                        TestScope.class,
                        key -> scope(context)
                                .begin(
                                        context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName(),
                                        context.getUniqueId(),
                                        context.getRequiredTestMethod()),
                        TestScope.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (parameter.isAnnotated(Owner.class) != (type == Secret.class)) {
            if (type == Secret.class) {
                return false; // another extension's
            }
            throw Mistake.in(place(parameter), "@Owner goes with a parameter of the type Secret");
        }
        return TYPES.contains(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Arranged.class) {
            return arranged(parameter, context);
        }
        Kisi kisi = kisi(parameter, context);
        return type == Kisi.class ? kisi : type == URI.class ? kisi.uri() : kisi.apiKey();
    }

    private Kisi kisi(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return test(context).kisi();
        }
        if (!(parameter.getDeclaringExecutable() instanceof Constructor)) {
            return scope(context).kisi();
        }
        if (context.getTestInstanceLifecycle()
                .filter(cycle -> cycle == Lifecycle.PER_CLASS)
                .isPresent()) {
            return scope(context).kisiToKeep();
        }
        throw Mistake.in(
                place(parameter),
                "before JUnit 5.12 a constructor is not told for which test it runs;"
                        + " take the parameter in @BeforeEach or in the test");
    }

    private Arranged arranged(ParameterContext parameter, ExtensionContext context) {
        List<Arranged> all = context.getTestMethod().isPresent()
                ? test(context).arranged()
                : scope(context).arranged();
        if (all.size() != 1) {
            throw Mistake.in(
                    place(parameter),
                    "Arranged goes with one @WithScenario, here are " + all.size()
                            + "; with several, use kisi.arrange(…), which answers what it made");
        }
        return all.get(0);
    }

    private static String place(ParameterContext context) {
        Parameter parameter = context.getParameter();
        return "parameter " + parameter.getType().getSimpleName() + " " + parameter.getName() + " of "
                + parameter.getDeclaringExecutable();
    }

    /** A constructor is asked to run for one test; JUnit before 5.12 does not ask. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }
}
