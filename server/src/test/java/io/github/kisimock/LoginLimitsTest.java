package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@MockTest
class LoginLimitsTest {

    @Test
    @Shows("logins.device-limit")
    void one_more_than_forty_ends_the_least_recently_used(Client client, TestClock clock) {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            secrets.add(client.signIn("member").isOk().text("/secret"));
            clock.advance(Duration.ofSeconds(1));
        }
        client.as(secrets.get(0)).get("/login").isOk();
        clock.advance(Duration.ofSeconds(1));
        Client newest = client.asUser("member");
        assertThat(newest.get("/logins").isOk().header("X-Collection-Range")).contains("0-9/40");
        client.as(secrets.get(0)).get("/login").isOk();
        client.as(secrets.get(1)).get("/login").isRefused(401, "afc516");
        client.as(secrets.get(2)).get("/login").isOk();
    }

    @Test
    @Shows("logins.device-limit")
    void a_login_on_behalf_counts_for_the_member_and_no_api_key_counts(Client client) {
        Client owner = client.asUser("owner");
        for (int i = 0; i < 41; i++) {
            client.asOwner()
                    .post("/logins", "{'login':{'email':'owner@acme.example'}}")
                    .isOk();
        }
        owner.get("/login").isRefused(401, "afc516");
        assertThat(client.asOwner().get("/logins").isOk().header("X-Collection-Range"))
                .contains("0-9/41");
    }

    @Test
    void of_a_users_logins_a_hundred_are_kept_and_the_first_that_expired_go(
            Client client, TestClock clock, KisiMock mock) {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            secrets.add(client.signIn("member").isOk().text("/secret"));
            clock.advance(Duration.ofHours(i % 40 == 39 ? 15 * 24 : 1));
        }
        assertThat(mock.control().world().all(Login.class).where(Login.BY_USER, new Id<>(User.class, 1_000_003)))
                .hasSize(100);
        assertThat(rule(secrets.get(19), client)).isEqualTo("authentication.unknown-secret");
        assertThat(rule(secrets.get(20), client)).isEqualTo("authentication.expired");
        assertThat(rule(secrets.get(119), client)).isEqualTo("authentication.expired");
    }

    private static String rule(String secret, Client client) {
        return client.as(secret)
                .get("/user")
                .isRefused(401, "afc516")
                .header("X-Kisi-Mock-Rule")
                .orElseThrow();
    }

    @Test
    @Shows("logins.api-limit")
    void an_eleventh_api_key_is_refused(Client client, KisiMock mock) {
        for (int i = 0; i < 10; i++) {
            apiKey(client).isOk();
        }
        World before = mock.control().world();
        apiKey(client).isRefused(403, "afc496");
        assertThat(mock.control().world()).isSameAs(before);
        client.signIn("admin").isOk();
    }

    @Test
    @Shows("logins.api-limit")
    void an_api_key_that_was_ended_leaves_room(Client client) {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            secrets.add(apiKey(client).isOk().text("/secret"));
        }
        client.as(secrets.get(3)).delete("/login").isDone();
        apiKey(client).isOk();
        apiKey(client).isRefused(403, "afc496");
    }

    @Test
    @Shows("logins.api-limit")
    @With("eleventh-api-login=409")
    void an_eleventh_api_key_can_be_a_409(Client client) {
        for (int i = 0; i < 10; i++) {
            apiKey(client).isOk();
        }
        apiKey(client).isRefused(409, "afc496");
    }

    @Test
    @Shows("logins.api-limit")
    @With("eleventh-api-login=422")
    void an_eleventh_api_key_can_be_a_422(Client client) {
        for (int i = 0; i < 10; i++) {
            apiKey(client).isOk();
        }
        apiKey(client).complainsOf("type");
    }

    @Test
    @Shows("logins.api-limit")
    void ten_api_keys_are_the_most_however_many_ask_at_once(Client client) {
        assertThat(IntStream.range(0, 14).parallel().map(i -> apiKey(client).status()))
                .containsOnly(200, 403)
                .filteredOn(status -> status == 200)
                .hasSize(10);
    }

    private static Reply apiKey(Client client) {
        return client.post(
                "/logins",
                "{'login':{'type':'api'},'user':{'email':'admin@acme.example','password':'admin-password'}}");
    }
}
