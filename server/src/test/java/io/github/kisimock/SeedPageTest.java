package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kisi's page "Registration and authentication" for integration partners, from top to bottom: what it
 * promises, done once as a partner would do it.
 */
@MockTest
class SeedPageTest {

    private static final String CREDENTIALS = "{'user':{'email':'member@acme.example','password':'member-password'}}";

    // Sign in

    @ParameterizedTest
    @ValueSource(strings = {"/users/sign_in", "/logins"})
    @Shows({"sign-in.token", "sign-in.route"})
    void both_routes_take_email_and_password_and_give_a_token_for_the_calls_that_follow(String route, Client client) {
        String token = client.post(route, CREDENTIALS).isOk().text("/authentication_token");
        assertThat(client.as(token).get("/user").isOk().text("/email")).isEqualTo("member@acme.example");
    }

    @Test
    @Shows("sign-in.unconfirmed")
    void one_signs_in_only_after_signing_up_and_confirming_the_address(Client client, KisiMock mock) {
        client.post(
                        "/users/sign_up",
                        "{'user':{'domain':'acme','email':'ada@acme.example','password':'adas-password',"
                                + "'terms_and_conditions':true}}")
                .isOk();
        assertThat(client.signIn("ada@acme.example", "adas-password").text("/error"))
                .contains("confirm your email address");
        String token = mock.control().outbox().get(0).token().orElseThrow().value();
        client.get("/users/confirmation?confirmation_token=" + token).isOk();
        client.signIn("ada@acme.example", "adas-password").isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/sign_in", "/logins"})
    @Shows("sign-in.token")
    void the_token_is_another_one_each_time(String route, Client client) {
        assertThat(client.post(route, CREDENTIALS).text("/authentication_token"))
                .isNotEqualTo(client.post(route, CREDENTIALS).text("/authentication_token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/sign_in", "/logins"})
    @Shows("sign-in.wrong-password")
    void a_failed_sign_in_gives_an_error_and_no_token(String route, Client client) {
        Reply reply = client.post(route, CREDENTIALS.replace("member-password", "guess"));
        assertThat(reply.isRefused(401, "afc516").text("/error")).isEqualTo("Wrong email address or password.");
        assertThat(reply.json().has("authentication_token")).isFalse();
    }

    // Integration partner headers

    @Test
    @Shows("partners.headers")
    void a_partner_may_say_who_it_is(Client client) {
        Client partner = client.with("X-Kisi-Integration-Identifier", "Adas Gym")
                .with("X-Kisi-Integration-Contact", "ada@gym.example");
        partner.post("/users/sign_in", CREDENTIALS).isOk();
        partner.asOwner().get("/members").isOk();
    }

    @Test
    @Shows("partners.headers")
    void a_partner_need_not_say_who_it_is(Client client) {
        client.post("/users/sign_in", CREDENTIALS).isOk();
        client.asOwner().get("/members").isOk();
    }

    // API keys

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin"})
    @Shows("api-keys.create")
    void an_owner_or_administrator_makes_an_api_key(String user, Client client) {
        String key = apiKeyOf(user, client).isOk().text("/secret");
        assertThat(client.as(key).get("/login").isOk().text("/type")).isEqualTo("api");
        client.as(key).get("/members").isOk();
    }

    @Test
    @Shows("api-keys.administrators")
    void nobody_else_makes_an_api_key(Client client) {
        apiKeyOf("member", client).isRefused(403, "afc496");
        assertThat(client.asUser("member").get("/logins").each("type")).containsExactly("device");
    }

    @Test
    @Shows("api-keys.demoted")
    void an_api_key_is_invalid_when_its_administrator_loses_the_rights_and_the_owners_lives_on(Client client) {
        Client admins = client.as(apiKeyOf("admin", client).text("/secret"));
        admins.get("/members").isOk();
        client.asOwner().delete("/role_assignments/5000002").isDone();
        admins.get("/members").isRefused(401, "afc516");
        client.asOwner().get("/members").isOk();
    }

    @Test
    @Shows("api-keys.unchangeable")
    void an_api_key_cannot_be_changed_so_a_new_one_is_made(Client client) {
        client.asOwner().put("/login", "{'login':{'name':'Another name'}}").isRefused(403, "afc496");
        assertThat(client.asOwner().get("/login").text("/name")).isEqualTo("Acme integration");
        String renamed = apiKeyOf("owner", client).isOk().text("/secret");
        assertThat(client.as(renamed).get("/login").text("/name")).isEqualTo("Gym");
    }

    @Test
    @Shows("logins.shown-once")
    void an_api_key_is_shown_when_it_is_made_and_never_again(Client client) {
        String key = apiKeyOf("owner", client).text("/secret");
        assertThat(client.as(key).get("/login").body()).doesNotContain(key);
        assertThat(client.as(key).get("/logins").body()).doesNotContain(key);
    }

    // White labeling

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin"})
    @Shows({"members.confirm", "members.managed"})
    void an_owner_or_administrator_creates_a_user_who_is_confirmed_and_gets_no_mail(
            String user, Client client, KisiMock mock) {
        Reply member = client.asUser(user).post("/members", """
                        {
                        "member": {
                        "email": "email-of-the-user@example.com",
                        "confirm": true,
                        "send_emails": false
                        }
                        }
                        """).isOk();
        assertThat(member.text("/user/email")).isEqualTo("email-of-the-user@example.com");
        assertThat(member.at("/confirmed").booleanValue()).isTrue();
        assertThat(mock.control().outbox()).isEmpty();
    }

    @Test
    @Shows("authorization.administrators")
    void nobody_else_creates_a_user(Client client) {
        String body = "{'member':{'email':'email-of-the-user@example.com','confirm':true,'send_emails':false}}";
        client.asUser("member").post("/members", body).isRefused(403, "afc496");
        client.post("/members", body).isRefused(401, "afc516");
        assertThat(client.asOwner().get("/members").json()).hasSize(5);
    }

    @Test
    @Shows("members.send-emails")
    void a_user_gets_mails_where_send_emails_is_left_out(Client client, KisiMock mock) {
        client.asOwner()
                .post("/members", "{'member':{'email':'email-of-the-user@example.com','confirm':true}}")
                .isOk();
        assertThat(mock.control().outbox())
                .singleElement()
                .satisfies(mail -> assertThat(mail.to().value()).isEqualTo("email-of-the-user@example.com"));
    }

    // Logins on behalf of users

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin"})
    @Shows("on-behalf.login")
    void an_owner_or_administrator_opens_a_login_that_then_acts_for_the_user(String user, Client client) {
        client.asOwner()
                .post(
                        "/members",
                        "{'member':{'email':'email-of-the-user@example.com','confirm':true,'send_emails':false}}")
                .isOk();
        Reply login = client.asUser(user).post("/logins", """
                        {
                        "login": {
                        "type": "device",
                        "email": "email-of-the-user@example.com"
                        }
                        }
                        """).isOk();
        assertThat(login.text("/type")).isEqualTo("device");
        assertThat(login.text("/email")).isEqualTo("email-of-the-user@example.com");
        Client onBehalf = client.as(login.text("/secret"));
        assertThat(onBehalf.get("/user").isOk().text("/email")).isEqualTo("email-of-the-user@example.com");
        assertThat(onBehalf.get("/users").each("email")).containsExactly("email-of-the-user@example.com");
    }

    @Test
    @Shows({"on-behalf.login", "doors.unlock"})
    void a_login_on_behalf_unlocks_the_doors_of_its_user(Client client) {
        String secret = client.asOwner()
                .post("/logins", "{'login':{'type':'device','email':'managed@acme.example'}}")
                .text("/secret");
        assertThat(client.as(secret).post("/locks/4001/unlock").isOk().text("/message"))
                .isEqualTo("Unlocked!");
    }

    @Test
    @Shows("on-behalf.administrators")
    void nobody_else_opens_a_login_on_behalf(Client client) {
        client.asUser("member")
                .post("/logins", "{'login':{'type':'device','email':'managed@acme.example'}}")
                .isRefused(403, "afc496");
        assertThat(client.asOwner().get("/logins?user_id=1000005").json()).isEmpty();
    }

    private static Reply apiKeyOf(String user, Client client) {
        return client.post(
                "/logins",
                "{'login':{'type':'api','name':'Gym'},'user':{'domain':'acme','email':'" + user
                        + "@acme.example','password':'" + user + "-password'}}");
    }
}
