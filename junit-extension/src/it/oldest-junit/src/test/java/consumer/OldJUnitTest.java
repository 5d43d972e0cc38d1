package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.kisimock.junit.Kisi;
import io.github.kisimock.junit.KisiMockTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What is otherwise where JUnit is old. */
class OldJUnitTest {

    private static void call(Kisi kisi) throws Exception {
        HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(kisi.uri() + "/user")).build(), BodyHandlers.ofString());
    }

    @KisiMockTest
    static class Fails {
        @Test
        void after_a_call(Kisi kisi) throws Exception {
            call(kisi);
            throw new IllegalStateException("its own");
        }
    }

    @KisiMockTest
    static class Late {
        private static URI uri;

        @Test
        void goes_on(Kisi kisi) {
            uri = kisi.uri();
        }

        @AfterAll
        static void call() throws Exception {
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(uri + "/user")).build(), BodyHandlers.ofString());
        }
    }

    @KisiMockTest
    static class AsksInTheConstructor {
        AsksInTheConstructor(Kisi kisi) {}

        @Test
        void does_not_run() {}
    }

    @KisiMockTest
    static class FailsInTheConstructor {
        private static Kisi kept;

        @BeforeAll
        static void keep(Kisi kisi) {
            kept = kisi;
            kisi.uri();
        }

        FailsInTheConstructor() throws Exception {
            call(kept);
            throw new IllegalStateException("its own");
        }

        @Test
        void does_not_run() {}
    }

    /** What JUnit was told of a run. */
    private static class Told implements TestExecutionListener {
        private final List<String> failures = new ArrayList<>();
        private final List<String> journals = new ArrayList<>();

        static Told of(Class<?> type) {
            Told told = new Told();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(type))
                                    .build(),
                            told);
            return told;
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(failure -> failures.add(failure.getMessage()));
        }

        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            journals.add(entry.getKeyValuePairs().get("kisi-mock"));
        }
    }

    @Test
    void the_journal_is_an_entry_of_the_report() {
        Told told = Told.of(Fails.class);
        assertEquals(List.of("its own"), told.failures);
        assertEquals(1, told.journals.size());
        assertTrue(told.journals.get(0).startsWith("#1 GET /user → 401"), told.journals::toString);
    }

    @Test
    void late_calls_fail_the_class() {
        Told told = Told.of(Late.class);
        assertEquals(1, told.failures.size());
        assertTrue(
                told.failures.get(0).startsWith("LATE: #1 GET /user → 401, after Late.goes_on(Kisi) had ended"),
                told.failures::toString);
        assertTrue(told.journals.get(0).contains("#1 GET /user → 401"), told.journals::toString);
    }

    @Test
    void a_constructor_that_fails_has_the_journal_of_the_class() {
        Told told = Told.of(FailsInTheConstructor.class);
        assertEquals(List.of("its own"), told.failures);
        assertTrue(told.journals.get(0).startsWith("#1 GET /user → 401"), told.journals::toString);
    }

    @Test
    void a_constructor_is_refused_its_mock_since_it_is_not_told_for_which_test_it_runs() {
        assertTrue(
                Told.of(AsksInTheConstructor.class)
                        .failures
                        .get(0)
                        .contains("before JUnit 5.12 a constructor is not told for which test it runs; take the"
                                + " parameter in @BeforeEach or in the test"));
    }
}
