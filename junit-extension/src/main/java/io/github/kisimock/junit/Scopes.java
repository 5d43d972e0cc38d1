package io.github.kisimock.junit;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Finds what belongs to a class or a test in JUnit's store, or puts it there.
 *
 * @param built how the mocks are to be, if no annotation says it
 */
record Scopes(Optional<Setup> built) {

    private static final Namespace HERE = Namespace.create(Scopes.class);

    /** The scope of the class that the context is in. */
    ClassScope scope(ExtensionContext context) {
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
        ExtensionContext its = classContext;
        return store.getOrComputeIfAbsent(
                type, key -> new ClassScope(its, setup, Mocks.of(context), outer), ClassScope.class);
    }

    private Setup setup(Class<?> type) {
        return built.or(() -> annotated(type).map(at -> Setup.of(annotation(at).orElseThrow(), at)))
                .orElse(Setup.STANDARD);
    }

    /** The class that has the annotation: this one, or one around it. */
    static Optional<Class<?>> annotated(Class<?> type) {
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

    /** Whether the test that the context is of has begun with a mock. */
    static boolean hasTest(ExtensionContext context) {
        return context.getStore(HERE).get(BegunTest.class) != null;
    }

    /** The test that the context is of; it begins if it has not. */
    BegunTest begin(ExtensionContext context) {
        return context.getStore(HERE)
                .getOrComputeIfAbsent(
                        BegunTest.class,
                        key -> {
                            ClassScope scope = scope(context);
                            TestScope test = scope.begin(
                                    context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName(),
                                    context.getUniqueId(),
                                    context.getRequiredTestMethod());
                            return new BegunTest(scope, test, context);
                        },
                        BegunTest.class);
    }

    /** The scope of that test. */
    TestScope test(ExtensionContext context) {
        return begin(context).test();
    }

    /** Ends the test that the context is of, if it has begun. */
    void end(ExtensionContext context) {
        Optional.ofNullable(context.getStore(HERE).get(BegunTest.class, BegunTest.class))
                .ifPresent(BegunTest::close);
    }
}
