package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Changes;
import io.github.kisimock.control.Changes.Field;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the mock says has changed. */
@MockTest
class DiffTest {

    @Test
    void nothing_changed_at_the_start_and_after_a_reset(Client client, KisiMock mock) {
        assertThat(client.get("/_mock/diff").isOk().json()).isEmpty();
        client.signIn("member").isOk();
        client.post("/_mock/reset").isDone();
        assertThat(client.get("/_mock/diff").isOk().json()).isEmpty();
        assertThat(mock.control().changes()).hasToString("nothing changed");
    }

    @Test
    void a_managed_member_is_one_change(Client client) {
        client.asOwner()
                .post("/members", "{'member':{'email':'ada@acme.example','confirm':true,'send_emails':false}}")
                .isOk();
        Reply diff = client.get("/_mock/diff");
        assertThat(diff.each("sentence")).containsExactly("member ada@acme.example (3000006) was added");
        assertThat(diff.text("/0/how")).isEqualTo("added");
        assertThat(diff.text("/0/kind")).isEqualTo("member");
        assertThat(diff.number("/0/id")).isEqualTo(3000006);
        assertThat(diff.text("/0/name")).isEqualTo("ada@acme.example");
        assertThat(diff.at("/0/fields").toString())
                .contains("{\"name\":\"user_id\",\"before\":null,\"after\":1000006}")
                .contains("{\"name\":\"confirmed\",\"before\":null,\"after\":true}");
    }

    @Test
    void an_invited_member_comes_with_a_mail_and_its_token_is_hidden(Client client) {
        client.asOwner()
                .post("/members", "{'member':{'email':'ada@acme.example'}}")
                .isOk();
        Reply diff = client.get("/_mock/diff");
        assertThat(diff.each("sentence"))
                .containsExactly("member ada@acme.example (3000006) was added", "mail ada@acme.example (1) was added");
        String token = client.get("/_mock/outbox").text("/0/token");
        assertThat(diff.body()).contains("confirmation_token").doesNotContain(token);
    }

    @Test
    void a_field_is_shown_as_it_was_and_as_it_is(Client client, KisiMock mock) {
        client.asOwner()
                .patch("/users/1000003", "{'user':{'access_enabled':false,'metadata':{'badge':7},'notes':'x'}}")
                .isDone();
        assertThat(client.get("/_mock/diff").each("sentence"))
                .containsExactly("member member@acme.example (3000003) was changed:"
                        + " access_enabled from true to false, notes from nothing to 'x',"
                        + " metadata.badge from nothing to 7");
        Changes changes = mock.control().changes();
        assertThat(changes.changed()).isEqualTo(changes.all());
        assertThat(changes.all().get(0).fields())
                .contains(new Field("access_enabled", Optional.of(true), Optional.of(false)));
    }

    @Test
    void a_changed_password_is_seen_but_not_shown(Client client) {
        client.asUser("member")
                .patch("/user", "{'user':{'current_password':'member-password','password':'another-password'}}")
                .isDone();
        Reply diff = client.get("/_mock/diff");
        assertThat(diff.body())
                .contains("password from '[hidden]' to '[hidden]'")
                .doesNotContain("member-password", "another-password");
    }

    @Test
    void what_is_removed_with_a_member_is_told(Client client, KisiMock mock) {
        client.signIn("member").isOk();
        client.put("/_mock/snapshots/a", "").isDone();
        client.asOwner().delete("/users/1000003").isDone();
        assertThat(client.get("/_mock/diff?from=a").each("how")).containsOnly("removed");
        assertThat(client.get("/_mock/diff?from=a").each("kind")).containsExactly("member", "role_assignment", "login");
        assertThat(mock.control().changes().removed())
                .extracting(Changes.Change::kind)
                .containsExactly("member", "role_assignment"); // the login came since the start, and went
        assertThat(client.get("/_mock/diff?from=a").each("name")).containsOnly("member@acme.example");
    }

    @Test
    void two_snapshots_are_compared_either_way(Client client, KisiMock mock) {
        client.put("/_mock/snapshots/a", "").isDone();
        client.signIn("member").isOk();
        client.put("/_mock/snapshots/b", "").isDone();
        client.post("/_mock/reset").isDone();
        assertThat(client.get("/_mock/diff?from=a&to=b").each("how")).containsExactly("added");
        assertThat(client.get("/_mock/diff?from=b&to=a").each("how")).containsExactly("removed");
        assertThat(client.get("/_mock/diff?from=a&to=a").json()).isEmpty();
        assertThat(client.get("/_mock/diff?to=b").each("kind")).containsExactly("login");
        assertThat(mock.control().changes("a", "b").added()).hasSize(1);
    }

    @Test
    void use_is_no_change_unless_asked_for(Client client, TestClock clock) {
        clock.advance(Duration.ofSeconds(1));
        client.asOwner().get("/members").isOk();
        assertThat(client.get("/_mock/diff").json()).isEmpty();
        assertThat(client.get("/_mock/diff?uses=true").body())
                .contains("login owner@acme.example (100000001) was changed: last_used_at from nothing to '2026");
    }

    @Test
    @With("rate-limit=documented")
    void a_call_counted_against_the_limit_is_a_use(Client client) {
        client.asOwner().get("/members").isOk();
        assertThat(client.get("/_mock/diff").json()).isEmpty();
        assertThat(client.get("/_mock/diff?uses=true").each("kind")).containsExactly("login", "allowance");
    }

    @Test
    void a_door_that_opened_is_an_event_and_no_change_of_the_member(Client client) {
        Client member = client.asUser("member");
        client.put("/_mock/snapshots/signed-in", "").isDone();
        member.post("/locks/4001/unlock").isOk();
        assertThat(client.get("/_mock/diff?from=signed-in").each("sentence"))
                .containsExactly("event member@acme.example (7000001) was added");
    }

    @Test
    void the_clock_moving_is_no_change_and_a_switch_is(Client client) {
        client.post("/_mock/clock/advance", "{'by':'1h'}").isOk();
        assertThat(client.get("/_mock/diff").json()).isEmpty();
        client.patch("/_mock/switches", "{'rate-limit':'documented'}").isDone();
        assertThat(client.get("/_mock/diff").each("sentence"))
                .containsExactly("switch rate-limit was changed: value from 'off' to 'documented'");
    }

    @Test
    void what_came_and_went_left_no_change(Client client, KisiMock mock) {
        World before = mock.control().world();
        String secret = client.signIn("member").text("/secret");
        client.as(secret).delete("/login").isDone();
        assertThat(Changes.between(before, mock.control().world(), false).all()).isEmpty();
        assertThat(Changes.between(before, before, true)).isEqualTo(new Changes(List.of()));
    }

    @Test
    void what_cannot_be_compared_is_refused(Client client) {
        client.get("/_mock/diff?from=a").isMisuse(404, "from: there is no snapshot 'a'; there are []");
        client.get("/_mock/diff?to=a").isMisuse(404, "to: there is no snapshot 'a'; there are []");
        client.get("/_mock/diff?uses=yes").isMisuse(422, "uses: takes true or false, not 'yes'");
    }
}
