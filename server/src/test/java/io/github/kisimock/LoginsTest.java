package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class LoginsTest {

    private static final String MEMBER = "'user':{'email':'member@acme.example','password':'member-password'}";

    @Test
    @Shows("logins.shown-once")
    void a_secret_is_shown_once(Client client) {
        Reply login = client.signIn("member").isOk();
        String secret = login.text("/secret");
        Client member = client.as(secret);
        for (String path : new String[] {"/login", "/logins", "/user", "/users/" + login.number("/user_id")}) {
            assertThat(member.get(path).isOk().body()).doesNotContain(secret);
        }
        assertThat(client.asOwner()
                        .get("/logins?user_id=" + login.number("/user_id"))
                        .isOk()
                        .body())
                .contains(login.text("/id"))
                .doesNotContain(secret);
    }

    @Test
    @Shows("logins.current")
    void the_login_in_use_is_shown_with_what_a_phone_needs(Client client) {
        Reply login = client.signIn("member").isOk();
        Reply current = client.as(login.text("/secret")).get("/login").isOk();
        assertThat(current.number("/id")).isEqualTo(login.number("/id"));
        assertThat(current.text("/scram_credentials/phone_key"))
                .isEqualTo(login.text("/scram_credentials/phone_key"))
                .matches("[0-9a-f]{32}");
        assertThat(current.text("/scram_credentials/online_certificate"))
                .isEqualTo(login.text("/scram_credentials/online_certificate"))
                .matches("[0-9a-f]{64}");
    }

    @Test
    @Shows("logins.current")
    void an_api_key_has_no_phone(Client client) {
        Reply current = client.asOwner().get("/login").isOk();
        assertThat(current.text("/name")).isEqualTo("Acme integration");
        assertThat(current.at("/scram_credentials").isNull()).isTrue();
    }

    @Test
    @Shows("logins.rename")
    void the_login_in_use_gets_another_name(Client client, TestClock clock) {
        Client member = client.asUser("member");
        clock.advance(Duration.ofMinutes(1));
        member.put("/login", "{'login':{'name':'Phone'}}").isDone();
        Reply renamed = member.get("/login");
        assertThat(renamed.text("/name")).isEqualTo("Phone");
        assertThat(renamed.text("/updated_at")).isEqualTo("2026-03-01T12:01:00.000Z");
        member.put("/login", "{'login':{'push_token':'t'}}").isDone();
        assertThat(member.get("/login").text("/name")).isEqualTo("Phone");
        member.put("/login", "{'login':{'name':null}}").isDone();
        assertThat(member.get("/login").at("/name").isNull()).isTrue();
    }

    @Test
    void a_name_is_a_text_under_its_root(Client client) {
        Client member = client.asUser("member");
        member.put("/login", "{'name':'Phone'}").complainsOf("login");
        member.put("/login", "{'login':{'name':7}}").complainsOf("name");
        assertThat(member.get("/login").at("/name").isNull()).isTrue();
    }

    @Test
    @Shows({"logins.sign-out", "authentication.unknown-secret"})
    void a_secret_is_dead_after_sign_out(Client client) {
        Client first = client.asUser("member");
        Client second = client.asUser("member");
        first.delete("/login").isDone();
        first.get("/login").isRefused(401, "afc516");
        first.delete("/login").isRefused(401, "afc516");
        assertThat(second.get("/logins").isOk().json()).hasSize(1);
    }

    @Test
    @Shows("logins.elsewhere")
    void signing_out_elsewhere_leaves_the_login_in_use(Client client) {
        Client elsewhere = client.asUser("owner");
        Client here = client.asUser("owner");
        Client somebodyElse = client.asUser("member");
        here.delete("/login/elsewhere").isDone();
        here.get("/login").isOk();
        elsewhere.get("/login").isRefused(401, "afc516");
        client.asOwner().get("/login").isRefused(401, "afc516");
        somebodyElse.get("/login").isOk();
    }

    @Test
    @Shows("logins.list")
    void one_lists_ones_own_logins(Client client) {
        client.signIn("admin").isOk();
        Reply first = client.signIn("member").isOk();
        Reply second = client.signIn("member").isOk();
        Client member = client.as(second.text("/secret"));
        assertThat(member.get("/logins").isOk().each("id")).containsExactly(first.text("/id"), second.text("/id"));
        assertThat(member.get("/logins?user_id=me")).isEqualTo(member.get("/logins"));
        assertThat(member.get("/logins?user_id=" + first.number("/user_id"))).isEqualTo(member.get("/logins"));
        assertThat(member.get("/logins?ids=" + first.number("/id")).each("id")).containsExactly(first.text("/id"));
    }

    @Test
    @Shows({"logins.list", "logins.administrators"})
    void an_administrator_lists_those_of_one_user(Client client) {
        Reply login = client.signIn("member").isOk();
        Client admin = client.asUser("admin");
        assertThat(admin.get("/logins?user_id=" + login.number("/user_id"))
                        .isOk()
                        .each("id"))
                .containsExactly(login.text("/id"));
        assertThat(admin.get("/logins").isOk().each("user_id")).doesNotContain(login.text("/user_id"));
        String memberId = client.as(login.text("/secret")).get("/members").text("/0/id");
        assertThat(admin.get("/logins?user_id=" + memberId).isOk().json()).isEmpty();
        assertThat(admin.get("/logins?user_id=1").isOk().json()).isEmpty();
    }

    @Test
    @Shows("logins.list")
    void a_login_that_expired_is_not_listed(Client client, TestClock clock) {
        client.signIn("member").isOk();
        clock.advance(Duration.ofDays(14));
        Reply login = client.signIn("member").isOk();
        assertThat(client.as(login.text("/secret")).get("/logins").isOk().each("id"))
                .containsExactly(login.text("/id"));
    }

    @Test
    @Shows("logins.administrators")
    void logins_of_another_organization_are_not_to_be_seen() {
        try (TwoOrganizations both = new TwoOrganizations()) {
            Client beta = both.client().as(TwoOrganizations.BETAS_KEY);
            Reply login = both.client().signIn("member").isOk();
            assertThat(beta.get("/logins?user_id=" + login.number("/user_id"))
                            .isOk()
                            .json())
                    .isEmpty();
            beta.delete("/logins/" + login.number("/id")).isRefused(404, "000404");
            beta.post("/logins/" + login.number("/id") + "/promote").isRefused(404, "000404");
            both.client().as(login.text("/secret")).get("/login").isOk();
        }
    }

    @Test
    @Shows("logins.others")
    void a_basic_member_does_not_list_somebody_elses(Client client) {
        int other = client.signIn("admin").number("/user_id");
        client.asUser("member").get("/logins?user_id=" + other).isRefused(403, "afc496");
    }

    @Test
    @Shows("logins.others")
    @With("others-logins=empty")
    void somebody_elses_logins_can_be_an_empty_list(Client client) {
        int other = client.signIn("admin").number("/user_id");
        Reply none = client.asUser("member").get("/logins?user_id=" + other).isOk();
        assertThat(none.json()).isEmpty();
        assertThat(none.header("X-Collection-Range")).contains("0-9/0");
    }

    @Test
    @Shows("logins.end")
    void one_ends_ones_own_login(Client client) {
        Reply other = client.signIn("member").isOk();
        Client member = client.asUser("member");
        member.delete("/logins/" + other.number("/id")).isDone();
        client.as(other.text("/secret")).get("/login").isRefused(401, "afc516");
        member.delete("/logins/" + other.number("/id")).isRefused(404, "000404");
    }

    @Test
    @Shows("logins.administrators")
    void an_administrator_ends_anybodys(Client client) {
        Reply login = client.signIn("member").isOk();
        client.asUser("admin").delete("/logins/" + login.number("/id")).isDone();
        client.as(login.text("/secret")).get("/login").isRefused(401, "afc516");
    }

    @Test
    @Shows("logins.administrators")
    @With("logins-of-others=nobody")
    void nobody_can_be_let_to_the_logins_of_others(Client client) {
        Reply login = client.signIn("member").isOk();
        client.asOwner().get("/logins?user_id=" + login.number("/user_id")).isRefused(403, "afc496");
        client.asOwner().delete("/logins/" + login.number("/id")).isRefused(403, "afc496");
        client.as(login.text("/secret")).get("/login").isOk();
        client.asOwner().get("/logins").isOk();
    }

    @Test
    @Shows("logins.end-others")
    @With("ending-others-logins=404")
    void somebody_elses_login_can_be_unknown(Client client) {
        Reply login = client.signIn("admin").isOk();
        client.asUser("member").delete("/logins/" + login.number("/id")).isRefused(404, "000404");
        client.as(login.text("/secret")).get("/login").isOk();
    }

    @Test
    @Shows("logins.end-others")
    void a_basic_member_neither_ends_nor_promotes_somebody_elses(Client client) {
        Reply login = client.signIn("admin").isOk();
        Client member = client.asUser("member");
        member.delete("/logins/" + login.number("/id")).isRefused(403, "afc496");
        member.post("/logins/" + login.number("/id") + "/promote").isRefused(403, "afc496");
        Reply unchanged = client.as(login.text("/secret")).get("/login").isOk();
        assertThat(unchanged.at("/primary").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "-1", "abc", "1000003", "99999999999"})
    @Shows("records.unknown")
    void what_is_no_logins_id_is_unknown(String id, Client client) {
        client.asOwner().delete("/logins/" + id).isRefused(404, "000404");
        client.asOwner().post("/logins/" + id + "/promote").isRefused(404, "000404");
    }

    @Test
    @Shows("logins.promote")
    void a_user_has_one_primary_device(Client client) {
        Reply first = client.signIn("member").isOk();
        assertThat(first.at("/has_primary_device").booleanValue()).isFalse();
        Client one = client.as(first.text("/secret"));
        Client two = client.asUser("member");

        one.post("/login/promote").isDone();
        assertThat(one.get("/logins").each("primary")).containsExactly("true", "false");
        two.post("/login/promote").isDone();
        assertThat(one.get("/logins").each("primary")).containsExactly("false", "true");
        two.post("/logins/" + first.number("/id") + "/promote").isDone();
        assertThat(one.get("/logins").each("primary")).containsExactly("true", "false");

        assertThat(one.get("/user").at("/primary_login_exists").booleanValue()).isTrue();
        Reply third = client.signIn("member").isOk();
        assertThat(third.at("/has_primary_device").booleanValue()).isTrue();
        assertThat(third.at("/primary_login_exists").booleanValue()).isTrue();
        assertThat(third.at("/primary").booleanValue()).isFalse();
    }

    @Test
    @Shows("logins.promote")
    void an_administrator_promotes_for_its_user_alone(Client client) {
        Client admin = client.asUser("admin");
        admin.post("/login/promote").isDone();
        Reply login = client.signIn("member").isOk();
        admin.post("/logins/" + login.number("/id") + "/promote").isDone();
        assertThat(client.as(login.text("/secret")).get("/login").text("/primary"))
                .isEqualTo("true");
        assertThat(admin.get("/login").text("/primary")).isEqualTo("true");
    }

    @Test
    @Shows("logins.promote-key")
    void an_api_key_is_no_primary_device(Client client) {
        Client owner = client.asOwner();
        owner.post("/login/promote").complainsOf("type");
        owner.post("/logins/" + owner.get("/login").number("/id") + "/promote").complainsOf("type");
        assertThat(owner.get("/login").text("/primary")).isEqualTo("false");
    }

    @Test
    @Shows("logins.promote-key")
    @With("api-login-promotion=403")
    void promoting_an_api_key_can_be_a_403(Client client) {
        Client owner = client.asOwner();
        owner.post("/login/promote").isRefused(403, "afc496");
        owner.post("/logins/" + owner.get("/login").number("/id") + "/promote").isRefused(403, "afc496");
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "API", ""})
    @Shows("logins.type")
    void an_unknown_type_is_refused(String type, Client client, KisiMock mock) {
        World before = mock.control().world();
        client.post("/logins", "{'login':{'type':'" + type + "'}," + MEMBER + "}")
                .complainsOf("type");
        assertThat(mock.control().world()).isSameAs(before);
    }

    @Test
    @Shows("logins.type")
    @With("unknown-login-type=device")
    void an_unknown_type_can_be_a_device(Client client) {
        Reply login = client.post("/logins", "{'login':{'type':'session'}," + MEMBER + "}");
        assertThat(login.isOk().text("/type")).isEqualTo("device");
    }

    @Test
    @Shows("logins.resolve")
    void no_token_of_single_sign_on_is_known(Client client) {
        client.post("/logins/resolve", "{'login':{'resolution_token':'x'}}").isRefused(404, "000404");
        client.asOwner()
                .post("/logins/resolve", "{'login':{'resolution_token':'x'}}")
                .isRefused(404, "000404");
        client.post("/logins/resolve", "{}").complainsOf("login");
    }
}
