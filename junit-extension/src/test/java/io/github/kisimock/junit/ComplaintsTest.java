package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

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
        assertThat(run.failures())
                .containsExactly("AssertionError: UNKNOWN_ROUTE: GET /member → 404; the API has no such operation,"
                        + " or the mock does not know it");
        assertThat(run.failedTests()).containsExactly("asks_for_no_route(Kisi)");
    }

    @KisiMockTest(tolerate = Complaint.UNKNOWN_ROUTE)
    static class Tolerant extends Mistyped {}

    @Test
    void it_can_be_tolerated() {
        Run.of(Tolerant.class).passes(2);
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
        assertThat(Run.of(Impatient.class).failures())
                .containsExactly("AssertionError: IN_FLIGHT: 1 not answered yet; let the test wait for its end");
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
                .contains("AssertionError: LATE: GET /members → 200, after Late.goes_on(Kisi) had ended")
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
