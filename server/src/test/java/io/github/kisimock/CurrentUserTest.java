package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class CurrentUserTest {

    @Test
    @Shows("current-user.show")
    void a_login_shows_its_own_user(Client client) {
        Reply user = client.asUser("member").get("/user").isOk();
        assertThat(user.number("/id")).isEqualTo(1_000_003);
        assertThat(user.text("/email")).isEqualTo("member@acme.example");
        assertThat(user.text("/name")).isEqualTo("member@acme.example");
        assertThat(user.text("/organization/domain")).isEqualTo("acme");
        assertThat(user.text("/created_at")).isEqualTo("2026-03-01T12:00:00.000Z");
        assertThat(user.at("/otp_required_for_login").booleanValue()).isFalse();
    }

    @Test
    @Shows("current-user.show")
    void an_api_key_shows_whose_it_is(Client client) {
        assertThat(client.asOwner().get("/user").text("/email")).isEqualTo("owner@acme.example");
    }

    @Test
    @Shows({"current-user.show", "authentication.required"})
    void a_stranger_has_no_user(Client client) {
        client.get("/user").isRefused(401, "afc516");
        client.patch("/user", "{'user':{'name':'Eve'}}").isRefused(401, "afc516");
        client.delete("/user").isRefused(401, "afc516");
    }

    @Test
    @Shows("current-user.change")
    void a_user_changes_what_is_its_own(Client client, TestClock clock) {
        Client member = client.asUser("member");
        clock.advance(Duration.ofHours(1));
        member.patch(
                        "/user",
                        "{'user':{'name':'Mem Ber','image':'https://acme.example/m.png','locale':'fr',"
                                + "'last_read_at':{'news':'2026-02-28T09:00:00+01:00'},"
                                + "'announcements_last_seen_at':'2026-02-28T10:00:00Z'}}")
                .isDone();
        Reply user = member.get("/user");
        assertThat(user.text("/name")).isEqualTo("Mem Ber");
        assertThat(user.text("/image")).isEqualTo("https://acme.example/m.png");
        assertThat(user.text("/locale")).isEqualTo("fr");
        assertThat(user.text("/last_read_at/news")).isEqualTo("2026-02-28T08:00:00.000Z");
        assertThat(user.text("/announcements_last_seen_at")).isEqualTo("2026-02-28T10:00:00.000Z");
        assertThat(user.text("/updated_at")).isEqualTo("2026-03-01T13:00:00.000Z");
        assertThat(user.text("/created_at")).isEqualTo("2026-03-01T12:00:00.000Z");
    }

    @Test
    @Shows("current-user.change")
    void what_is_left_out_stays_and_null_empties(Client client) {
        Client member = client.asUser("member");
        member.patch("/user", "{'user':{'image':'https://acme.example/m.png','locale':'de'}}")
                .isDone();
        member.patch("/user", "{'user':{'name':'Mem Ber','locale':null}}").isDone();
        Reply user = member.get("/user");
        assertThat(user.text("/name")).isEqualTo("Mem Ber");
        assertThat(user.text("/image")).isEqualTo("https://acme.example/m.png");
        assertThat(user.at("/locale").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "'  '"})
    @Shows("current-user.change")
    void a_name_cannot_be_emptied(String name, Client client) {
        Client member = client.asUser("member");
        member.patch("/user", "{'user':{'name':" + name + "}}").isDone();
        assertThat(member.get("/user").text("/name")).isEqualTo("member@acme.example");
    }

    @Test
    @Shows({"current-user.change", "members.put"})
    void put_changes_as_patch_does(Client client) {
        Client member = client.asUser("member");
        member.put("/user", "{'user':{'name':'Mem Ber'}}").isDone();
        assertThat(member.get("/user").text("/name")).isEqualTo("Mem Ber");
    }

    @Test
    @Shows({"current-user.change", "members.ignored-fields"})
    void what_only_an_administrator_sets_is_ignored(Client client) {
        Client member = client.asUser("member");
        member.patch(
                        "/user",
                        "{'user':{'email':'other@acme.example','notes':'hello','access_enabled':false,'role':'owner'}}")
                .isDone();
        Reply user = client.asOwner().get("/users/1000003");
        assertThat(user.text("/email")).isEqualTo("member@acme.example");
        assertThat(user.at("/notes").isNull()).isTrue();
        assertThat(user.at("/access_enabled").booleanValue()).isTrue();
        assertThat(member.get("/users").each("email")).containsExactly("member@acme.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name:5",
                "image:[]",
                "last_read_at:'yesterday'",
                "announcements_last_seen_at:'soon'",
                "password:{}",
                "locale:7"
            })
    @Shows("bodies.ill-typed")
    void a_field_of_the_wrong_type_is_refused(String field, Client client) {
        String[] parts = field.split(":", 2);
        Client member = client.asUser("member");
        member.patch("/user", "{'user':{'" + parts[0] + "':" + parts[1] + "}}").complainsOf(parts[0]);
        assertThat(member.get("/user").text("/updated_at")).isEqualTo("2026-03-01T12:00:00.000Z");
    }

    @Test
    @Shows("bodies.missing-root")
    void a_change_needs_its_root_key(Client client) {
        client.asUser("member").patch("/user", "{'name':'Mem Ber'}").complainsOf("user");
    }

    @Test
    @Shows("current-user.password")
    void a_new_password_takes_the_current_one(Client client, KisiMock mock) {
        changePassword(client.asUser("member"), "'current_password':'member-password'")
                .isDone();
        client.signIn("member@acme.example", "new-password").isOk();
        new Client(mock.uri()).signIn("member").isRefused(401, "afc516");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'name':'Mem Ber'", "'current_password':null", "'current_password':'owner-password'"})
    @Shows("current-user.password")
    void a_new_password_without_the_current_one_is_refused_and_nothing_is_changed(String beside, Client client) {
        Client member = client.asUser("member");
        changePassword(member, beside).complainsOf("current_password");
        client.signIn("member").isOk();
        client.signIn("member@acme.example", "new-password").isRefused(401, "afc516");
        assertThat(member.get("/user").text("/name")).isEqualTo("member@acme.example");
    }

    @Test
    @Shows("current-user.password")
    @With("current-password-status=401")
    void a_new_password_without_the_current_one_can_answer_401(Client client) {
        changePassword(client.asUser("member"), "'current_password':'owner-password'")
                .isRefused(401, "afc516");
        client.signIn("member").isOk();
    }

    @Test
    @Shows("current-user.password")
    void a_user_who_has_no_password_has_no_current_one_to_give(Client client) {
        String managed = client.asOwner()
                .post("/logins", "{'login':{'type':'device','email':'managed@acme.example'}}")
                .text("/secret");
        changePassword(client.as(managed), "'name':'Man'").complainsOf("current_password");
    }

    @Test
    @Shows("current-user.password")
    void logins_outlive_a_change_of_password(Client client) {
        Client member = client.asUser("member");
        changePassword(member, "'current_password':'member-password'").isDone();
        member.get("/user").isOk();
    }

    @Test
    @Shows("account.password-rules")
    void a_new_password_is_neither_too_short_nor_too_long(Client client) {
        Client member = client.asUser("member");
        String before = "member-password";
        for (int length : new int[] {7, 129, 0}) {
            member.patch("/user", passwords(before, "x".repeat(length))).complainsOf("password");
        }
        for (int length : new int[] {8, 128}) {
            String after = "x".repeat(length);
            member.patch("/user", passwords(before, after)).isDone();
            before = after;
        }
    }

    @Test
    @Shows("account.password-rules")
    void a_confirmation_that_differs_is_refused(Client client) {
        Client member = client.asUser("member");
        changePassword(member, "'current_password':'member-password','password_confirmation':'new-passwort'")
                .complainsOf("password_confirmation");
        changePassword(member, "'current_password':'member-password','password_confirmation':'new-password'")
                .isDone();
    }

    private static Reply changePassword(Client client, String beside) {
        return client.patch("/user", "{'user':{'password':'new-password'," + beside + "}}");
    }

    private static String passwords(String before, String after) {
        return "{'user':{'current_password':'" + before + "','password':'" + after + "'}}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "es", "de"})
    @Shows("current-user.locale")
    void four_locales_are_known(String locale, Client client) {
        Client member = client.asUser("member");
        member.patch("/user", "{'user':{'locale':'" + locale + "'}}").isDone();
        assertThat(member.get("/user").text("/locale")).isEqualTo(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "EN", "en-US", ""})
    @Shows("current-user.locale")
    void another_locale_is_refused(String locale, Client client) {
        Client member = client.asUser("member");
        member.patch("/user", "{'user':{'name':'Mem Ber','locale':'" + locale + "'}}")
                .complainsOf("locale");
        assertThat(member.get("/user").text("/name")).isEqualTo("member@acme.example");
    }

    @Test
    @Shows("current-user.delete")
    void a_user_removes_itself(Client client) {
        Client member = client.asUser("member");
        member.delete("/user").isDone();
        member.get("/user").isRefused(401, "afc516");
        client.signIn("member").isRefused(401, "afc516");
        client.asOwner().get("/users/1000003").isRefused(404, "000404");
        assertThat(client.asOwner().get("/users").each("email")).hasSize(4).doesNotContain("member@acme.example");
        assertThat(client.asOwner().get("/role_assignments").each("user_id")).doesNotContain("1000003");
    }

    @Test
    @Shows("current-user.delete")
    void an_administrator_removes_itself(Client client) {
        client.asUser("admin").delete("/user").isDone();
        client.asOwner().get("/users/1000002").isRefused(404, "000404");
    }

    @Test
    @Shows("current-user.owner")
    void the_owner_cannot_remove_itself(Client client) {
        client.asOwner().delete("/user").isRefused(403, "afc496");
        assertThat(client.asOwner().get("/user").number("/id")).isEqualTo(1_000_001);
    }

    @Test
    @Shows("current-user.owner")
    @With("owner-leaving=422")
    void the_owner_can_be_told_by_a_problem_of_fields(Client client) {
        client.asOwner().delete("/user").complainsOf("base");
        assertThat(client.asOwner().get("/user").number("/id")).isEqualTo(1_000_001);
    }
}
