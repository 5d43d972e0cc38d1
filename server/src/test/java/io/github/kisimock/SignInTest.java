package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class SignInTest {

    private static final String MEMBER = "'email':'member@acme.example','password':'member-password'";

    @Test
    @Shows("sign-in.token")
    void each_sign_in_gives_another_secret(Client client) {
        Reply first = client.signIn("member").isOk();
        Reply second = client.signIn("member").isOk();
        assertThat(first.text("/secret")).matches("[0-9a-f]{32}").isNotEqualTo(second.text("/secret"));
        assertThat(first.text("/authentication_token")).isEqualTo(first.text("/secret"));
    }

    @Test
    @Shows("sign-in.token")
    void a_secret_acts_as_the_user_who_signed_in(Client client) {
        Reply login = client.signIn("member").isOk();
        Reply user = client.as(login.text("/secret")).get("/user").isOk();
        assertThat(user.text("/email")).isEqualTo("member@acme.example").isEqualTo(login.text("/email"));
        assertThat(user.number("/id")).isEqualTo(login.number("/user_id")).isEqualTo(login.number("/user/id"));
    }

    @Test
    @Shows("sign-in.token")
    void a_new_login_is_what_the_app_says_of_it(Client client) {
        Reply login = client.post(
                        "/logins",
                        "{'login':{'type':'device','name':'Phone','device_brand':'Apple','device_model':'iPhone',"
                                + "'os_name':'iOS','expire':false,'push_token':'t'},'user':{" + MEMBER + "}}")
                .isOk();
        assertThat(login.text("/type")).isEqualTo("device");
        assertThat(login.text("/name")).isEqualTo("Phone");
        assertThat(login.text("/device_brand")).isEqualTo("Apple").isEqualTo(login.text("/device/brand"));
        assertThat(login.text("/device_model")).isEqualTo("iPhone").isEqualTo(login.text("/device/model"));
        assertThat(login.text("/os_name")).isEqualTo("iOS").isEqualTo(login.text("/os/name"));
        assertThat(login.at("/expire").booleanValue()).isFalse();
        assertThat(login.at("/primary").booleanValue()).isFalse();
        assertThat(login.at("/last_used_at").isNull()).isTrue();
    }

    @Test
    @Shows("sign-in.earlier-logins")
    void an_earlier_secret_lives_on(Client client) {
        String first = client.signIn("member").text("/secret");
        client.signIn("member").isOk();
        client.as(first).get("/login").isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "KISI-LOGIN 00000000000000000000000000000000", "Bearer x", "Basic eDp5", "KISI-LOGIN"})
    @Shows("sign-in.loose-bodies")
    void a_sign_in_does_not_mind_the_authorization_header(String header, Client client) {
        client.with("Authorization", header)
                .post("/logins", "{'user':{" + MEMBER + "}}")
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "'login':{},", "'login':null,", "'login':{'type':'device'},", "'login':{'email':null},"})
    @Shows("sign-in.loose-bodies")
    void a_sign_in_makes_a_device_login_whatever_the_login_root_leaves_out(String login, Client client) {
        Reply reply =
                client.post("/logins", "{" + login + "'user':{" + MEMBER + "}}").isOk();
        assertThat(reply.text("/type")).isEqualTo("device");
        assertThat(reply.at("/expire").booleanValue()).isTrue();
    }

    @Test
    @Shows("sign-in.route")
    void the_older_routes_sign_in_and_out(Client client) {
        Reply login = client.post("/users/sign_in", "{'user':{" + MEMBER + "}}").isOk();
        String logins = "/logins?user_id=" + login.number("/id");
        assertThat(client.asOwner().get(logins).isOk().json()).hasSize(1);
        client.as(login.text("/secret")).delete("/users/sign_out").isDone();
        assertThat(client.asOwner().get(logins).isOk().json()).isEmpty();
    }

    @Test
    @Shows("sign-in.route")
    @With("sign-in-route=gone")
    void the_older_routes_can_be_gone(Client client) {
        client.post("/users/sign_in", "{'user':{" + MEMBER + "}}").isRefused(404, "000404");
        client.asOwner().delete("/users/sign_out").isRefused(404, "000404");
        client.asOwner().get("/login").isOk();
    }

    @Test
    @Shows("sign-in.user-id")
    void the_id_is_the_users_on_the_older_route_and_the_logins_on_the_other(Client client) {
        Reply older = client.post("/users/sign_in", "{'user':{" + MEMBER + "}}").isOk();
        Reply newer = client.signIn("member").isOk();
        assertThat(older.number("/id")).isEqualTo(newer.number("/user_id"));
        assertThat(newer.number("/id"))
                .isEqualTo(client.as(newer.text("/secret")).get("/login").number("/id"))
                .isNotEqualTo(newer.number("/user_id"));
    }

    @Test
    @Shows("sign-in.user-id")
    @With("sign-in-id=login")
    void the_id_can_be_the_logins_on_both_routes(Client client) {
        Reply older = client.post("/users/sign_in", "{'user':{" + MEMBER + "}}").isOk();
        assertThat(older.number("/id"))
                .isEqualTo(client.as(older.text("/secret")).get("/login").number("/id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'domain':null,", "'domain':'',", "'domain':' ',", "'domain':'acme',"})
    @Shows("sign-in.domain")
    void the_domain_may_be_left_out_where_the_address_has_one_account(String domain, Client client) {
        client.post("/logins", "{'user':{" + domain + MEMBER + "}}").isOk();
    }

    @Test
    @Shows("sign-in.domain")
    void the_domain_tells_which_of_two_accounts_is_meant() {
        try (TwoOrganizations both = new TwoOrganizations()) {
            both.client().post("/logins", "{'user':{" + MEMBER + "}}").isRefused(401, "afc516");
            Reply acme = both.client().post("/logins", "{'user':{'domain':'acme'," + MEMBER + "}}");
            Reply beta = both.client()
                    .post(
                            "/logins",
                            "{'user':{'domain':'beta','email':'member@acme.example','password':'beta-password'}}");
            assertThat(acme.isOk().number("/user_id")).isNotEqualTo(beta.isOk().number("/user_id"));
        }
    }

    @Test
    @Shows("sign-in.domain")
    @With("sign-in-domain=always")
    void the_domain_can_be_made_mandatory(Client client) {
        client.post("/logins", "{'user':{" + MEMBER + "}}").isRefused(401, "afc516");
        client.post("/logins", "{'user':{'domain':''," + MEMBER + "}}").isRefused(401, "afc516");
        client.post("/logins", "{'user':{'domain':'acme'," + MEMBER + "}}").isOk();
    }

    @Test
    @Shows("sign-in.unknown-domain")
    void an_unknown_domain_is_refused_like_an_unknown_address(Client client) {
        client.post("/logins", "{'user':{'domain':'nowhere'," + MEMBER + "}}").isRefused(401, "afc516");
    }

    @Test
    @Shows("sign-in.unknown-domain")
    @With("unknown-domain-status=404")
    void an_unknown_domain_can_be_a_404(Client client) {
        client.post("/logins", "{'user':{'domain':'nowhere'," + MEMBER + "}}").isRefused(404, "000404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'user':{'email':'nobody@acme.example','password':'member-password'}}",
                "{'user':{'domain':'acme','email':'nobody@acme.example','password':'member-password'}}",
                "{'user':{'email':'','password':'member-password'}}",
                "{'user':{'email':null,'password':'member-password'}}",
                "{'user':{'password':'member-password'}}",
                "{'user':{}}",
                "{'user':null}",
                "{'login':{'type':'device'}}",
                "{}"
            })
    @Shows("sign-in.unknown-email")
    void an_unknown_address_is_refused_and_nothing_is_created(String body, Client client, KisiMock mock) {
        World before = mock.control().world();
        Reply reply = client.post("/logins", body).isRefused(401, "afc516");
        assertThat(reply.text("/error")).isEqualTo("Wrong email address or password.");
        assertThat(mock.control().world()).isSameAs(before);
    }

    @Test
    @Shows("sign-in.unknown-email")
    void an_address_of_another_organization_is_unknown() {
        try (TwoOrganizations both = new TwoOrganizations()) {
            Reply reply = both.client().signIn("owner@beta.example", "owner-password");
            reply.isRefused(401, "afc516");
            assertThat(reply.header("X-Kisi-Mock-Rule")).contains("sign-in.unknown-email");
        }
    }

    @Test
    @Shows("sign-in.wrong-password")
    void a_wrong_password_is_refused(Client client) {
        client.signIn("member@acme.example", "wrong").isRefused(401, "afc516");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'password':null", ",'password':''", ",'password':'MEMBER-PASSWORD'"})
    @Shows("sign-in.wrong-password")
    void a_password_is_all_or_nothing(String password, Client client, KisiMock mock) {
        World before = mock.control().world();
        client.post("/logins", "{'user':{'email':'member@acme.example'" + password + "}}")
                .isRefused(401, "afc516");
        assertThat(mock.control().world()).isSameAs(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",'password':null", ",'password':''", ",'password':'managed-password'"})
    @Shows("sign-in.wrong-password")
    void nobody_signs_in_as_a_managed_user(String password, Client client) {
        client.post("/logins", "{'user':{'email':'managed@acme.example'" + password + "}}")
                .isRefused(401, "afc516");
    }

    @Test
    @Shows("sign-in.wrong-password")
    @With("wrong-password-code=afc506")
    void a_wrong_password_is_refused_as_in_2018(Client client) {
        client.signIn("member@acme.example", "wrong").isRefused(401, "afc506");
        client.signIn("nobody@acme.example", "wrong").isRefused(401, "afc516");
    }

    @Test
    @Shows("sign-in.unconfirmed")
    void who_did_not_confirm_the_address_is_told_so(Client client, KisiMock mock) {
        World before = mock.control().world();
        Reply reply = client.signIn("unconfirmed").isRefused(401, "afc516");
        assertThat(reply.text("/error")).isEqualTo("You have to confirm your email address before continuing.");
        assertThat(mock.control().world()).isSameAs(before);
    }

    @Test
    @Shows("sign-in.unconfirmed")
    @With("unconfirmed-code=none")
    void an_unconfirmed_address_can_be_refused_without_a_code(Client client) {
        Reply reply = client.signIn("unconfirmed");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().propertyNames()).containsExactly("error");
    }

    @Test
    @Shows("sign-in.unconfirmed")
    @With("unconfirmed-code=afc999")
    void an_unconfirmed_address_can_have_a_code_of_its_own(Client client) {
        client.signIn("unconfirmed").isRefused(401, "afc999");
    }

    @Test
    @Shows("sign-in.wrong-password")
    void a_wrong_password_does_not_tell_that_the_address_is_unconfirmed(Client client) {
        Reply reply = client.signIn("unconfirmed@acme.example", "wrong").isRefused(401, "afc516");
        assertThat(reply.text("/error")).doesNotContain("confirm");
    }

    @Test
    @Shows("sign-in.link")
    void a_link_does_not_sign_in(Client client) {
        client.post("/logins", "{'user':{'authentication_info':'x'," + MEMBER + "}}")
                .isRefused(401, "afc507");
        client.post("/users/sign_in", "{'user':{'authentication_info':'x'}}").isRefused(401, "afc507");
        client.post("/logins", "{'user':{'authentication_info':null," + MEMBER + "}}")
                .isOk();
    }

    @Test
    @Shows("sign-in.link")
    @With("sign-in-link-status=422")
    void a_link_can_be_a_problem_of_fields(Client client) {
        client.post("/users/sign_in", "{'user':{'authentication_info':'x'}}").complainsOf("base");
    }

    @Test
    @Shows("sign-in.email-case")
    void an_address_may_be_written_in_any_case(Client client) {
        Reply reply = client.signIn("Member@ACME.example", "member-password").isOk();
        assertThat(reply.text("/email")).isEqualTo("member@acme.example");
    }

    @Test
    @Shows("sign-in.email-case")
    @With("email-case=sensitive")
    void the_case_of_an_address_can_count(Client client) {
        client.signIn("Member@acme.example", "member-password").isRefused(401, "afc516");
        client.signIn("member").isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "password", "domain"})
    void credentials_are_texts(String field, Client client) {
        client.post("/logins", "{'user':{'" + field + "':[1]}}").complainsOf(field);
    }

    @Test
    @Shows("sign-in.password-flow")
    void a_disabled_password_flow_bends_nothing(Client client) {
        client.asOwner()
                .patch("/users/1000003", "{'user':{'password_flow_enabled':false}}")
                .isDone();
        client.signIn("member").isOk();
    }

    @Test
    @Shows("sign-in.password-flow")
    @With("password-flow=obeyed")
    void a_disabled_password_flow_may_shut_out(Client client) {
        client.asOwner()
                .patch("/users/1000003", "{'user':{'password_flow_enabled':false}}")
                .isDone();
        client.signIn("member").isRefused(401, "afc516");
        client.signIn("admin").isOk();
    }

    @Test
    @Shows("authorization.order")
    void who_it_is_comes_before_what_is_asked_for(Client client) {
        client.post(
                        "/logins",
                        "{'login':{'expire':'perhaps'},'user':{'email':'member@acme.example','password':'wrong'}}")
                .isRefused(401, "afc516");
        client.asUser("member")
                .post("/logins", "{'login':{'type':'session','email':'admin@acme.example'}}")
                .isRefused(403, "afc496");
    }

    @Test
    @Shows("on-behalf.administrators")
    void a_blank_address_asks_for_no_login_on_behalf(Client client) {
        Reply reply = client.asUser("admin")
                .post(
                        "/logins",
                        "{'login':{'email':''},'user':{'email':'member@acme.example','password':'member-password'}}")
                .isOk();
        assertThat(reply.text("/email")).isEqualTo("member@acme.example");
    }
}
