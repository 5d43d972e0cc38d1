package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Mail;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class SignUpTest {

    private static final String ACCEPTED = "'password':'new-password','terms_and_conditions':true";

    @Test
    @Shows("account.sign-up")
    void who_was_invited_signs_up_and_is_confirmed(Client client, KisiMock mock) {
        Reply user = signUp(
                        client, invitation(client, mock), ACCEPTED + ",'name':'Ada','image':'https://a.example/a.png'")
                .isOk();
        assertThat(user.number("/id")).isEqualTo(1_000_006);
        assertThat(user.text("/name")).isEqualTo("Ada");
        assertThat(user.text("/image")).isEqualTo("https://a.example/a.png");
        assertThat(user.text("/email")).isEqualTo("ada@acme.example");
        client.signIn("ada@acme.example", "new-password").isOk();
        assertThat(client.asOwner().get("/users/1000006").at("/confirmed").booleanValue())
                .isTrue();
    }

    @Test
    @Shows("account.sign-up")
    void a_sign_up_without_a_name_keeps_the_invited_one(Client client, KisiMock mock) {
        client.asOwner().post("/members", "{'member':{'email':'ada@acme.example','name':'Ada'}}");
        assertThat(signUp(client, token(mock), ACCEPTED + ",'name':' '").text("/name"))
                .isEqualTo("Ada");
    }

    @Test
    @Shows({"account.sign-up", "account.sign-up-token"})
    void an_invitation_works_once(Client client, KisiMock mock) {
        String token = invitation(client, mock);
        signUp(client, token, ACCEPTED).isOk();
        signUp(client, token, "'password':'another-password','terms_and_conditions':true")
                .isRefused(404, "000404");
        client.signIn("ada@acme.example", "new-password").isOk();
    }

    @Test
    @Shows("account.sign-up")
    void terms_can_be_accepted_in_text(Client client, KisiMock mock) {
        signUp(client, invitation(client, mock), "'password':'new-password','terms_and_conditions':'true'")
                .isOk();
    }

    @Test
    @Shows("account.sign-up-without-token")
    void without_a_token_one_signs_up_by_domain_and_is_to_confirm(Client client, KisiMock mock) {
        Reply user = signUp(client, "'domain':'acme','email':'ada@acme.example'," + ACCEPTED)
                .isOk();
        assertThat(user.text("/organization/domain")).isEqualTo("acme");
        assertThat(user.text("/name")).isEqualTo("ada@acme.example");
        assertThat(new Client(mock.uri())
                        .signIn("ada@acme.example", "new-password")
                        .status())
                .isEqualTo(401);
        assertThat(outbox(mock)).extracting(Mail::kind).containsExactly(Mail.Kind.CONFIRMATION);
        client.get("/users/confirmation?confirmation_token=" + token(mock)).isOk();
        client.signIn("ada@acme.example", "new-password").isOk();
        assertThat(client.asOwner().get("/users").each("email")).contains("ada@acme.example");
    }

    @Test
    @Shows("account.sign-up-without-token")
    @With("sign-up-token=required")
    void without_a_token_nobody_signs_up_where_one_is_required(Client client, KisiMock mock) {
        signUp(client, "'domain':'acme','email':'ada@acme.example'," + ACCEPTED).complainsOf("token");
        assertThat(client.asOwner().get("/users").each("email")).hasSize(5);
        assertThat(outbox(mock)).isEmpty();
    }

    @Test
    @Shows("account.sign-up")
    @With("sign-up-token=required")
    void with_a_token_one_signs_up_also_where_it_is_required(Client client, KisiMock mock) {
        signUp(client, invitation(client, mock), ACCEPTED).isOk();
    }

    @Test
    @Shows("account.sign-up-fields")
    void every_missing_field_is_named_at_once(Client client, KisiMock mock) {
        signUp(client, "'domain':'acme'")
                .complainsOf("email")
                .complainsOf("password")
                .complainsOf("terms_and_conditions");
        Reply invited = signUp(client, invitation(client, mock), "'name':'Ada'");
        invited.complainsOf("password").complainsOf("terms_and_conditions");
        assertThat(invited.at("/errors").has("email")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email:'email':'nobody','password':'new-password','terms_and_conditions':true",
                "email:'email':null,'password':'new-password','terms_and_conditions':true",
                "password:'email':'ada@acme.example','password':'short','terms_and_conditions':true",
                "password:'email':'ada@acme.example','password':null,'terms_and_conditions':true",
                "terms_and_conditions:'email':'ada@acme.example','password':'new-password','terms_and_conditions':false",
                "terms_and_conditions:'email':'ada@acme.example','password':'new-password','terms_and_conditions':null"
            })
    @Shows("account.sign-up-fields")
    void a_field_that_will_not_do_is_refused_and_nobody_signed_up(String fields, Client client) {
        String[] parts = fields.split(":", 2);
        signUp(client, "'domain':'acme'," + parts[1]).complainsOf(parts[0]);
        assertThat(client.asOwner().get("/users").each("email")).hasSize(5);
    }

    @Test
    @Shows("account.sign-up-fields")
    void an_invitation_outlives_a_refused_sign_up(Client client, KisiMock mock) {
        String token = invitation(client, mock);
        signUp(client, token, "'password':'short','terms_and_conditions':true").complainsOf("password");
        signUp(client, token, ACCEPTED).isOk();
    }

    @Test
    @Shows("account.sign-up-token")
    void an_unknown_token_is_refused(Client client) {
        signUp(client, "00000000000000000000000000000000", ACCEPTED).isRefused(404, "000404");
        signUp(client, "", ACCEPTED).isRefused(404, "000404");
    }

    @Test
    @Shows("account.sign-up-domain")
    @With("sign-up-domain-status=422")
    void no_or_an_unknown_domain_can_be_a_problem_of_fields(Client client, KisiMock mock) {
        signUp(client, "'domain':'nowhere','email':'ada@acme.example'," + ACCEPTED)
                .complainsOf("domain");
        signUp(client, "'email':'ada@acme.example'," + ACCEPTED).complainsOf("domain");
        assertThat(outbox(mock)).isEmpty();
    }

    @Test
    @Shows("account.sign-up-domain")
    void no_or_an_unknown_domain_is_refused(Client client, KisiMock mock) {
        signUp(client, "'domain':'nowhere','email':'ada@acme.example'," + ACCEPTED)
                .isRefused(404, "000404");
        signUp(client, "'email':'ada@acme.example'," + ACCEPTED).isRefused(404, "000404");
        assertThat(outbox(mock)).isEmpty();
    }

    @Test
    @Shows("account.sign-up-token")
    void a_token_to_reset_a_password_is_none_to_sign_up(Client client, KisiMock mock) {
        client.post("/users/password", "{'user':{'email':'member@acme.example'}}")
                .isDone();
        signUp(client, token(mock), ACCEPTED).isRefused(404, "000404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"member@acme.example", "Member@Acme.Example", "unconfirmed@acme.example", "managed@acme.example"
            })
    @Shows("account.exists")
    void an_account_that_exists_is_refused(String email, Client client, KisiMock mock) {
        signUp(client, "'domain':'acme','email':'" + email + "'," + ACCEPTED).isRefused(409, "000409");
        assertThat(client.signIn(email, "new-password").status()).isEqualTo(401);
        assertThat(outbox(mock)).isEmpty();
    }

    @Test
    @Shows("account.exists")
    void who_signed_up_without_a_token_does_not_sign_up_again_with_one(Client client, KisiMock mock) {
        signUp(client, "'domain':'acme','email':'ada@acme.example'," + ACCEPTED).isOk();
        signUp(client, token(mock), ACCEPTED).isRefused(409, "000409");
    }

    @Test
    @Shows("account.exists")
    void an_address_of_another_organization_may_sign_up() {
        try (KisiMock mock = Beta.start()) {
            Client client = new Client(mock.uri());
            Reply user = signUp(client, "'domain':'beta','email':'admin@acme.example'," + ACCEPTED)
                    .isOk();
            assertThat(user.number("/organization_id")).isEqualTo(Beta.ID);
            assertThat(signUp(client, "'domain':'beta','email':'member@acme.example'," + ACCEPTED)
                            .status())
                    .isEqualTo(409);
        }
    }

    private static String invitation(Client client, KisiMock mock) {
        client.asOwner()
                .post("/members", "{'member':{'email':'ada@acme.example'}}")
                .isOk();
        return token(mock);
    }

    private static Reply signUp(Client client, String token, String user) {
        return client.post("/users/sign_up", "{'token':'" + token + "','user':{" + user + "}}");
    }

    private static Reply signUp(Client client, String user) {
        return client.post("/users/sign_up", "{'user':{" + user + "}}");
    }

    private static List<Mail> outbox(KisiMock mock) {
        return mock.control().outbox();
    }

    private static String token(KisiMock mock) {
        return outbox(mock).get(outbox(mock).size() - 1).token().orElseThrow().value();
    }
}
