package io.github.kisimock.junit;

import static io.github.kisimock.junit.assertions.KisiAssertions.added;
import static io.github.kisimock.junit.assertions.KisiAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.PlannedFault;
import io.github.kisimock.control.RequestPattern;
import io.github.kisimock.control.SeedUser;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/junit.md shows, and the Java of docs/container.md. */
class GuideTest {

    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    @Nested
    @KisiMockTest
    class OnboardingTest {

        @Test
        void a_managed_member_gets_a_login(Kisi kisi) {
            PartnerApp app = new PartnerApp(kisi.uri(), kisi.apiKey());

            app.onboard("ada@example.com");

            assertThat(kisi)
                    .hasMember("ada@example.com")
                    .thatIsManaged()
                    .thatHasLogins(1)
                    .thatGotNoMail();
            assertThat(kisi).received(1, RequestPattern.of("POST", "/logins").withField("login.type", "device"));
            assertThat(kisi).changedOnly(added("member", "ada@example.com"), added("login", "ada@example.com"));
        }

        @Test
        @At("2026-01-01T00:00:00Z")
        @WithScenario("door-granted")
        void a_login_left_unused_opens_no_door(Kisi kisi, Arranged door) {
            PartnerApp visitor = new PartnerApp(kisi.uri(), new Secret(door.text("secret")));

            kisi.clock().advance(Duration.ofDays(15));

            assertEquals(401, visitor.unlock(door.id("lock_id")));
        }

        @Test
        @WithFault(on = "POST /members", every = 3, status = 429, retryAfter = 1)
        void three_members_are_onboarded_all_the_same(Kisi kisi) {
            PartnerApp app = new PartnerApp(kisi.uri(), kisi.apiKey());
            for (int i = 0; app.members() < 8; i++) {
                app.onboard("ada" + i + "@example.com");
            }
            assertThat(kisi.faults().list()).extracting(PlannedFault::fired).containsExactly(1);
        }

        @Test
        void powers(Kisi kisi) {
            new PartnerApp(kisi.uri(), kisi.apiKey()).forgetPassword("member@acme.example");

            Member ada = kisi.add(SeedUser.managed("ada@example.com"));
            Secret login = kisi.signIn("ada@example.com");
            Mail mail = kisi.outbox().await(Mail.Kind.PASSWORD_RESET, "member@acme.example");
            World before = kisi.world();
            kisi.restore(before);

            assertThat(new PartnerApp(kisi.uri(), login)
                            .get("/users/" + ada.userId().number()))
                    .isEqualTo(200);
            assertThat(mail.token()).isPresent();
        }
    }

    static class Built {
        @RegisterExtension
        static final KisiMockExtension KISI = KisiMockExtension.builder()
                .with(Switch.EMPTY_LIST_RANGE, "star")
                .build();

        @Test
        void runs(Kisi kisi) {
            assertThat(kisi.world().switches().is(Switch.EMPTY_LIST_RANGE, "star"))
                    .isTrue();
        }
    }

    @Test
    void what_is_built_serves() {
        Run.of(Built.class).passes(1);
    }

    /** Formatting aside, each snippet is a part of this class or of the project for Spring. */
    @Test
    void its_snippets_are_from_here() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String file : List.of(
                "src/test/java/io/github/kisimock/junit/GuideTest.java",
                "src/test/java/io/github/kisimock/junit/RemoteTest.java",
                "src/test/java/io/github/kisimock/junit/assertions/AssertionsTest.java",
                "src/it/spring-boot-3/src/test/java/consumer/OneSpringTest.java",
                "src/it/spring-boot-3/src/test/java/consumer/AnotherSpringTest.java")) {
            sources.append(withoutBlanks(Files.readString(Path.of(file))));
        }
        List<String> snippets = snippets("junit");
        assertThat(snippets).hasSize(9);
        for (String snippet : snippets) {
            String part = withoutBlanks(snippet).replaceFirst("(voida_managed.*;)\\}\\}$", "$1}");
            // of a list of imports each may stand for itself
            assertThat(sources.toString())
                    .as(snippet)
                    .contains(part.startsWith("import") ? part.split("(?<=;)") : new String[] {part});
        }
    }

    @Test
    void the_class_for_testcontainers_is_compiled() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/github/kisimock/junit/KisiMockContainer.java"));
        assertThat(snippets("container"))
                .singleElement()
                .satisfies(snippet -> assertThat(source).endsWith("*/\n" + snippet));
    }

    private static List<String> snippets(String page) throws IOException {
        return JAVA.matcher(Files.readString(Path.of("../docs", page + ".md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }
}
