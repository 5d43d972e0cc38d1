package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class SnapshotsTest {

    @Test
    void a_restored_world_is_the_kept_one_itself(Client client, KisiMock mock) {
        client.signIn("member").isOk();
        keep("before", client);
        World kept = mock.control().world();
        client.asOwner().delete("/users/1000003").isDone();
        client.post("/_mock/snapshots/before/restore").isDone();
        assertThat(mock.control().world()).isSameAs(kept);
    }

    @Test
    void a_snapshot_can_be_restored_again_and_again(Client client) {
        String secret = client.signIn("member").text("/secret");
        keep("signed-in", client);
        for (int i = 0; i < 3; i++) {
            client.as(secret).delete("/login").isDone();
            client.as(secret).get("/user").isRefused(401, "afc516");
            restore("signed-in", client);
            client.as(secret).get("/user").isOk();
        }
    }

    @Test
    void ids_go_on_from_where_they_were_and_secrets_never_come_twice(Client client) {
        keep("before", client);
        Reply first = client.signIn("member");
        restore("before", client);
        Reply second = client.signIn("member");
        assertThat(second.number("/id")).isEqualTo(first.number("/id"));
        assertThat(second.text("/secret")).isNotEqualTo(first.text("/secret"));
        client.as(first.text("/secret")).get("/user").isRefused(401, "afc516");
    }

    @Test
    void the_clock_the_switches_and_the_outbox_are_kept_too(Client client) {
        keep("before", client);
        client.put("/_mock/clock", "{'at':'2030-01-01T00:00:00Z','running':false}")
                .isOk();
        client.patch("/_mock/switches", "{'wrong-password-code':'afc506'}").isDone();
        client.asOwner().post("/users", "{'user':{'email':'ada@acme.example'}}").isOk();
        keep("after", client);
        restore("before", client);
        assertThat(client.get("/_mock/clock").text("/now")).isEqualTo("2026-03-01T12:00:00Z");
        client.signIn("member@acme.example", "wrong").isRefused(401, "afc516");
        assertThat(client.get("/_mock/outbox").json()).isEmpty();
        restore("after", client);
        assertThat(client.get("/_mock/clock").text("/now")).isEqualTo("2030-01-01T00:00:00Z");
        client.signIn("member@acme.example", "wrong").isRefused(401, "afc506");
        assertThat(client.get("/_mock/outbox").json()).hasSize(1);
    }

    @Test
    void snapshots_are_listed_by_name_and_outlast_a_reset(Client client) {
        keep("b", client);
        keep("a", client);
        client.post("/_mock/reset").isDone();
        assertThat(client.get("/_mock/snapshots").json().valueStream().map(name -> name.asString()))
                .containsExactly("a", "b");
    }

    @Test
    void a_name_taken_again_stands_for_the_newer_world(Client client) {
        keep("a", client);
        client.asOwner().delete("/users/1000003").isDone();
        keep("a", client);
        client.post("/_mock/reset").isDone();
        restore("a", client);
        client.signIn("member").isRefused(401, "afc516");
        assertThat(client.get("/_mock/snapshots").json()).hasSize(1);
    }

    @Test
    void a_deleted_one_is_gone(Client client) {
        keep("a", client);
        keep("b", client);
        client.delete("/_mock/snapshots/a").isDone();
        client.post("/_mock/snapshots/a/restore").isMisuse(404, "name: there is no snapshot 'a'; there are [b]");
        client.delete("/_mock/snapshots/a").isMisuse(404, "name: there is no snapshot 'a'; there are [b]");
    }

    @Test
    void a_restore_that_is_refused_changes_nothing(Client client, KisiMock mock) {
        client.signIn("member").isOk();
        World before = mock.control().world();
        client.post("/_mock/snapshots/a/restore").isMisuse(404, "name: there is no snapshot 'a'; there are []");
        assertThat(mock.control().world()).isSameAs(before);
    }

    @Test
    void a_hundred_are_kept_at_most(Client client) {
        for (int i = 0; i < 100; i++) {
            keep("s" + i, client);
        }
        client.put("/_mock/snapshots/one-more", "")
                .isMisuse(422, "name: there are 100 snapshots already; delete one first");
        keep("s7", client);
        client.delete("/_mock/snapshots/s7").isDone();
        keep("one-more", client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "-a", "ä", "a,b"})
    void not_everything_is_a_name(String name, Client client) {
        String path = "/_mock/snapshots/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(client.put(path, "").text("/error")).startsWith("name: '" + name + "' is no name");
        assertThat(client.get("/_mock/snapshots").json()).isEmpty();
    }

    private static void keep(String name, Client client) {
        client.put("/_mock/snapshots/" + name, "").isDone();
    }

    private static void restore(String name, Client client) {
        client.post("/_mock/snapshots/" + name + "/restore").isDone();
    }
}
