package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedUser;
import io.github.kisimock.domain.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same tests, against a mock that is not the extension's own: its process is this one, but nothing tells. */
class RemoteTest {

    private static final KisiMock ELSEWHERE = KisiMock.start(Settings.standard().withControlToken("let-me-in"));

    @AfterAll
    static void stop() {
        ELSEWHERE.close();
    }

    private static KisiMock open() {
        return KisiMock.start(Settings.standard());
    }

    @KisiMockTest
    @TestInstance(Lifecycle.PER_CLASS)
    static class OneUrl {
        private final URI kept;

        OneUrl(URI kisi) {
            kept = kisi;
        }

        @RepeatedTest(2)
        void its_world_begins_anew(Kisi kisi) {
            PartnerApp app = new PartnerApp(kept, kisi.apiKey());
            app.onboard("ada@example.com");
            assertThat(app.members()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                KisiTest.class,
                InjectionTest.class,
                LifecycleTest.EveryKindOfTest.class,
                LifecycleTest.WithBeforeAll.class,
                OneUrl.class,
                LifecycleTest.Story.class,
                ComplaintsTest.Tolerant.class
            })
    void tests_run_there_as_they_do_here(Class<?> type) {
        try (KisiMock mock = open()) {
            Run run = Run.against(mock.uri().toString(), type);
            assertThat(run.failures()).isEmpty();
            assertThat(run.results().testEvents().succeeded().count()).isPositive();
            assertThat(mock.workspaces().all()).hasSize(1); // each was dropped at its end
        }
    }

    @Test
    void what_is_wrong_is_told_as_here() {
        try (KisiMock mock = open()) {
            assertThat(Run.against(mock.uri().toString(), ComplaintsTest.Mistyped.class)
                            .complaints())
                    .isEqualTo(Run.of(ComplaintsTest.Mistyped.class).complaints());
            assertThat(Run.against(mock.uri().toString(), ComplaintsTest.Leaky.class)
                            .complaints())
                    .isEqualTo(Run.of(ComplaintsTest.Leaky.class).complaints());
        }
    }

    static class Built {
        @RegisterExtension
        static final KisiMockExtension KISI =
                KisiMockExtension.builder().remote(ELSEWHERE.uri(), "let-me-in").build();

        @Test
        void the_base_url_is_a_path(Kisi kisi) {
            assertThat(kisi.uri().toString()).startsWith(ELSEWHERE.uri() + "/w/Built-");
            assertThat(new PartnerApp(kisi.uri(), kisi.apiKey()).members()).isEqualTo(5);
        }

        @Test
        void a_client_that_drops_the_path_is_known_by_its_secret(Kisi kisi) {
            Secret secret = kisi.signIn("member@acme.example");
            assertThat(new PartnerApp(ELSEWHERE.uri(), secret).get("/user")).isEqualTo(200);
            assertThat(kisi.requests()).hasSize(1);
        }
    }

    @Test
    void the_builder_takes_an_address_and_a_token() {
        Run.of(Built.class).passes(2);
    }

    /** Its program drops the path of the base URL, as {@code URI.resolve("/user")} does. */
    static class DropsThePath {
        @RegisterExtension
        static final KisiMockExtension KISI =
                KisiMockExtension.builder().withoutPaths().build();

        @RepeatedTest(3)
        void its_key_leads_to_its_workspace(Kisi kisi, @Owner Secret key) {
            PartnerApp app = new PartnerApp(kisi.uri(), key);
            app.onboard("bob@example.com");
            assertThat(app.members()).isEqualTo(7);
            assertThat(kisi.requests()).hasSize(3);
        }

        @BeforeAll
        static void prepare(Kisi kisi) {
            kisi.add(SeedUser.of("ada@example.com", "ada-password"));
            assertThat(new PartnerApp(kisi.uri(), kisi.apiKey()).members()).isEqualTo(6);
        }

        @RepeatedTest(3)
        void its_domain_does_too(Kisi kisi) {
            assertThat(PartnerApp.signIn(kisi.uri(), kisi.domain(), "ada@example.com", "ada-password"))
                    .isEqualTo(200);
            assertThat(kisi.requests()).hasSize(1);
        }
    }

    @Test
    void a_program_that_drops_the_path_is_known_by_domain_and_secrets() {
        try (KisiMock mock = open()) {
            Run.against(mock.uri().toString(), DropsThePath.class).passes(6);
            assertThat(mock.workspaces().standard().requests()).isEmpty();
            assertThat(mock.workspaces().all()).hasSize(1);
        }
        Run.of(DropsThePath.class).passes(6);
    }

    static class OfTwoOrganizations {
        @RegisterExtension
        static final KisiMockExtension KISI = KisiMockExtension.builder()
                .seed(Seed.of(List.of(organization("one"), organization("two"))))
                .withoutPaths()
                .build();

        private static Seed.SeedOrganization organization(String name) {
            return Seed.SeedOrganization.of(name, name, List.of(), List.of(), List.of());
        }

        @Test
        void does_not_run() {}
    }

    @Test
    void a_domain_of_its_own_takes_a_world_with_one_organization() {
        try (KisiMock mock = open()) {
            assertThat(Run.against(mock.uri().toString(), OfTwoOrganizations.class)
                            .failures())
                    .singleElement()
                    .asString()
                    .contains("a mock without paths: domain takes a seed with exactly one organization");
        }
    }

    @Test
    void whole_runs_do_without_paths_too() {
        try (KisiMock mock = open()) {
            String url = mock.uri().toString();
            Run.with(Map.of("kisi-mock.url", url, "kisi-mock.paths", "off"), Anywhere.class)
                    .passes(1);
            assertThat(Run.with(Map.of("kisi-mock.url", url, "kisi-mock.paths", "no"), Anywhere.class)
                            .failures())
                    .singleElement()
                    .asString()
                    .contains("kisi-mock.paths: takes on or off, not 'no'");
        }
    }

    static class Many {
        private static final AtomicInteger MOST = new AtomicInteger();

        @RegisterExtension
        static final KisiMockExtension KISI =
                KisiMockExtension.builder().remote(ELSEWHERE.uri(), "let-me-in").build();

        @RepeatedTest(80)
        void is_one_of_many(Kisi kisi) {
            assertThat(kisi.requests()).isEmpty();
            MOST.accumulateAndGet(ELSEWHERE.workspaces().all().size(), Math::max);
        }
    }

    @Test
    void of_ended_tests_some_are_remembered_not_all() {
        Run.of(Many.class).passes(80);
        assertThat(Many.MOST).hasValueBetween(60, 75);
    }

    @KisiMockTest
    static class Anywhere {
        @Test
        void a_base_url_has_no_path(URI uri) {
            assertThat(uri.getPath()).isEmpty();
            assertThat(uri.resolve("/user")).hasPath("/user");
        }
    }

    @Test
    void in_this_process_a_base_url_has_no_path() {
        Run.of(Anywhere.class).passes(1);
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere, 'kisi-mock.url: takes a URL such as http://localhost:8080, not ''nowhere'''",
        "http://[, 'kisi-mock.url: takes a URL such as http://localhost:8080, not ''http://['''",
        "http://127.0.0.1:1, 'kisi-mock.url: No mock answers at http://127.0.0.1:1: '"
    })
    void where_no_mock_is_the_test_is_refused(String url, String message) {
        assertThat(Run.against(url, Anywhere.class).failures())
                .hasSize(1)
                .allSatisfy(failure -> assertThat(failure).contains(message).hasLineCount(1));
    }

    @Nested
    class SaidByTheEnvironment {
        private Optional<Address> address = Optional.empty();

        @RegisterExtension
        final BeforeEachCallback reader = context -> address = Address.of(
                context,
                Map.of(
                        "KISI_MOCK_URL", "http://localhost:8080",
                        "KISI_MOCK_CONTROL_TOKEN", "let-me-in",
                        "KISI_MOCK_PATHS", "off"));

        @Test
        void address_token_and_paths_are_read() {
            assertThat(address)
                    .contains(new Address(
                            "KISI_MOCK_URL", URI.create("http://localhost:8080"), Optional.of("let-me-in"), false));
        }
    }

    @Test
    void the_builder_refuses_what_is_no_url() {
        assertThatThrownBy(() -> KisiMockExtension.builder().remote(URI.create("localhost:8080")))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("remote: takes a URL such as http://localhost:8080, not 'localhost:8080'");
    }
}
