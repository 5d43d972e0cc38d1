package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import io.github.kisimock.control.SeedUser;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A base URL that a program reads once serves all classes. */
@Execution(ExecutionMode.SAME_THREAD)
class FixedUrlTest {

    private static final String PROPERTY = "kisi.base-url";
    private static final AtomicReference<PartnerApp> APP = new AtomicReference<>();

    /** A program that is started once, and kept from class to class. */
    private static PartnerApp app(Kisi kisi) {
        return APP.updateAndGet(
                app -> app == null ? new PartnerApp(URI.create(System.getProperty(PROPERTY)), kisi.apiKey()) : app);
    }

    @KisiMockTest
    @FixedUrl
    static class One {
        @RepeatedTest(3)
        void finds_its_world(Kisi kisi) {
            assertThat(kisi.uri()).hasToString(System.getProperty(PROPERTY));
            assertThat(app(kisi).members()).isEqualTo(5);
            app(kisi).onboard("ada@example.com");
            assertThat(kisi.requests()).hasSize(3);
        }
    }

    @KisiMockTest
    @FixedUrl
    static class Another {
        @BeforeAll
        static void add(Kisi kisi) {
            kisi.add(SeedUser.managed("base@example.com"));
        }

        @RepeatedTest(3)
        void finds_its_world(Kisi kisi) {
            assertThat(app(kisi).members()).isEqualTo(6);
            app(kisi).onboard("ada@example.com");
        }
    }

    @Test
    void the_program_finds_each_tests_world_and_no_two_run_at_once() {
        APP.set(null);
        Run.concurrently(8, One.class, Another.class).passes(6);
    }

    private static final KisiMock ELSEWHERE = KisiMock.start(Settings.standard());

    @AfterAll
    static void stop() {
        ELSEWHERE.close();
    }

    @FixedUrl
    static class AtAnotherMock {
        @RegisterExtension
        static final KisiMockExtension KISI =
                KisiMockExtension.builder().remote(ELSEWHERE.uri()).build();

        @Test
        void does_not_run() {}
    }

    @Test
    void a_property_leads_to_one_mock() {
        APP.set(null);
        assertThat(Run.with(Map.of("junit.jupiter.execution.parallel.enabled", "false"), One.class, AtAnotherMock.class)
                        .failures())
                .singleElement()
                .asString()
                .matches(
                        "ExtensionConfigurationException: @FixedUrl on \\S+: another class's kisi.base-url leads to another"
                                + " mock, and programs keep it; give this class a property of its own, such as"
                                + " @FixedUrl\\(\"other.base-url\"\\)");
    }
}
