package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.Misuse;
import io.github.kisimock.control.Seed;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each scenario does what its sentence says, as the API shows it. */
@MockTest
class ScenariosTest {

    private static final List<String> NAMES = List.of(
            "member",
            "administrator",
            "api-key",
            "unconfirmed-member",
            "invited-member",
            "managed-member",
            "managed-member-with-login",
            "two-organizations-one-email",
            "device-login-limit-reached",
            "api-key-limit-reached",
            "api-key-of-demoted-admin",
            "two-factor-required",
            "two-factor-prepared",
            "login-about-to-expire",
            "expired-login",
            "deleted-member",
            "password-reset-requested",
            "owner",
            "mails-muted",
            "rate-limited",
            "many-members",
            "door-granted",
            "door-denied",
            "access-disabled");

    static List<String> names() {
        return NAMES;
    }

    @Test
    void all_are_listed_with_a_sentence(Client client) {
        Reply listed = client.get("/_mock/scenarios").isOk();
        assertThat(listed.each("name")).isEqualTo(NAMES);
        assertThat(listed.each("sentence")).allMatch(sentence -> sentence.matches("[A-Z].{15,}\\."));
    }

    @Test
    void an_unknown_name_is_answered_with_all_that_are_known(Client client) {
        client.post("/_mock/scenarios/nothing")
                .isMisuse(404, "scenario: there is no 'nothing'; there are " + String.join(", ", NAMES));
        assertThat(client.get("/_mock/state").at("/organizations/0/users")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "member",
                "unconfirmed-member",
                "two-organizations-one-email",
                "device-login-limit-reached",
                "two-factor-required",
                "mails-muted",
                "rate-limited",
                "many-members",
                "door-granted",
                "door-denied",
                "invited-member",
                "owner",
                "two-factor-prepared",
                "access-disabled"
            })
    void one_can_be_had_twice_in_one_workspace(String name, Client client) {
        Reply first = arrange(name, client);
        Reply second = arrange(name, client);
        assertThat(second.text("/email")).isNotEqualTo(first.text("/email"));
        assertThat(second.json().propertyNames()).isEqualTo(first.json().propertyNames());
    }

    @Test
    void one_can_be_had_many_times_at_once(Client client) {
        assertThat(IntStream.range(0, 20)
                        .parallel()
                        .mapToObj(i -> arrange("door-granted", client))
                        .flatMap(made -> Stream.of(made.number("/user_id"), made.number("/lock_id")))
                        .distinct())
                .hasSize(40);
    }

    @Test
    void all_can_be_had_in_a_world_without_anybody() {
        try (KisiMock mock = KisiMock.start(Settings.standard().withSeed(Seed.NONE), new TestClock())) {
            Client client = new Client(mock.uri());
            NAMES.forEach(name -> arrange(name, client));
        }
    }

    @Test
    void in_the_virtual_machine_it_is_the_same(Client client, KisiMock mock) {
        Arranged arranged = mock.control().arrange("member");
        assertThat(client.as(arranged.text("secret")).get("/user").isOk().number("/id"))
                .isEqualTo(arranged.id("user_id"));
        assertThatThrownBy(() -> arranged.id("lock_id"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no 'lock_id'; there are [");
        assertThatThrownBy(() -> mock.control().arrange("nothing")).isInstanceOf(Misuse.class);
    }

    @Test
    void member(Client client) {
        Reply made = arrange("member", client);
        Reply user = client.as(made.text("/secret")).get("/user").isOk();
        assertThat(user.text("/email")).isEqualTo(made.text("/email"));
        client.as(made.text("/secret"))
                .post("/users", "{'user':{'email':'x@acme.example'}}")
                .isRefused(403, "afc496");
        signIn(made, client).isOk();
        assertThat(client.asOwner().get("/members/" + made.number("/member_id")).number("/user/id"))
                .isEqualTo(made.number("/user_id"));
    }

    @Test
    void administrator(Client client) {
        Reply made = arrange("administrator", client);
        client.as(made.text("/secret"))
                .post("/users", "{'user':{'email':'x@acme.example'}}")
                .isOk();
    }

    @Test
    void api_key(Client client) {
        Reply made = arrange("api-key", client);
        assertThat(client.as(made.text("/secret")).get("/login").isOk().text("/type"))
                .isEqualTo("api");
        client.as(made.text("/secret"))
                .post("/users", "{'user':{'email':'x@acme.example'}}")
                .isOk();
    }

    @Test
    void unconfirmed_member(Client client) {
        Reply made = arrange("unconfirmed-member", client);
        assertThat(signIn(made, client).status()).isEqualTo(401);
        String token = client.get("/_mock/outbox?kind=confirmation&to=" + made.text("/email"))
                .text("/0/token");
        assertThat(made.text("/confirmation_token")).isEqualTo(token);
        client.get("/users/confirmation?confirmation_token=" + token).isOk();
        signIn(made, client).isOk();
    }

    @Test
    void invited_member(Client client) {
        Reply made = arrange("invited-member", client);
        client.post(
                        "/users/sign_up",
                        "{'token':'" + made.text("/invitation_token")
                                + "','user':{'password':'new-password','terms_and_conditions':true}}")
                .isOk();
        client.signIn(made.text("/email"), "new-password").isOk();
    }

    @Test
    void owner(Client client) {
        Reply made = arrange("owner", client);
        client.as(made.text("/secret")).delete("/user").isRefused(403, "afc496");
        client.as(made.text("/secret"))
                .delete("/role_assignments/" + made.number("/role_assignment_id"))
                .complainsOf("base");
    }

    @Test
    void two_factor_prepared(Client client) {
        Reply made = arrange("two-factor-prepared", client);
        client.as(made.text("/secret"))
                .post("/user/2fa/activate", "{'user':{'otp_attempt':'" + made.text("/otp_attempt") + "'}}")
                .isDone();
    }

    @Test
    void access_disabled(Client client) {
        Reply made = arrange("access-disabled", client);
        client.as(made.text("/secret"))
                .post("/locks/" + made.number("/lock_id") + "/unlock")
                .isRefused(403, "fcd8ff");
    }

    @Test
    void managed_member(Client client) {
        Reply made = arrange("managed-member", client);
        client.post("/users/password", "{'user':{'email':'" + made.text("/email") + "'}}")
                .isDone();
        assertThat(client.get("/_mock/outbox").json()).isEmpty();
        assertThat(made.json().has("password")).isFalse();
        client.asOwner()
                .post("/logins", "{'login':{'type':'device','email':'" + made.text("/email") + "'}}")
                .isOk();
    }

    @Test
    void managed_member_with_login(Client client) {
        Reply made = arrange("managed-member-with-login", client);
        assertThat(client.as(made.text("/secret")).get("/user").isOk().number("/id"))
                .isEqualTo(made.number("/user_id"));
    }

    @Test
    void two_organizations_one_email(Client client) {
        Reply made = arrange("two-organizations-one-email", client);
        Reply here = signIn(made, made.text("/domain"), client).isOk();
        Reply there = signIn(made, made.text("/other_domain"), client).isOk();
        assertThat(client.as(here.text("/secret")).get("/organization").text("/domain"))
                .isEqualTo(made.text("/domain"));
        assertThat(client.as(there.text("/secret")).get("/organization").text("/domain"))
                .isEqualTo(made.text("/other_domain"));
        client.post(
                        "/logins",
                        "{'user':{'email':'" + made.text("/email") + "','password':'" + made.text("/password") + "'}}")
                .isRefused(401, "afc516");
    }

    @Test
    void device_login_limit_reached(Client client) {
        Reply made = arrange("device-login-limit-reached", client);
        Client user = client.as(made.text("/secret"));
        assertThat(user.get("/logins?limit=100").isOk().json()).hasSize(40);
        signIn(made, client).isOk();
        assertThat(user.get("/logins?limit=100").isOk().json()).hasSize(40);
        client.as(made.text("/least_recently_used_secret")).get("/user").isRefused(401, "afc516");
        client.as(made.text("/next_secret")).get("/user").isOk();
    }

    @Test
    void api_key_limit_reached(Client client) {
        Reply made = arrange("api-key-limit-reached", client);
        String credentials = "'user':{'domain':'acme','email':'" + made.text("/email") + "','password':'"
                + made.text("/password") + "'}";
        Reply refused = client.post("/logins", "{'login':{'type':'api'}," + credentials + "}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("X-Kisi-Mock-Rule")).contains("logins.api-limit");
        assertThat(client.as(made.text("/secret")).get("/login").isOk().text("/type"))
                .isEqualTo("api");
    }

    @Test
    void api_key_of_demoted_admin(Client client) {
        Reply made = arrange("api-key-of-demoted-admin", client);
        client.as(made.text("/secret")).get("/user").isRefused(401, "afc516");
        client.asOwner()
                .post(
                        "/role_assignments",
                        "{'role_assignment':{'user_id':" + made.number("/user_id")
                                + ",'organization_id':1001,'role_id':'administrator'}}")
                .isOk();
        client.as(made.text("/secret")).get("/user").isOk();
    }

    @Test
    void two_factor_required(Client client) {
        Reply made = arrange("two-factor-required", client);
        signIn(made, client).isRefused(401, "afc526");
        client.post(
                        "/logins",
                        "{'user':{'email':'" + made.text("/email") + "','password':'" + made.text("/password")
                                + "','otp_attempt':'" + made.text("/backup_code") + "'}}")
                .isOk();
    }

    @Test
    void login_about_to_expire(Client client) {
        String secret = arrange("login-about-to-expire", client).text("/secret");
        assertThat(client.post("/_mock/clock/advance", "{'by':'59s'}").at("/expired"))
                .isEmpty();
        assertThat(client.post("/_mock/clock/advance", "{'by':'1s'}").at("/expired"))
                .hasSize(1);
        client.as(secret).get("/user").isRefused(401, "afc516");
        client.post("/_mock/clock/advance", "{'by':'-1s'}").isOk();
        client.as(secret).get("/user").isOk();
    }

    @Test
    void expired_login(Client client) {
        Reply made = arrange("expired-login", client);
        Reply refused = client.as(made.text("/secret")).get("/user").isRefused(401, "afc516");
        assertThat(refused.header("X-Kisi-Mock-Rule")).contains("authentication.expired");
        signIn(made, client).isOk();
    }

    @Test
    void deleted_member(Client client) {
        Reply made = arrange("deleted-member", client);
        client.as(made.text("/secret")).get("/user").isRefused(401, "afc516");
        signIn(made, client).isRefused(401, "afc516");
        client.asOwner().get("/users/" + made.number("/user_id")).isRefused(404, "000404");
    }

    @Test
    void password_reset_requested(Client client) {
        Reply made = arrange("password-reset-requested", client);
        String token = client.get("/_mock/outbox?kind=password_reset&to=" + made.text("/email"))
                .text("/0/token");
        assertThat(made.text("/reset_password_token")).isEqualTo(token);
        client.patch("/users/password", "{'user':{'reset_password_token':'" + token + "','password':'a-new-password'}}")
                .isDone();
        signIn(made, client).isRefused(401, "afc516");
    }

    @Test
    void mails_muted(Client client) {
        Reply made = arrange("mails-muted", client);
        Client owner = client.as(made.text("/secret"));
        assertThat(owner.get("/organization").isOk().text("/domain")).isEqualTo(made.text("/domain"));
        owner.post("/users", "{'user':{'email':'x@other.example'}}").isOk();
        client.post("/users/password", "{'user':{'email':'" + made.text("/email") + "'}}")
                .isDone();
        assertThat(client.get("/_mock/outbox").json()).isEmpty();
    }

    @Test
    void rate_limited(Client client) {
        Reply made = arrange("rate-limited", client);
        client.as(made.text("/secret")).get("/user").isRefused(429, "000429");
        client.post("/_mock/clock/advance", "{'by':'1s'}").isOk();
        client.as(made.text("/secret")).get("/user").isOk();
    }

    @Test
    void many_members(Client client) {
        arrange("many-members", client);
        assertThat(client.asOwner().get("/members?limit=10").header("X-Collection-Range"))
                .contains("0-9/125");
    }

    @Test
    void door_granted(Client client) {
        Reply made = arrange("door-granted", client);
        client.as(made.text("/secret"))
                .post("/locks/" + made.number("/lock_id") + "/unlock")
                .isOk();
    }

    @Test
    void door_denied(Client client) {
        Reply made = arrange("door-denied", client);
        client.as(made.text("/secret"))
                .post("/locks/" + made.number("/lock_id") + "/unlock")
                .isRefused(403, "afc496");
        client.asOwner().post("/locks/" + made.number("/lock_id") + "/unlock").isOk();
    }

    private static Reply arrange(String name, Client client) {
        return client.post("/_mock/scenarios/" + name).isOk();
    }

    private static Reply signIn(Reply made, Client client) {
        return signIn(made, made.text("/domain"), client);
    }

    private static Reply signIn(Reply made, String domain, Client client) {
        return client.post(
                "/logins",
                "{'user':{'domain':'" + domain + "','email':'" + made.text("/email") + "','password':'"
                        + made.text("/password") + "'}}");
    }
}
