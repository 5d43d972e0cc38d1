package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Event;
import io.github.kisimock.domain.World;
import org.junit.jupiter.api.Test;

@MockTest
class ResetTest {

    @Test
    void a_reset_is_the_world_of_the_start_itself(Client client, KisiMock mock) {
        World start = mock.control().world();
        client.asOwner().post("/users", "{'user':{'email':'ada@acme.example'}}").isOk();
        client.asOwner().post("/locks/4001/unlock").isOk();
        assertThat(mock.control().world()).isNotSameAs(start);
        client.post("/_mock/reset").isDone();
        assertThat(mock.control().world()).isSameAs(start);
    }

    @Test
    void what_came_since_the_start_is_gone(Client client, KisiMock mock) {
        String secret = client.signIn("member").text("/secret");
        client.asOwner().post("/users", "{'user':{'email':'ada@acme.example'}}").isOk();
        client.asOwner().post("/locks/4001/unlock").isOk();
        client.post("/_mock/reset").isDone();
        assertThat(client.get("/_mock/outbox").json()).isEmpty();
        assertThat(mock.control().world().all(Event.class).rows()).isEmpty();
        assertThat(client.asOwner().get("/users").each("email")).hasSize(5).doesNotContain("ada@acme.example");
        client.as(secret).get("/user").isRefused(401, "afc516");
    }

    @Test
    void what_went_since_the_start_is_back(Client client) {
        client.asOwner().delete("/users/1000003").isDone();
        client.asOwner().delete("/login").isDone();
        client.post("/_mock/reset").isDone();
        client.signIn("member").isOk();
        client.asOwner().get("/login").isOk();
    }

    @Test
    void ids_are_counted_anew_but_secrets_never_come_twice(Client client) {
        Reply before = client.signIn("member");
        client.post("/_mock/reset").isDone();
        Reply after = client.signIn("member");
        assertThat(after.number("/id")).isEqualTo(before.number("/id"));
        assertThat(after.text("/secret")).isNotEqualTo(before.text("/secret"));
    }

    @Test
    void a_reset_in_the_virtual_machine_is_the_same(Client client, KisiMock mock) {
        client.asOwner().delete("/users/1000003").isDone();
        mock.control().reset();
        client.signIn("member").isOk();
    }

    @Test
    void a_reset_only_answers_a_post(Client client, KisiMock mock) {
        client.asOwner().get("/user").isOk();
        World before = mock.control().world();
        assertThat(client.get("/_mock/reset").status()).isEqualTo(404);
        assertThat(mock.control().world()).isSameAs(before);
    }
}
