package io.github.kisimock.junit;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.Lint;
import io.github.kisimock.control.Seed;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

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
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                InvocationInterceptor,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver {

    private final Scopes scopes;

    /** As {@link KisiMockTest @KisiMockTest} says, which carries it. */
    public KisiMockExtension() {
        this(Optional.empty());
    }

    private KisiMockExtension(Optional<Setup> built) {
        this.scopes = new Scopes(built);
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

        /** With worlds that begin with that seed; {@link io.github.kisimock.control.SeedFile} reads one from a file. */
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
            return new Builder(setup.with(setup.tolerance().with(complaints)));
        }

        /** With bad habits of the program that fail its test from that severity on; {@code NOTE} is all of them. */
        public Builder lint(Lint.Severity level) {
            return new Builder(setup.with(setup.tolerance().from(level)));
        }

        /** With bad habits that fail no test. */
        public Builder tolerate(Lint... lints) {
            return new Builder(setup.with(setup.tolerance().with(lints)));
        }

        /**
         * With a mock in another process in place of one in this, such as a container. The base URL of a test has a
         * path then.
         *
         * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if that is no URL
         */
        public Builder remote(URI server) {
            return new Builder(setup.at(new Address("remote", server, Optional.empty(), true)));
        }

        /** Likewise, where control requests must carry a token. */
        public Builder remote(URI server, String controlToken) {
            return new Builder(setup.at(new Address("remote", server, Optional.of(controlToken), true)));
        }

        /**
         * For a program that drops the path of its base URL: where the mock is in another process, the base URL is the
         * mock's own. Then the domain and the secrets that {@link Kisi} names lead to the test's workspace; a call with
         * neither goes astray.
         */
        public Builder withoutPaths() {
            return new Builder(setup.withoutPaths());
        }

        /** The extension, for a field with {@code @RegisterExtension}. */
        public KisiMockExtension build() {
            return new KisiMockExtension(Optional.of(setup));
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        if (scopes.built().isPresent() && Scopes.annotated(type).isPresent()) {
            throw Mistake.in(type.getName(), "has @KisiMockTest and a field with a KisiMockExtension; take one");
        }
        scopes.scope(context);
    }

    /** The test begins with its constructor, if JUnit tells for which test it runs. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            scopes.begin(context);
        }
    }

    /** Before 5.12 JUnit does not tell; then a failed constructor has what the class knows. */
    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> called, ExtensionContext context)
            throws Throwable {
        try {
            return invocation.proceed();
        } catch (Throwable failure) {
            if (context.getTestMethod().isEmpty() && !Injection.isOfAllTests(context)) {
                scopes.scope(context).explain(failure);
            }
            throw failure;
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        scopes.begin(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        scopes.end(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injection.supports(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Injection(scopes, parameter, context).resolve();
    }

    /** A constructor is asked to run for one test; JUnit before 5.12 does not ask. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }
}
