package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class OnBehalfTest {

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin"})
    @Shows("on-behalf.login")
    void a_login_on_behalf_is_the_members(String name, Client client) {
        Reply login = behalf("managed@acme.example", client.asUser(name)).isOk();
        assertThat(login.text("/email")).isEqualTo("managed@acme.example");
        assertThat(login.text("/type")).isEqualTo("device");
        assertThat(login.at("/last_used_at").isNull()).isTrue();
        Client managed = client.as(login.text("/secret"));
        Reply user = managed.get("/user").isOk();
        assertThat(user.text("/email")).isEqualTo("managed@acme.example");
        assertThat(user.number("/id")).isEqualTo(login.number("/user_id"));
        assertThat(managed.get("/logins").each("id")).containsExactly(login.text("/id"));
    }

    @Test
    @Shows("on-behalf.login")
    void a_login_on_behalf_is_as_asked_for(Client client) {
        Reply login = client.asOwner()
                .post(
                        "/logins",
                        "{'login':{'type':'device','email':'Managed@acme.example','name':'Phone','expire':'false'}}")
                .isOk();
        assertThat(login.text("/name")).isEqualTo("Phone");
        assertThat(login.at("/expire").booleanValue()).isFalse();
    }

    @Test
    @Shows({"on-behalf.login", "authorization.administrators"})
    void a_login_on_behalf_has_the_members_rights_only(Client client) {
        Client managed = client.as(
                behalf("managed@acme.example", client.asOwner()).isOk().text("/secret"));
        managed.post("/members", "{}").isRefused(403, "afc496");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "Bearer x"})
    @Shows("on-behalf.credentials-in-body")
    void without_a_login_in_the_header_the_body_says_who_asks(String header, Client client) {
        Reply login = withCredentials("admin", "admin-password", client.with("Authorization", header))
                .isOk();
        assertThat(login.text("/email")).isEqualTo("managed@acme.example");
        assertThat(client.as(login.text("/secret")).get("/user").text("/email")).isEqualTo("managed@acme.example");
    }

    @Test
    @Shows("on-behalf.credentials-in-body")
    @With("body-credentials=ignored")
    void credentials_in_the_body_can_say_nothing(Client client) {
        withCredentials("admin", "admin-password", client).isRefused(401, "afc516");
        withCredentials("member", "member-password", client.asOwner()).isOk();
    }

    @Test
    @Shows({"on-behalf.credentials-in-body", "sign-in.wrong-password", "sign-in.unconfirmed"})
    void credentials_in_the_body_are_checked_as_in_a_sign_in(Client client, KisiMock mock) {
        World before = mock.control().world();
        withCredentials("admin", "wrong", client).isRefused(401, "afc516");
        withCredentials("unconfirmed", "unconfirmed-password", client).isRefused(401, "afc516");
        assertThat(mock.control().world()).isSameAs(before);
    }

    @Test
    @Shows({"on-behalf.credentials-in-body", "on-behalf.administrators"})
    void the_header_goes_before_the_credentials(Client client) {
        withCredentials("admin", "admin-password", client.asUser("member")).isRefused(403, "afc496");
        withCredentials("member", "member-password", client.asOwner()).isOk();
    }

    @Test
    @Shows("on-behalf.administrators")
    void a_basic_member_logs_nobody_in(Client client, KisiMock mock) {
        Client member = client.asUser("member");
        int before = mock.control().world().all(Login.class).rows().size();
        behalf("managed@acme.example", member).isRefused(403, "afc496");
        behalf("member@acme.example", member).isRefused(403, "afc496");
        behalf("nobody@acme.example", member).isRefused(403, "afc496");
        withCredentials("member", "member-password", client).isRefused(403, "afc496");
        assertThat(mock.control().world().all(Login.class).rows()).hasSize(before);
    }

    @Test
    @Shows("authentication.required")
    void a_stranger_logs_nobody_in(Client client) {
        behalf("managed@acme.example", client).isRefused(401, "afc516");
        behalf("managed@acme.example", client.with("Authorization", "null")).isRefused(401, "afc516");
    }

    @Test
    @Shows("authentication.unknown-secret")
    void a_dead_secret_logs_nobody_in(Client client) {
        behalf("managed@acme.example", client.as("0".repeat(32))).isRefused(401, "afc516");
    }

    @Test
    @Shows("on-behalf.device-only")
    void no_api_key_is_made_on_behalf(Client client, KisiMock mock) {
        Client owner = client.asOwner();
        int before = mock.control().world().all(Login.class).rows().size();
        apiKeyOnBehalf(owner).isRefused(403, "afc496");
        assertThat(mock.control().world().all(Login.class).rows()).hasSize(before);
    }

    @Test
    @Shows("on-behalf.device-only")
    @With("api-login-on-behalf=422")
    void an_api_key_on_behalf_can_be_a_422(Client client) {
        apiKeyOnBehalf(client.asOwner()).complainsOf("type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody@acme.example", "managed"})
    @Shows("on-behalf.unknown-email")
    void an_address_that_is_no_members_is_a_404(String email, Client client) {
        behalf(email, client.asOwner()).isRefused(404, "000404");
    }

    @Test
    @Shows("on-behalf.unknown-email")
    void an_address_of_another_organization_is_a_404() {
        try (TwoOrganizations both = new TwoOrganizations()) {
            Client beta = both.client().as(TwoOrganizations.BETAS_KEY);
            behalf("managed@acme.example", beta).isRefused(404, "000404");
            Reply login = behalf("member@acme.example", beta).isOk();
            assertThat(both.client().as(login.text("/secret")).get("/user").text("/organization/domain"))
                    .isEqualTo("beta");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"member", "unconfirmed", "managed", "admin", "owner"})
    @Shows("on-behalf.anyone")
    void a_login_on_behalf_may_be_for_any_member(String name, Client client) {
        behalf(name + "@acme.example", client.asUser("admin")).isOk();
    }

    @Test
    @Shows("on-behalf.anyone")
    @With("on-behalf-of=managed")
    void a_login_on_behalf_can_be_for_managed_users_only(Client client) {
        behalf("managed@acme.example", client.asOwner()).isOk();
        behalf("member@acme.example", client.asOwner()).isRefused(403, "afc496");
        behalf("unconfirmed@acme.example", client.asOwner()).isRefused(403, "afc496");
    }

    private static Reply behalf(String email, Client client) {
        return client.post("/logins", "{'login':{'type':'device','email':'" + email + "'}}");
    }

    private static Reply apiKeyOnBehalf(Client client) {
        return client.post("/logins", "{'login':{'type':'api','email':'admin@acme.example'}}");
    }

    private static Reply withCredentials(String name, String password, Client client) {
        return client.post(
                "/logins",
                "{'login':{'email':'managed@acme.example'},'user':{'domain':'acme','email':'" + name
                        + "@acme.example','password':'" + password + "'}}");
    }
}
