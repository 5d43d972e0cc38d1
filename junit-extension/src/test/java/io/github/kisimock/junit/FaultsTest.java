package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import io.github.kisimock.control.Effect;
import io.github.kisimock.control.Fault;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Errors that a test plans for its program. */
@KisiMockTest
class FaultsTest {

    private static List<Integer> statuses(Kisi kisi, String path, int calls) {
        PartnerApp app = new PartnerApp(kisi.uri(), kisi.apiKey());
        return IntStream.range(0, calls).mapToObj(i -> app.get(path)).toList();
    }

    @Test
    @WithFault(on = "GET /users", every = 3, status = 503)
    @WithFault(on = "GET /roles", status = 429, retryAfter = 1)
    void calls_fail_as_planned(Kisi kisi) {
        assertThat(statuses(kisi, "/users", 6)).containsExactly(200, 200, 503, 200, 200, 503);
        assertThat(statuses(kisi, "/roles", 1)).containsExactly(429);
        assertThat(kisi.requests().get(6).replyHeader("Retry-After")).contains("1");
    }

    @Test
    void they_are_planned_in_the_test_as_well(Kisi kisi) {
        kisi.faults().add(Fault.of(Effect.Status.of(503)));
        assertThat(statuses(kisi, "/users", 1)).containsExactly(503);
        assertThat(kisi.faults().unconsumed()).isEmpty();
    }

    @Nested
    @WithFault(on = "GET /users", status = 500)
    class OfAClass {
        @Test
        @WithFault(on = "GET /roles", status = 502)
        void they_are_those_of_each_test(Kisi kisi) {
            assertThat(statuses(kisi, "/users", 2)).containsExactly(500, 500);
            assertThat(statuses(kisi, "/roles", 1)).containsExactly(502);
        }

        @Nested
        class Inside {
            @Test
            void and_of_those_within(Kisi kisi) {
                assertThat(statuses(kisi, "/users", 1)).containsExactly(500);
            }
        }
    }

    @KisiMockTest
    static class Unused {
        @Test
        @WithFault(on = "GET /users", every = 3, status = 500)
        void makes_too_few_calls(Kisi kisi) {
            statuses(kisi, "/users", 2);
        }
    }

    @Test
    void a_fault_that_struck_no_call_fails_the_test() {
        assertThat(Run.of(Unused.class).complaints())
                .containsExactly("UNUSED_FAULT: fault-1 on GET /users struck none of the 2 calls that it could have;"
                        + " make more of them, or remove the fault");
    }

    @KisiMockTest
    static class Mistyped {
        @Test
        @WithFault(on = "GET /user", status = 500)
        void calls_another_route(Kisi kisi) {
            statuses(kisi, "/users", 2);
        }
    }

    @Test
    void a_fault_that_no_call_could_meet_is_to_be_looked_at() {
        assertThat(Run.of(Mistyped.class).complaints())
                .containsExactly("UNUSED_FAULT: fault-1 on GET /user met no call that it could have struck; look at its"
                        + " method and path, or remove the fault");
    }

    @KisiMockTest(tolerate = Complaint.UNUSED_FAULT)
    static class Tolerant extends Unused {}

    @Test
    void it_can_be_tolerated() {
        Run.of(Tolerant.class).passes(1);
    }

    @KisiMockTest
    @SharedState
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class InARow {
        @Test
        @WithFault(on = "GET /users", status = 500)
        void a_fails(Kisi kisi) {
            assertThat(statuses(kisi, "/users", 1)).containsExactly(500);
        }

        @Test
        void b_does_not(Kisi kisi) {
            assertThat(statuses(kisi, "/users", 1)).containsExactly(200);
        }
    }

    @Test
    void faults_end_with_their_test() {
        Run.of(InARow.class).passes(2);
    }

    @Test
    void they_strike_elsewhere_too() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            Run.against(mock.uri().toString(), InARow.class).passes(2);
            assertThat(Run.against(mock.uri().toString(), Unused.class).complaints())
                    .hasSize(1);
        }
    }
}
