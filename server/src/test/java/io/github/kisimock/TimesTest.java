package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@MockTest
class TimesTest {

    @Test
    @Shows("times.format")
    void times_are_in_utc_with_milliseconds(Client client, TestClock clock) {
        clock.advance(Duration.ofNanos(7_999_999));

        assertThat(timesShown(client)).containsOnly("2026-03-01T12:00:00.007Z");
    }

    @Test
    @Shows("times.format")
    @With("timestamps=seconds")
    void times_may_be_in_seconds(Client client, TestClock clock) {
        clock.advance(Duration.ofMillis(999));

        assertThat(timesShown(client)).containsOnly("2026-03-01T12:00:00Z");
    }

    @Test
    @Shows("times.format")
    @With("timestamps=offset")
    void times_may_have_an_offset(Client client, TestClock clock) {
        clock.advance(Duration.ofMillis(999));

        assertThat(timesShown(client)).containsOnly("2026-03-01T12:00:00+00:00");
    }

    @Test
    @Shows("times.format")
    void a_header_tells_the_hour_of_the_same_clock(Client client, TestClock clock) {
        clock.advance(Duration.ofDays(30));

        assertThat(client.get("/user").header("Date")).hasValue("Tue, 31 Mar 2026 12:00:00 GMT");
        assertThat(client.asOwner().get("/user").header("Date")).hasValue("Tue, 31 Mar 2026 12:00:00 GMT");
    }

    /** All times that various replies show of something that happened just now. */
    private static List<String> timesShown(Client client) {
        Client owner = client.asOwner();
        Reply member = owner.post("/members", "{'member':{'email':'ann@acme.example'}}")
                .isOk();
        Reply login = client.signIn("member").isOk();
        client.as(login.text("/secret")).post("/locks/4001/unlock").isOk();
        Reply user = owner.get("/users/1000003").isOk();
        Reply used = client.as(login.text("/secret")).get("/login").isOk();
        Reply assigned = owner.post(
                        "/role_assignments",
                        "{'role_assignment':{'user_id':1000002,'role_id':'group_basic','group_id':3001}}")
                .isOk();
        return List.of(
                member.text("/created_at"),
                member.text("/updated_at"),
                login.text("/created_at"),
                used.text("/last_used_at"),
                user.text("/last_accessed_at"),
                assigned.text("/created_at"));
    }
}
