package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.SeedUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.FileEntry;

/** What a test that failed leaves in the report. */
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
                    .filter(name -> name.startsWith("AttachmentTest." + of.getSimpleName() + "."))
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
    void a_test_that_does_not_fail_leaves_nothing() throws IOException {
        Run run = Run.of(DoesNotFail.class).passes(1);
        assertThat(published(run)).isEmpty();
        assertThat(files(DoesNotFail.class)).isEmpty();
    }
}
