package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Lint;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails a test that would pass otherwise. */
@Execution(ExecutionMode.SAME_THREAD) // the classes below remember things in static fields
class ComplaintsTest {

    private static PartnerApp app(Kisi kisi) {
        return new PartnerApp(kisi.uri(), kisi.apiKey());
    }

    @KisiMockTest
    static class Mistyped {
        @Test
        void asks_for_no_route(Kisi kisi) {
            app(kisi).get("/member");
        }

        @Test
        void asks_for_one(Kisi kisi) {
            app(kisi).get("/members");
        }
    }

    @Test
    void an_unknown_route_fails_the_test_and_no_other() {
        Run run = Run.of(Mistyped.class);
        assertThat(run.complaints())
                .containsExactly(
                        "UNKNOWN_ROUTE: #1 GET /member → 404: routes.unknown, observed: An unknown path answers"
                                + " 404 000404. The API has GET /members, POST /members.");
        assertThat(run.failedTests()).containsExactly("asks_for_no_route(Kisi)");
    }

    @KisiMockTest(tolerate = Complaint.UNKNOWN_ROUTE)
    static class Tolerant extends Mistyped {}

    @Test
    void it_can_be_tolerated() {
        Run.of(Tolerant.class).passes(2);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @KisiMockTest(tolerate = Complaint.UNKNOWN_ROUTE)
    @interface OurMockTest {}

    @OurMockTest
    static class WithAnAnnotationOfItsOwn {
        @Test
        void asks_for_no_route(Kisi kisi) {
            app(kisi).get("/member");
        }
    }

    @Test
    void an_annotation_of_ones_own_can_say_so() {
        Run.of(WithAnAnnotationOfItsOwn.class).passes(1);
    }

    @KisiMockTest
    static class FailsItself {
        @Test
        void for_its_own_reason(Kisi kisi) {
            app(kisi).get("/member");
            throw new IllegalStateException("its own");
        }

        @Test
        void by_an_assumption(Kisi kisi) {
            app(kisi).get("/member");
            Assumptions.assumeTrue(false);
        }
    }

    @Test
    void a_test_that_failed_keeps_its_reason() {
        assertThat(Run.of(FailsItself.class).failures()).containsExactly("IllegalStateException: its own");
    }

    /** Puts a secret into the address, and does not say which partner it is. */
    private static int call(Kisi kisi) {
        return app(kisi).get("/users?api_key=abc");
    }

    @KisiMockTest
    static class Leaky {
        @Test
        void tells_a_secret(Kisi kisi) {
            call(kisi);
        }
    }

    @Test
    void a_bad_habit_fails_the_test_and_comes_with_advice() {
        assertThat(Run.of(Leaky.class).complaints())
                .hasSize(1)
                .first(as(InstanceOfAssertFactories.STRING))
                .startsWith("LINT: secret-in-url: ")
                .endsWith(Lint.SECRET_IN_URL.advice());
    }

    @KisiMockTest(lint = Lint.Severity.NOTE)
    static class Strict extends Leaky {}

    static class Built {
        @RegisterExtension
        static final KisiMockExtension KISI = KisiMockExtension.builder()
                .lint(Lint.Severity.NOTE)
                .tolerate(Lint.SECRET_IN_URL)
                .build();

        @Test
        void tells_a_secret(Kisi kisi) {
            call(kisi);
        }
    }

    @Test
    void it_can_be_chosen_how_bad_a_habit_must_be() {
        assertThat(Run.of(Strict.class).complaints())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("LINT: partner-headers: "));
        assertThat(Run.of(Built.class).complaints())
                .hasSize(2)
                .allMatch(line -> line.startsWith("LINT: partner-headers: "));
    }

    @KisiMockTest(tolerate = Complaint.LINT)
    static class Indulgent extends Leaky {}

    @KisiMockTest(tolerateLints = Lint.SECRET_IN_URL)
    static class SomewhatIndulgent extends Leaky {}

    @ParameterizedTest
    @ValueSource(classes = {Indulgent.class, SomewhatIndulgent.class})
    void habits_can_be_tolerated(Class<?> type) {
        Run.of(type).passes(1);
    }

    @KisiMockTest
    @SharedState
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class InARow {
        @Test
        void a(Kisi kisi) {
            call(kisi);
        }

        @Test
        void b(Kisi kisi) {
            app(kisi).get("/members");
        }
    }

    @Test
    void a_habit_is_laid_to_the_test_that_shows_it() {
        assertThat(Run.of(InARow.class).failedTests()).containsExactly("a(Kisi)");
    }

    /** Sends half a call, so that it is under way until the rest comes. */
    private static Socket half(URI kisi, List<Socket> open) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), kisi.getPort());
            open.add(socket);
            OutputStream out = socket.getOutputStream();
            out.write("POST /logins HTTP/1.1\r\nHost: kisi\r\nContent-Length: 9\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return socket;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @KisiMockTest
    static class Impatient {
        private static final List<Socket> OPEN = new ArrayList<>();

        @Test
        void does_not_wait(Kisi kisi) {
            half(kisi.uri(), OPEN);
            while (kisi.control().awaitQuiet(Duration.ZERO) == 0) {
                Thread.onSpinWait();
            }
        }

        @AfterAll
        static void close() throws IOException {
            for (Socket socket : OPEN) {
                socket.close();
            }
        }
    }

    @Test
    void a_call_that_is_under_way_at_the_end_fails_the_test() {
        assertThat(Run.of(Impatient.class).complaints())
                .containsExactly("IN_FLIGHT: 1 not answered yet; let the test wait for its end");
    }

    @KisiMockTest(tolerate = Complaint.IN_FLIGHT)
    static class Unhurried extends Impatient {}

    @Test
    void a_call_under_way_can_be_tolerated() {
        Run.of(Unhurried.class).passes(1);
    }

    @KisiMockTest
    static class Late {
        private static final List<PartnerApp> APPS = new ArrayList<>();

        @Test
        void goes_on(Kisi kisi) {
            APPS.add(app(kisi));
        }

        @Test
        void ends_in_time(Kisi kisi) {
            app(kisi).get("/members");
        }

        @AfterAll
        static void call() {
            APPS.forEach(app -> app.get("/members"));
            APPS.clear();
        }

        @Nested
        class Inside extends Mistyped {}
    }

    @Test
    void a_call_after_the_end_fails_the_class_and_names_the_test() {
        assertThat(Run.of(Late.class).failures())
                .anyMatch(text -> text.startsWith(
                        "AssertionError: LATE: #1 GET /members → 200, after Late.goes_on(Kisi) had ended\n"))
                .hasSize(2);
    }

    @KisiMockTest(tolerate = Complaint.LATE)
    static class Patient {
        @Test
        void goes_on(Kisi kisi) {
            Late.APPS.add(app(kisi));
        }

        @AfterAll
        static void call() {
            Late.call();
        }
    }

    @Test
    void late_calls_can_be_tolerated() {
        Run.of(Patient.class).passes(1);
    }
}
