package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.SeedUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.reporting.FileEntry;

/** What a test that failed leaves in the report. */
@Execution(ExecutionMode.SAME_THREAD) // runs of one class have the same files
class AttachmentTest {

    private static final Path FILES = Path.of("target", "kisi-mock");

    @KisiMockTest
    static class Fails {
        @Test
        void after_calls(Kisi kisi) {
            kisi.add(SeedUser.managed("ada@example.com"));
            new PartnerApp(kisi.uri(), kisi.signIn("ada@example.com")).get("/member");
            throw new IllegalStateException("its own");
        }
    }

    @KisiMockTest
    static class DoesNotFail {
        @Test
        void passes(Kisi kisi) {
            new PartnerApp(kisi.uri(), kisi.apiKey()).members();
        }

        @Test
        void is_given_up(Kisi kisi) {
            new PartnerApp(kisi.uri(), kisi.apiKey()).get("/member");
            Assumptions.assumeTrue(false);
        }
    }

    /** Fails wherever a test can fail besides in itself. */
    @KisiMockTest
    static class FailsAround {
        @BeforeEach
        void before(Kisi kisi, TestInfo test) {
            refused(kisi);
            failIn(test, "before");
        }

        @ParameterizedTest
        @ValueSource(strings = {"before", "after"})
        void fails(String where) {
            assertThat(where).isNotEmpty();
        }

        @AfterEach
        void after(TestInfo test) {
            failIn(test, "after");
        }

        private static void failIn(TestInfo test, String where) {
            if (test.getDisplayName().contains(where)) {
                throw new IllegalStateException(where);
            }
        }
    }

    private static void refused(Kisi kisi) {
        new PartnerApp(kisi.uri(), kisi.apiKey()).get("/members/1");
    }

    @KisiMockTest
    static class FailsBeforeAll {
        @BeforeAll
        static void prepare(Kisi kisi) {
            refused(kisi);
            throw new IllegalStateException("before all");
        }

        @Test
        void does_not_run() {}
    }

    @KisiMockTest
    static class FailsInTheConstructor {
        FailsInTheConstructor(Kisi kisi) {
            refused(kisi);
            throw new IllegalStateException("constructor");
        }

        @Test
        void does_not_run() {}
    }

    @KisiMockTest
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class FailsInTheConstructorForAll {
        FailsInTheConstructorForAll(Kisi kisi) {
            refused(kisi);
            throw new IllegalStateException("constructor for all");
        }

        @Test
        void does_not_run() {}
    }

    /** Its constructor is given nothing, and uses what somebody kept. */
    @KisiMockTest
    static class FailsInAConstructorWithAClient {
        private static final List<PartnerApp> APPS = new ArrayList<>();

        @BeforeAll
        static void make(Kisi kisi) {
            APPS.add(new PartnerApp(kisi.uri(), kisi.apiKey()));
        }

        FailsInAConstructorWithAClient() {
            APPS.get(0).get("/members/1");
            throw new IllegalStateException("constructor with a client");
        }

        @RepeatedTest(2)
        void does_not_run() {}
    }

    /** The inner test fails when what is around it is made. */
    @KisiMockTest
    static class FailsAroundTheInner {
        FailsAroundTheInner(Kisi kisi) {
            refused(kisi);
            throw new IllegalStateException("constructor around");
        }

        @Nested
        class Inner {
            @Test
            void does_not_run() {}
        }
    }

    @KisiMockTest
    static class Late {
        private static final List<PartnerApp> APPS = new ArrayList<>();

        @Test
        void goes_on(Kisi kisi) {
            APPS.add(new PartnerApp(kisi.uri(), kisi.apiKey()));
        }

        @AfterAll
        static void call() {
            APPS.forEach(app -> app.get("/members"));
            APPS.clear();
        }
    }

    private static List<Path> published(Run run) {
        return run.results()
                .allEvents()
                .fileEntryPublished()
                .map(event -> event.getRequiredPayload(FileEntry.class).getPath())
                .toList();
    }

    private static List<String> files(Class<?> of) throws IOException {
        try (Stream<Path> all = Files.list(Files.createDirectories(FILES))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("AttachmentTest." + of.getSimpleName() + "[.-].*"))
                    .toList();
        }
    }

    @Test
    void the_journal_is_in_the_report_and_in_a_file() throws IOException {
        Run run = Run.of(Fails.class);
        assertThat(run.failures()).containsExactly("IllegalStateException: its own");
        assertThat(files(Fails.class))
                .hasSize(1)
                .first()
                .asString()
                .matches("AttachmentTest.Fails.after_calls-\\w+.txt");
        String journal = Files.readString(FILES.resolve(files(Fails.class).get(0)));
        assertThat(journal)
                .startsWith("#1 GET /member → 404")
                .contains(" -X GET 'http://127.0.0.1:", "why: routes.unknown", "KISI-LOGIN [hidden]");
        assertThat(published(run)).hasSize(1);
        assertThat(published(run).get(0).resolve("journal.txt")).hasContent(journal);
    }

    @Test
    void below_its_own_reason_stands_why_calls_were_refused_and_where_the_journal_is() {
        assertThat(Run.of(Fails.class).thrown())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .asString()
                        .matches("io.github.kisimock.junit.MockSays: #1 GET /member → 404: routes.unknown, observed: An"
                                + " unknown path answers 404 000404. The API has GET /members, POST /members.\n"
                                + "Journal: target/kisi-mock/AttachmentTest.Fails.after_calls-\\w+.txt"));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                FailsAround.class,
                FailsBeforeAll.class,
                FailsInTheConstructor.class,
                FailsInTheConstructorForAll.class,
                FailsInAConstructorWithAClient.class,
                FailsAroundTheInner.class
            })
    void wherever_it_fails_the_journal_is_attached(Class<?> type) throws IOException {
        Run run = Run.of(type);
        assertThat(run.thrown())
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure.getSuppressed())
                        .singleElement()
                        .asString()
                        .contains("#1 GET /members/1 → 404: "));
        assertThat(published(run))
                .hasSameSizeAs(run.thrown())
                .allSatisfy(directory ->
                        assertThat(directory.resolve("journal.txt")).content().startsWith("#1 GET /members/1 → 404"));
        assertThat(files(type)).hasSameSizeAs(run.thrown());
    }

    @Test
    void a_class_that_late_calls_fail_has_the_journals_of_their_tests() {
        Run run = Run.of(Late.class);
        assertThat(run.failures())
                .singleElement()
                .asString()
                .matches("AssertionError: LATE: #1 GET /members → 200, after Late.goes_on\\(Kisi\\) had ended\n"
                        + "Journal: target/kisi-mock/AttachmentTest.Late-\\w+.txt");
        assertThat(published(run))
                .singleElement()
                .satisfies(directory -> assertThat(directory.resolve("journal.txt"))
                        .content()
                        .startsWith("Late.goes_on(Kisi)\n\n#1 GET /members → 200")
                        .contains(" -X GET 'http://127.0.0.1:"));
    }

    @Test
    void a_test_that_does_not_fail_leaves_nothing() throws IOException {
        Run run = Run.of(DoesNotFail.class).passes(1);
        assertThat(published(run)).isEmpty();
        assertThat(files(DoesNotFail.class)).isEmpty();
    }
}
