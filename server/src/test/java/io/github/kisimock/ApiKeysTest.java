package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class ApiKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin"})
    @Shows("api-keys.create")
    void an_api_key_is_a_login_that_signs_calls_in(String name, Client client) {
        Reply key = apiKey(name, client).isOk();
        assertThat(key.text("/type")).isEqualTo("api");
        assertThat(key.text("/name")).isEqualTo("Integration");
        assertThat(key.at("/scram_credentials").isNull()).isTrue();
        Client integration = client.as(key.text("/secret"));
        assertThat(integration.get("/login").isOk().number("/id")).isEqualTo(key.number("/id"));
        integration.post("/members", "{'member':{'email':'new@acme.example'}}").isOk();
    }

    @Test
    @Shows("api-keys.create")
    void an_api_key_is_listed_and_ended_like_any_login(Client client) {
        Reply key = apiKey("admin", client).isOk();
        Client admin = client.asUser("admin");
        assertThat(admin.get("/logins").isOk().each("type")).containsExactly("api", "device");
        admin.delete("/logins/" + key.number("/id")).isDone();
        client.as(key.text("/secret")).get("/login").isRefused(401, "afc516");
    }

    @Test
    @Shows("api-keys.administrators")
    void a_basic_member_makes_no_api_key(Client client, KisiMock mock) {
        World before = mock.control().world();
        apiKey("member", client).isRefused(403, "afc496");
        assertThat(mock.control().world()).isSameAs(before);
    }

    @Test
    @Shows("sign-in.wrong-password")
    void an_api_key_takes_the_password(Client client) {
        client.asOwner()
                .post("/logins", "{'login':{'type':'api'},'user':{'email':'owner@acme.example'}}")
                .isRefused(401, "afc516");
    }

    @Test
    @Shows("api-keys.unchangeable")
    void an_api_key_is_not_changed(Client client) {
        Client owner = client.asOwner();
        owner.put("/login", "{'login':{'name':'Other'}}").isRefused(403, "afc496");
        assertThat(owner.get("/login").text("/name")).isEqualTo("Acme integration");
    }

    @Test
    @Shows("api-keys.unchangeable")
    @With("api-key-change=422")
    void changing_an_api_key_can_be_a_422(Client client) {
        client.asOwner().put("/login", "{'login':{'name':'Other'}}").complainsOf("type");
    }

    @Test
    @Shows("api-keys.demoted")
    void an_api_key_is_dead_while_its_user_is_no_administrator(Client client) {
        Reply key = apiKey("admin", client).isOk();
        Client admin = client.asUser("admin");
        Client integration = client.as(key.text("/secret"));
        demote(key.number("/user_id"), client);
        integration.get("/login").isRefused(401, "afc516");
        admin.get("/login").isOk();
        promote(key.number("/user_id"), client);
        integration.get("/login").isOk();
    }

    @Test
    @Shows("api-keys.demoted")
    @With("demoted-key=ended")
    void an_api_key_can_be_ended_when_its_user_is_demoted(Client client, KisiMock mock) {
        Reply key = apiKey("admin", client).isOk();
        Client admin = client.asUser("admin");
        demote(key.number("/user_id"), client);
        promote(key.number("/user_id"), client);
        assertThat(admin.get("/logins").isOk().each("type")).containsExactly("device");
        new Client(mock.uri()).as(key.text("/secret")).get("/login").isRefused(401, "afc516");
    }

    private static Reply apiKey(String name, Client client) {
        return client.post(
                "/logins",
                "{'login':{'type':'api','name':'Integration'},'user':{'email':'" + name + "@acme.example','password':'"
                        + name + "-password'}}");
    }

    private static void demote(int user, Client client) {
        int assignment =
                client.asOwner().get("/role_assignments?user_id=" + user).isOk().number("/0/id");
        client.asOwner().delete("/role_assignments/" + assignment).isDone();
    }

    private static void promote(int user, Client client) {
        int organization = client.asOwner().get("/organization").isOk().number("/id");
        client.asOwner()
                .post(
                        "/role_assignments",
                        "{'role_assignment':{'role_id':'administrator','user_id':" + user + ",'organization_id':"
                                + organization + "}}")
                .isOk();
    }
}
