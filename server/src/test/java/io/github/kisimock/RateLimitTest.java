package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Login;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@MockTest
class RateLimitTest {

    @Test
    @Shows("rate-limit.off")
    void calls_are_not_limited(Client client) {
        Client owner = client.asOwner();
        assertThat(IntStream.range(0, 20).mapToObj(i -> owner.get("/user").status()))
                .containsOnly(200);
    }

    @Test
    @Shows({"rate-limit.off", "rate-limit.exceeded"})
    @With("rate-limit=documented")
    void the_sixth_call_within_a_second_is_refused(Client client, TestClock clock) {
        Client owner = client.asOwner();
        callFiveTimes(owner);
        clock.advance(Duration.ofMillis(999));
        owner.get("/user").isRefused(429, "000429");
        clock.advance(Duration.ofMillis(1));
        callFiveTimes(owner);
        owner.get("/user").isRefused(429, "000429");
    }

    @Test
    @Shows("rate-limit.exceeded")
    @With("rate-limit=documented")
    void the_logins_of_a_user_share_the_limit(Client client) {
        Client owner = client.asUser("owner");
        callFiveTimes(owner);
        client.asOwner().get("/user").isRefused(429, "000429");
    }

    @Test
    @Shows("rate-limit.exceeded")
    @With("rate-limit=documented")
    void each_user_has_a_limit_of_its_own(Client client) {
        Client member = client.asUser("member");
        Client owner = client.asOwner();
        callFiveTimes(owner);
        owner.get("/user").isRefused(429, "000429");
        callFiveTimes(member);
    }

    @Test
    @Shows("rate-limit.window")
    @With("rate-limit=documented")
    void a_second_begins_with_the_first_call(Client client, TestClock clock) {
        clock.advance(Duration.ofMillis(900));
        Client owner = client.asOwner();
        callFiveTimes(owner);
        clock.advance(Duration.ofMillis(200));
        owner.get("/user").isRefused(429, "000429");
        clock.advance(Duration.ofMillis(800));
        owner.get("/user").isOk();
    }

    @Test
    @Shows("rate-limit.window")
    @With({"rate-limit=documented", "rate-window=clock-second"})
    void a_second_can_be_the_clocks(Client client, TestClock clock) {
        clock.advance(Duration.ofMillis(900));
        Client owner = client.asOwner();
        callFiveTimes(owner);
        owner.get("/user").isRefused(429, "000429");
        clock.advance(Duration.ofMillis(100));
        callFiveTimes(owner);
    }

    @Test
    @Shows("rate-limit.strangers")
    @With("rate-limit=documented")
    void calls_refused_for_want_of_a_login_do_not_count(Client client) {
        for (int i = 0; i < 10; i++) {
            client.get("/user").isRefused(401, "afc516");
        }
        client.signIn("member").isOk();
    }

    @Test
    @Shows("rate-limit.strangers")
    @With({"rate-limit=documented", "strangers-counted=everywhere"})
    void calls_refused_for_want_of_a_login_can_count_too(Client client) {
        for (int i = 0; i < 5; i++) {
            client.get("/user").isRefused(401, "afc516");
        }
        client.get("/user").isRefused(429, "000429");
        client.signIn("member").isRefused(429, "000429");
        client.asOwner().get("/user").isOk();
    }

    @Test
    @Shows("rate-limit.exceeded")
    @With("rate-limit=documented")
    void sign_ins_count_by_address(Client client, KisiMock mock) {
        for (int i = 0; i < 5; i++) {
            client.signIn(i % 2 == 0 ? "member" : "nobody");
        }
        int before = mock.control().world().all(Login.class).rows().size();
        client.signIn("admin").isRefused(429, "000429");
        assertThat(mock.control().world().all(Login.class).rows()).hasSize(before);
        client.asOwner().get("/user").isOk();
    }

    @Test
    @Shows("rate-limit.exceeded")
    @With("rate-limit=documented")
    void a_refused_call_changes_nothing_and_does_not_count(Client client, TestClock clock) {
        Client owner = client.asOwner();
        callFiveTimes(owner);
        owner.post("/members", "{'member':{'email':'new@acme.example'}}").isRefused(429, "000429");
        clock.advance(Duration.ofSeconds(1));
        assertThat(owner.get("/members").isOk().each("name")).doesNotContain("new@acme.example");
        for (int i = 0; i < 4; i++) {
            owner.get("/user").isOk();
        }
    }

    @Test
    @Shows("rate-limit.retry-after")
    @With("rate-limit=documented")
    void a_429_says_how_many_seconds_to_wait(Client client, TestClock clock) {
        Client owner = client.asOwner();
        callFiveTimes(owner);
        assertThat(owner.get("/user").isRefused(429, "000429").header("Retry-After"))
                .contains("1");
        clock.advance(Duration.ofMillis(500));
        assertThat(owner.get("/user").isRefused(429, "000429").header("Retry-After"))
                .contains("1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(owner.get("/user").isOk().header("Retry-After")).isEmpty();
    }

    @Test
    @Shows("rate-limit.retry-after")
    @With({"rate-limit=documented", "retry-after=absent"})
    void a_429_can_leave_open_when_to_come_back(Client client) {
        Client owner = client.asOwner();
        callFiveTimes(owner);
        assertThat(owner.get("/user").isRefused(429, "000429").header("Retry-After"))
                .isEmpty();
    }

    @Test
    @Shows("rate-limit.body")
    @With("rate-limit=documented")
    void a_429_has_the_usual_body(Client client) {
        Client owner = client.asOwner();
        callFiveTimes(owner);
        assertThat(owner.get("/user").isRefused(429, "000429").text("/error")).isEqualTo("Too many requests.");
    }

    @Test
    @Shows("rate-limit.body")
    @With({"rate-limit=documented", "too-many-code=abc123"})
    void a_429_can_have_another_code(Client client) {
        Client owner = client.asOwner();
        callFiveTimes(owner);
        owner.get("/user").isRefused(429, "abc123");
    }

    private static void callFiveTimes(Client client) {
        for (int i = 0; i < 5; i++) {
            client.get("/user").isOk();
        }
    }

    @Test
    @Shows("rate-limit.exceeded")
    @With("rate-limit=documented")
    void a_login_on_behalf_counts_among_the_calls_of_who_asks(Client client) {
        for (int call = 0; call < 3; call++) {
            client.asOwner().get("/user").isOk();
        }
        for (int call = 0; call < 2; call++) {
            client.asOwner()
                    .post("/logins", "{'login':{'email':'managed@acme.example'}}")
                    .isOk();
        }
        client.asOwner().get("/user").isRefused(429, "000429");
        client.asOwner()
                .post("/logins", "{'login':{'email':'managed@acme.example'}}")
                .isRefused(429, "000429");
        client.signIn("member").isOk();
    }
}
