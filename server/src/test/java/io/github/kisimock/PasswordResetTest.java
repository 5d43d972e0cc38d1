package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Mail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class PasswordResetTest {

    @Test
    @Shows("account.password-reset")
    void the_mailed_token_sets_a_new_password(Client client, KisiMock mock) {
        Mail mail = request(client, mock);
        assertThat(mail.kind()).isEqualTo(Mail.Kind.PASSWORD_RESET);
        assertThat(mail.to().value()).isEqualTo("member@acme.example");
        reset(client, token(mail), "'password':'new-password'").isDone();
        client.signIn("member@acme.example", "new-password").isOk();
        client.signIn("member").isRefused(401, "afc516");
    }

    @Test
    @Shows({"account.password-reset", "account.reset-token"})
    void the_mailed_token_works_once(Client client, KisiMock mock) {
        Mail mail = request(client, mock);
        reset(client, token(mail), "'password':'new-password'").isDone();
        reset(client, token(mail), "'password':'newer-password'").complainsOf("reset_password_token");
        client.signIn("member@acme.example", "new-password").isOk();
    }

    @Test
    @Shows({"account.password-reset", "account.reset-token"})
    void a_newer_token_voids_the_earlier_one(Client client, KisiMock mock) {
        Mail earlier = request(client, mock);
        Mail newer = request(client, mock);
        reset(client, token(earlier), "'password':'new-password'").complainsOf("reset_password_token");
        reset(client, token(newer), "'password':'new-password'").isDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'email':'nobody@acme.example'",
                "'email':'managed@acme.example'",
                "'email':'member@acme.example','domain':'nowhere'",
                "'email':'no address'",
                "'email':null",
                "'domain':'acme'"
            })
    @Shows("account.password-reset")
    void asking_tells_nothing_and_mails_nobody_else(String user, Client client, KisiMock mock) {
        client.post("/users/password", "{'user':{" + user + "}}").isDone();
        assertThat(mock.control().outbox()).isEmpty();
    }

    @Test
    @Shows("account.password-reset")
    void without_a_domain_each_account_of_the_address_gets_a_token_of_its_own() {
        try (KisiMock mock = Beta.start()) {
            Client client = new Client(mock.uri());
            client.post("/users/password", "{'user':{'email':'member@acme.example'}}")
                    .isDone();
            List<Mail> mails = mock.control().outbox();
            assertThat(mails).hasSize(2);
            reset(client, token(mails.get(1)), "'password':'new-password'").isDone();
            client.signIn("member").isOk();
            client.post("/logins", "{'user':{'domain':'beta','email':'member@acme.example','password':'new-password'}}")
                    .isOk();
        }
    }

    @Test
    @Shows("account.password-reset")
    void with_a_domain_only_the_account_there_is_meant() {
        try (KisiMock mock = Beta.start()) {
            new Client(mock.uri())
                    .post("/users/password", "{'user':{'email':'member@acme.example','domain':'beta'}}")
                    .isDone();
            assertThat(mock.control().outbox())
                    .singleElement()
                    .satisfies(mail ->
                            assertThat(mail.links()).singleElement().asString().endsWith("&domain=beta"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'00000000000000000000000000000000'", "''", "null"})
    @Shows("account.reset-token")
    void an_unknown_token_is_refused(String token, Client client) {
        client.patch("/users/password", "{'user':{'reset_password_token':" + token + ",'password':'new-password'}}")
                .complainsOf("reset_password_token");
    }

    @Test
    @Shows("account.reset-token")
    @With("bad-reset-token=401")
    void an_unknown_token_can_be_refused_as_a_link(Client client) {
        reset(client, "00000000000000000000000000000000", "'password':'new-password'")
                .isRefused(401, "afc507");
    }

    @Test
    @Shows("account.reset-token")
    void a_token_to_confirm_resets_nothing(Client client, KisiMock mock) {
        client.post("/users/confirmation", "{'user':{'email':'unconfirmed@acme.example'}}")
                .isDone();
        reset(client, token(newest(mock)), "'password':'new-password'").complainsOf("reset_password_token");
    }

    @Test
    @Shows("account.reset-lifetime")
    void a_token_works_for_just_under_six_hours(Client client, TestClock clock, KisiMock mock) {
        Mail mail = request(client, mock);
        clock.advance(Duration.ofHours(6).minusMillis(1));
        reset(client, token(mail), "'password':'new-password'").isDone();
    }

    @Test
    @Shows({"account.reset-lifetime", "account.reset-token"})
    void a_token_is_dead_after_six_hours(Client client, TestClock clock, KisiMock mock) {
        Mail mail = request(client, mock);
        clock.advance(Duration.ofHours(6));
        reset(client, token(mail), "'password':'new-password'").complainsOf("reset_password_token");
        client.signIn("member").isOk();
    }

    @Test
    @Shows({"account.reset-lifetime", "account.reset-token"})
    @With("reset-token-hours=48")
    void a_token_can_live_longer(Client client, TestClock clock, KisiMock mock) {
        Mail late = request(client, mock);
        clock.advance(Duration.ofDays(2).minusMillis(1));
        reset(client, token(late), "'password':'new-password'").isDone();
        Mail tooLate = request(client, mock);
        clock.advance(Duration.ofDays(2));
        reset(client, token(tooLate), "'password':'newer-password'").complainsOf("reset_password_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password:'password':'short'",
                "password:'name':'Mem'",
                "password_confirmation:'password':'new-password','password_confirmation':'new-passwort'"
            })
    @Shows("account.password-rules")
    void a_password_that_will_not_do_is_refused_and_the_token_lives(String fields, Client client, KisiMock mock) {
        String[] parts = fields.split(":", 2);
        Mail mail = request(client, mock);
        reset(client, token(mail), parts[1]).complainsOf(parts[0]);
        client.signIn("member").isOk();
        reset(client, token(mail), "'password':'new-password','password_confirmation':'new-password'")
                .isDone();
    }

    @Test
    @Shows({"account.password-reset", "members.put"})
    void put_resets_as_patch_does(Client client, KisiMock mock) {
        Mail mail = request(client, mock);
        client.put(
                        "/users/password",
                        "{'user':{'reset_password_token':'" + token(mail) + "','password':'new-password'}}")
                .isDone();
        client.signIn("member@acme.example", "new-password").isOk();
    }

    @Test
    @Shows("account.password-reset")
    void a_reset_does_not_confirm_the_address(Client client, KisiMock mock) {
        client.post("/users/password", "{'user':{'email':'unconfirmed@acme.example'}}")
                .isDone();
        reset(client, token(newest(mock)), "'password':'new-password'").isDone();
        assertThat(client.signIn("unconfirmed@acme.example", "new-password").header("X-Kisi-Mock-Rule"))
                .contains("sign-in.unconfirmed");
    }

    private static Mail request(Client client, KisiMock mock) {
        client.post("/users/password", "{'user':{'domain':'acme','email':'member@acme.example'}}")
                .isDone();
        return newest(mock);
    }

    private static Reply reset(Client client, String token, String fields) {
        return client.patch("/users/password", "{'user':{'reset_password_token':'" + token + "'," + fields + "}}");
    }

    private static Mail newest(KisiMock mock) {
        List<Mail> mails = mock.control().outbox();
        return mails.get(mails.size() - 1);
    }

    private static String token(Mail mail) {
        return mail.token().orElseThrow().value();
    }
}
