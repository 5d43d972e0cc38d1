package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedFile;
import io.github.kisimock.domain.Mail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@MockTest
class OutboxTest {

    @Test
    void nothing_is_sent_at_the_start(Client client) {
        assertThat(client.get("/_mock/outbox").isOk().json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    invitation     | POST | /members             | {'member':{'email':'ada@acme.example'}}
                    welcome        | POST | /users               | {'user':{'email':'ada@acme.example','confirm':true}}
                    confirmation   | POST | /users/confirmation  | {'user':{'email':'unconfirmed@acme.example'}}
                    password_reset | POST | /users/password      | {'user':{'email':'member@acme.example'}}
                    organizations  | POST | /organizations/find  | {'user':{'email':'member@acme.example'}}
                    access_shared  | POST | /role_assignments    | {'role_assignment':{'user_id':1000003,'organization_id':1001,'role_id':'observer','notify':true}}
                    """, quoteCharacter = '"')
    @Shows("members.send-emails")
    void an_occasion_sends_one_mail_of_its_kind(String kind, String method, String path, String body, Client client) {
        assertThat(client.asOwner().send(method, path, body).status()).isBetween(200, 204);
        assertThat(client.get("/_mock/outbox").each("kind")).containsExactly(kind);
    }

    @Test
    void a_mail_says_to_whom_when_and_what(Client client, TestClock clock) {
        clock.advance(Duration.ofHours(1));
        client.asOwner().post("/members", "{'member':{'email':'ada@acme.example'}}");
        JsonNode mail = client.get("/_mock/outbox").at("/0");
        assertThat(mail.get("to").asString()).isEqualTo("ada@acme.example");
        assertThat(mail.get("sent_at").asString()).isEqualTo("2026-03-01T13:00:00Z");
        assertThat(mail.get("subject").asString()).isEqualTo("Join Acme");
    }

    @Test
    @Shows("account.confirmation")
    void a_link_is_absolute_and_can_be_followed(Client client, KisiMock mock) {
        client.asOwner().post("/members", "{'member':{'email':'ada@acme.example'}}");
        JsonNode mail = client.get("/_mock/outbox").at("/0");
        String link = mail.at("/links/0").asString();
        assertThat(link).startsWith(mock.uri() + "/").contains(mail.get("token").asString());
        assertThat(mail.get("text").asString()).contains(link);
        assertThat(client.get(link.substring(mock.uri().toString().length()))
                        .isOk()
                        .text("/email"))
                .isEqualTo("ada@acme.example");
    }

    @Test
    void a_mail_without_a_link_has_no_token(Client client) {
        client.post("/organizations/find", "{'user':{'email':'member@acme.example'}}");
        Reply outbox = client.get("/_mock/outbox");
        assertThat(outbox.at("/0/links")).isEmpty();
        assertThat(outbox.at("/0/token").isNull()).isTrue();
    }

    @Test
    void mails_stand_in_the_order_of_sending(Client client) {
        for (String name : List.of("ada", "bob", "cyd")) {
            client.asOwner().post("/members", "{'member':{'email':'" + name + "@acme.example'}}");
        }
        assertThat(client.get("/_mock/outbox").each("to"))
                .containsExactly("ada@acme.example", "bob@acme.example", "cyd@acme.example");
    }

    @Test
    void the_outbox_is_the_same_in_the_virtual_machine_and_over_http(Client client, KisiMock mock) {
        client.post("/users/password", "{'user':{'email':'member@acme.example'}}");
        Mail mail = mock.control().outbox().get(0);
        Reply outbox = client.get("/_mock/outbox");
        assertThat(outbox.number("/0/id")).isEqualTo(mail.id().number());
        assertThat(outbox.text("/0/token")).isEqualTo(mail.token().orElseThrow().value());
    }

    @Test
    @Shows({"members.managed", "members.send-emails"})
    void a_managed_user_never_gets_a_mail(Client client) {
        client.asOwner()
                .post("/members", "{'member':{'email':'ada@acme.example','confirm':true,'send_emails':false}}")
                .isOk();
        provokeMailsTo("ada@acme.example", 1_000_006, client);
        provokeMailsTo("managed@acme.example", 1_000_005, client);
        assertThat(client.get("/_mock/outbox").json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false", "'''false'''", "0"})
    @Shows("members.send-emails")
    void a_user_created_with_send_emails_false_never_gets_a_mail(String no, Client client) {
        client.asOwner()
                .post("/users", "{'user':{'email':'ada@acme.example','send_emails':" + no + "}}")
                .isOk();
        provokeMailsTo("ada@acme.example", 1_000_006, client);
        assertThat(client.get("/_mock/outbox").json()).isEmpty();
    }

    @Test
    @Shows("members.send-emails")
    void nobody_gets_a_mail_where_the_organizations_switch_is_off() {
        Seed muted = SeedFile.read("""
                organizations:
                  - name: Acme
                    domain: acme
                    send_emails: false
                    users:
                      - email: owner@acme.example
                        role: owner
                        api_keys: [{secret: ac3e0000000000000000000000000001}]
                      - {email: member@acme.example, password: member-password}
                      - {email: unconfirmed@acme.example, password: x, confirmed: false}
                """, "muted");
        try (KisiMock mock = start(muted)) {
            Client client = new Client(mock.uri());
            client.asOwner()
                    .post("/members", "{'member':{'email':'ada@acme.example'}}")
                    .isOk();
            provokeMailsTo("member@acme.example", 1_000_002, client);
            provokeMailsTo("unconfirmed@acme.example", 1_000_003, client);
            assertThat(client.get("/_mock/outbox").json()).isEmpty();
        }
    }

    @Test
    void the_newest_thousand_mails_are_kept() {
        StringBuilder organizations = new StringBuilder("organizations:\n");
        for (int n = 0; n <= 1_000; n++) {
            organizations.append(
                    "  - {name: O, domain: o%d, users: [{email: ada@o.example, password: x}]}%n".formatted(n));
        }
        try (KisiMock mock = start(SeedFile.read(organizations.toString(), "many"))) {
            Client client = new Client(mock.uri());
            client.post("/users/password", "{'user':{'email':'ada@o.example'}}").isDone();
            Reply outbox = client.get("/_mock/outbox");
            assertThat(outbox.json()).hasSize(1_000);
            assertThat(outbox.text("/0/links/0")).endsWith("&domain=o1");
            assertThat(outbox.text("/999/links/0")).endsWith("&domain=o1000");
        }
    }

    private static void provokeMailsTo(String email, int user, Client client) {
        String address = "{'user':{'email':'" + email + "'}}";
        client.post("/users/confirmation", address).isDone();
        client.post("/users/password", address).isDone();
        client.post("/organizations/find", address).isDone();
        client.asOwner()
                .post(
                        "/role_assignments",
                        "{'role_assignment':{'user_id':" + user
                                + ",'organization_id':1001,'role_id':'observer','notify':true}}")
                .isOk();
    }

    private static KisiMock start(Seed seed) {
        return KisiMock.start(Settings.standard().withSeed(seed).withRandomSeed(3), new TestClock());
    }
}
