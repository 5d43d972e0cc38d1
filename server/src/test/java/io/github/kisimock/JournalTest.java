package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Exchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the mock writes down of the calls it gets. */
@MockTest
class JournalTest {

    @Test
    void a_call_is_written_down_with_reply_rule_and_partner(Client client) {
        client.with("X-Kisi-Integration-Identifier", "Door Sync")
                .with("X-Kisi-Integration-Contact", "dev@door-sync.example")
                .signIn("member@acme.example", "wrong");
        Reply journal = client.get("/_mock/requests").isOk();
        assertThat(journal.number("/evicted")).isZero();
        assertThat(journal.at("/requests")).hasSize(1);
        assertThat(journal.text("/requests/0/workspace")).isEqualTo("default");
        assertThat(journal.text("/requests/0/method")).isEqualTo("POST");
        assertThat(journal.text("/requests/0/path")).isEqualTo("/logins");
        assertThat(journal.number("/requests/0/status")).isEqualTo(401);
        assertThat(journal.text("/requests/0/at")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(journal.text("/requests/0/rule")).isEqualTo("sign-in.wrong-password");
        assertThat(journal.text("/requests/0/partner")).isEqualTo("Door Sync");
        assertThat(journal.text("/requests/0/partner_contact")).isEqualTo("dev@door-sync.example");
        assertThat(journal.text("/requests/0/reply_body")).contains("afc516");
        assertThat(journal.text("/requests/0/body")).contains("member@acme.example", "\"password\":\"[hidden]\"");
    }

    @Test
    void no_secret_is_shown(Client client, TestClock clock) {
        Reply signedIn = client.signIn("member").isOk();
        Client member = client.as(signedIn.text("/secret"));
        String otpSecret = member.post("/user/2fa/otp_secret").isOk().text("/otp_secret");
        String backupCode = member.post("/user/2fa/backup_codes").text("/backup_codes/0");
        member.patch("/user", "{'user':{'current_password':'member-password','password':'another-password'}}");
        client.post("/users/password", "{'user':{'email':'admin@acme.example','domain':'acme'}}")
                .isDone();
        String token = client.get("/_mock/outbox").text("/0/token");
        client.patch(
                        "/users/password",
                        "{'user':{'reset_password_token':'" + token + "','password':'password \\\"quoted\\\" one'}}")
                .isDone();
        client.get("/users/confirmation?confirmation_token=" + token + "&domain=acme");
        client.get("/logins/" + token + "?note=" + token);
        client.with("X-Api-Key", token).sendUnchecked("POST", "/logins", "user[password]=member-password&x=" + token);
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.get("/_mock/requests").body())
                .doesNotContain(signedIn.text("/secret"), otpSecret, token)
                .doesNotContain("member-password", "another-password", "quoted")
                .doesNotContain("\\\"" + backupCode + "\\\"")
                .contains(
                        "KISI-LOGIN [hidden]",
                        "confirmation_token=[hidden]&domain=acme",
                        "user[password]=[hidden]&x=[hidden]")
                .contains("\"/logins/[hidden]\"", "note=[hidden]");
    }

    @Test
    void control_requests_are_not_written_down(Client client, KisiMock mock) {
        client.get("/_mock/health").isOk();
        client.post("/_mock/reset").isDone();
        assertThat(mock.control().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method=post",
                "path=/logins",
                "status=200",
                "after=1&limit=1",
                "rule=records.unknown",
                "path=/{anything}"
            })
    void the_list_can_be_narrowed(String query, Client client) {
        client.get("/organizations/acme/public").isOk();
        client.signIn("member").isOk();
        client.get("/organizations/nowhere/public").isRefused(404, "000404");
        List<String> paths = client.get(
                        "/_mock/requests?" + query.replace("{", "%7B").replace("}", "%7D"))
                .isOk()
                .at("/requests")
                .valueStream()
                .map(request -> request.at("/path").asString())
                .toList();
        assertThat(paths)
                .isEqualTo(
                        switch (query) {
                            case "status=200" -> List.of("/organizations/acme/public", "/logins");
                            case "rule=records.unknown" -> List.of("/organizations/nowhere/public");
                            default -> List.of("/logins");
                        });
    }

    @Test
    void one_call_is_shown_by_its_number_and_all_can_be_forgotten(Client client) {
        client.get("/nowhere");
        assertThat(client.get("/_mock/requests/1").isOk().text("/path")).isEqualTo("/nowhere");
        client.get("/_mock/requests/2").isMisuse(404, "number: there is no request 2; the newest is 1");
        client.delete("/_mock/requests").isDone();
        assertThat(client.get("/_mock/requests").at("/requests")).isEmpty();
        client.get("/elsewhere");
        assertThat(client.get("/_mock/requests").number("/requests/0/number")).isEqualTo(2);
    }

    @Test
    void the_server_waits_for_a_call_that_is_still_to_come(Client client) {
        CompletableFuture<Reply> waiting =
                CompletableFuture.supplyAsync(() -> client.get("/_mock/requests?path=/logins&count=2&wait=30s"));
        client.signIn("member").isOk();
        client.signIn("admin").isOk();
        assertThat(waiting.join().isOk().at("/requests")).hasSize(2);
    }

    @Test
    void what_does_not_come_in_time_is_told_with_what_did(Client client) {
        client.signIn("member").isOk();
        Reply timedOut = client.get("/_mock/requests?path=/members&wait=1ms");
        assertThat(timedOut.status()).isEqualTo(408);
        assertThat(timedOut.text("/error"))
                .isEqualTo("wait: 0 of 1 requests came; nearest were #1 POST /logins → 200 (other path)");
    }

    @Test
    void a_number_that_is_not_there_is_told_which_are(Client client) {
        client.get("/_mock/requests/7").isMisuse(404, "number: there is no request 7; there are none yet");
        client.get("/_mock/explain/first").isMisuse(404, "number: there is no request first; there are none yet");
    }

    @Test
    void it_keeps_ten_thousand_calls_and_counts_what_had_to_go(KisiMock mock) {
        Client client = new Client(mock.uri());
        for (int call = 0; call < 12; call++) {
            client.get("/nowhere");
        }
        Exchange one = mock.control().requests().get(0);
        for (int call = 0; call < 10_000; call++) {
            mock.workspaces().standard().record(one);
        }
        assertThat(mock.control().requests()).hasSize(10_000);
        assertThat(client.get("/_mock/requests?limit=1").number("/evicted")).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void it_keeps_as_many_as_it_is_told_and_counts_the_others(int size) {
        try (KisiMock mock = KisiMock.start(Settings.standard().withJournalSize(size))) {
            Client client = new Client(mock.uri());
            for (int call = 0; call < 3; call++) {
                client.get("/nowhere");
            }
            assertThat(mock.control().awaitQuiet(Duration.ofSeconds(20))).isZero();
            assertThat(client.get("/_mock/requests").at("/requests")).hasSize(size);
            assertThat(client.get("/_mock/requests").number("/evicted")).isEqualTo(3 - size);
            assertThat(client.get("/_mock/requests/1").text("/error"))
                    .isEqualTo("number: there is no request 1; "
                            + (size == 0 ? "there are none yet, and 3 had to go" : "the newest is 3, and 1 had to go"));
        }
    }

    @Test
    void long_headers_take_room_too(Client client, KisiMock mock) {
        client.with("X-Long", "a".repeat(7_000)).get("/nowhere");
        Exchange one = mock.control().requests().get(0);
        for (int call = 0; call < 9_999; call++) {
            mock.workspaces().standard().record(one);
        }
        long kept = mock.control().requests().size();
        assertThat(kept * 7_000).isLessThanOrEqualTo(Runtime.getRuntime().maxMemory() / 8);
        assertThat(kept + mock.control().requestsEvicted()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @CsvSource({"a, 1", "ä, 2", "€, 3"})
    void a_long_body_takes_the_bytes_that_its_characters_take(String character, int bytes, KisiMock mock) {
        Client client = new Client(mock.uri()).asOwner();
        client.post("/members", "{'member':{'email':'" + character.repeat(20_000) + "'}}");
        Exchange one = mock.control().requests().get(0);
        assertThat(one.requestBody()).hasSizeBetween(16_384, 16_400).endsWith("... (cut)");
        for (int call = 0; call < 9_999; call++) {
            mock.workspaces().standard().record(one);
        }
        long most = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8) / (16_384L * bytes);
        assertThat(mock.control().requests()).hasSizeBetween((int) (most * 0.8), (int) most);
    }

    @ParameterizedTest
    @CsvSource({"40, 40", "20, 40", "0, 40", "20, 20", "0, 0"})
    void a_body_that_nobody_read_is_written_down_as_far_as_it_comes(
            int inFirstPiece, int sent, Client client, KisiMock mock) throws IOException {
        String body = "{\"member\":{\"email\":\"ada@acme.example\"}} ";
        String head = "POST /members HTTP/1.1\r\nHost: kisi\r\nConnection: close\r\nContent-Length: 40\r\n\r\n";
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), mock.uri().getPort())) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write((head + body.substring(0, inFirstPiece)).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body.substring(inFirstPiece, sent).getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 401");
        }
        assertThat(client.get("/_mock/requests?wait=20s").text("/requests/0/body"))
                .isEqualTo(body.substring(0, sent));
    }

    @Test
    void one_waits_until_no_call_is_under_way(Client client, KisiMock mock) {
        client.signIn("member").isOk();
        assertThat(mock.control().awaitQuiet(Duration.ofSeconds(20))).isZero();
        assertThat(mock.control().requests()).hasSize(1);
    }

    @Test
    void a_call_that_has_not_ended_is_under_way(Client client, KisiMock mock) {
        mock.workspaces().standard().countRequest();
        assertThat(mock.control().awaitQuiet(Duration.ZERO)).isEqualTo(1);
        assertThat(client.get("/_mock/requests").number("/in_flight")).isEqualTo(1);
    }
}
