package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Mail;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class ConfirmationTest {

    private static final String UNCONFIRMED = "unconfirmed@acme.example";

    @Test
    @Shows("account.confirmation")
    void the_link_confirms_the_address(Client client, KisiMock mock) {
        resend(client, UNCONFIRMED).isDone();
        assertThat(client.signIn("unconfirmed").status()).isEqualTo(401);
        Reply reply = confirm(client, token(mock)).isOk();
        assertThat(reply.number("/id")).isEqualTo(1_000_004);
        assertThat(reply.text("/name")).isEqualTo(UNCONFIRMED);
        assertThat(reply.text("/email")).isEqualTo(UNCONFIRMED);
        client.signIn("unconfirmed").isOk();
    }

    @Test
    @Shows({"account.confirmation", "account.confirmation-token"})
    void the_link_works_once(Client client, KisiMock mock) {
        resend(client, UNCONFIRMED).isDone();
        confirm(client, token(mock)).isOk();
        confirm(client, token(mock)).isRefused(404, "000404");
        client.signIn("unconfirmed").isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?confirmation_token=00000000000000000000000000000000", "?confirmation_token=", ""})
    @Shows("account.confirmation-token")
    void an_unknown_token_is_refused(String query, Client client) {
        client.get("/users/confirmation" + query).isRefused(404, "000404");
    }

    @Test
    @Shows("account.confirmation-token")
    @With("bad-confirmation-token=422")
    void an_unknown_token_can_be_a_problem_of_the_field(Client client) {
        confirm(client, "00000000000000000000000000000000").complainsOf("confirmation_token");
    }

    @Test
    @Shows("account.confirmation-token")
    void a_token_to_reset_a_password_confirms_nothing(Client client, KisiMock mock) {
        client.post("/users/password", "{'user':{'email':'" + UNCONFIRMED + "'}}")
                .isDone();
        confirm(client, token(mock)).isRefused(404, "000404");
        assertThat(client.signIn("unconfirmed").status()).isEqualTo(401);
    }

    @Test
    @Shows("account.confirmation-token")
    void the_token_of_a_removed_user_is_dead(Client client, KisiMock mock) {
        resend(client, UNCONFIRMED).isDone();
        client.asOwner().delete("/users/1000004").isDone();
        confirm(client, token(mock)).isRefused(404, "000404");
    }

    @Test
    @Shows("account.resend")
    void a_mail_sent_once_more_voids_the_earlier_one(Client client, KisiMock mock) {
        resend(client, UNCONFIRMED).isDone();
        String earlier = token(mock);
        resend(client, UNCONFIRMED).isDone();
        assertThat(mock.control().outbox())
                .extracting(Mail::kind)
                .containsExactly(Mail.Kind.CONFIRMATION, Mail.Kind.CONFIRMATION);
        confirm(new Client(mock.uri()), earlier).isRefused(404, "000404");
        confirm(client, token(mock)).isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'email':'nobody@acme.example'",
                "'email':'member@acme.example'",
                "'email':'unconfirmed@acme.example','domain':'nowhere'",
                "'email':null",
                "'domain':'acme'"
            })
    @Shows("account.resend")
    void asking_once_more_tells_nothing_and_mails_nobody_else(String user, Client client, KisiMock mock) {
        client.post("/users/confirmation", "{'user':{" + user + "}}").isDone();
        assertThat(mock.control().outbox()).isEmpty();
    }

    @Test
    @Shows("account.resend")
    @With("confirmation-resend=gone")
    void the_route_to_ask_once_more_can_be_gone(Client client, KisiMock mock) {
        resend(client, UNCONFIRMED).isRefused(404, "000404");
        assertThat(mock.control().outbox()).isEmpty();
    }

    @Test
    @Shows("bodies.missing-root")
    void asking_once_more_needs_its_root_key(Client client) {
        client.post("/users/confirmation", "{'email':'" + UNCONFIRMED + "'}").complainsOf("user");
    }

    private static Reply resend(Client client, String email) {
        return client.post("/users/confirmation", "{'user':{'domain':'acme','email':'" + email + "'}}");
    }

    private static Reply confirm(Client client, String token) {
        return client.get("/users/confirmation?confirmation_token=" + token);
    }

    private static String token(KisiMock mock) {
        List<Mail> mails = mock.control().outbox();
        return mails.get(mails.size() - 1).token().orElseThrow().value();
    }
}
