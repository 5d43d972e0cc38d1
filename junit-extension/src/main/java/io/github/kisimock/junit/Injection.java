package io.github.kisimock.junit;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.domain.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/** What a parameter of a test, a constructor or their life cycle is given. */
record Injection(Scopes scopes, ParameterContext parameter, ExtensionContext context) {

    private static final Set<Class<?>> TYPES = Set.of(Kisi.class, URI.class, Secret.class, Arranged.class);

    /** Whether it is one of ours. */
    static boolean supports(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        if (parameter.isAnnotated(Owner.class) != (type == Secret.class)) {
            if (type == Secret.class) {
                return false; // another extension's
            }
            throw Mistake.in(place(parameter), "@Owner goes with a parameter of the type Secret");
        }
        return TYPES.contains(type);
    }

    /** The argument. */
    Object resolve() {
        Class<?> type = parameter.getParameter().getType();
        if (type == Arranged.class) {
            return arranged();
        }
        Kisi kisi = kisi();
        return type == Kisi.class ? kisi : type == URI.class ? kisi.uri() : kisi.apiKey();
    }

    private Kisi kisi() {
        if (context.getTestMethod().isPresent()) {
            return scopes.test(context).kisi();
        }
        if (!(parameter.getDeclaringExecutable() instanceof Constructor)) {
            return scopes.scope(context).kisi();
        }
        if (isOfAllTests(context)) {
            return scopes.scope(context).kisiToKeep();
        }
        throw Mistake.in(
                place(parameter),
                "before JUnit 5.12 a constructor is not told for which test it runs;"
                        + " take the parameter in @BeforeEach or in the test");
    }

    /** Whether one instance serves all tests of the class. */
    static boolean isOfAllTests(ExtensionContext context) {
        return context.getTestInstanceLifecycle()
                .filter(cycle -> cycle == Lifecycle.PER_CLASS)
                .isPresent();
    }

    private Arranged arranged() {
        List<Arranged> all = context.getTestMethod().isPresent()
                ? scopes.test(context).arranged()
                : scopes.scope(context).arranged();
        if (all.size() != 1) {
            throw Mistake.in(
                    place(parameter),
                    "Arranged goes with one @WithScenario or one scenario of the seed, here are " + all.size()
                            + "; with several, use kisi.arrange(…), which answers what it made");
        }
        return all.get(0);
    }

    private static String place(ParameterContext given) {
        Parameter parameter = given.getParameter();
        return "parameter " + parameter.getType().getSimpleName() + " " + parameter.getName() + " of "
                + parameter.getDeclaringExecutable();
    }
}
