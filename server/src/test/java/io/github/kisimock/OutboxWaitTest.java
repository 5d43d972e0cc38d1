package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MockTest
class OutboxWaitTest {

    @Test
    void it_waits_until_another_request_sends_the_mail(Client client) {
        CompletableFuture<Reply> waiting = ask("?wait=60s&to=bob@acme.example", client);
        invite("ada", client);
        invite("bob", client);
        assertThat(waiting.join().isOk().each("to")).containsExactly("bob@acme.example");
    }

    @Test
    void it_waits_for_as_many_as_asked_for(Client client) {
        CompletableFuture<Reply> waiting = ask("?wait=60s&count=3&kind=invitation", client);
        invite("ada", client);
        client.post("/users/password", "{'user':{'email':'member@acme.example'}}")
                .isDone();
        invite("bob", client);
        invite("cyd", client);
        assertThat(waiting.join().isOk().each("to"))
                .containsExactly("ada@acme.example", "bob@acme.example", "cyd@acme.example");
    }

    @Test
    void many_can_wait_at_once(Client client) {
        CompletableFuture<Reply> ada = ask("?wait=60s&to=ada@acme.example", client);
        CompletableFuture<Reply> bob = ask("?wait=60s&to=bob@acme.example", client);
        CompletableFuture<Reply> both = ask("?wait=60s&count=2", client);
        invite("bob", client);
        invite("ada", client);
        assertThat(ada.join().isOk().json()).hasSize(1);
        assertThat(bob.join().isOk().json()).hasSize(1);
        assertThat(both.join().isOk().json()).hasSize(2);
    }

    @Test
    void a_world_that_is_replaced_counts_as_well(Client client) {
        invite("ada", client);
        client.put("/_mock/snapshots/invited", "").isDone();
        client.delete("/_mock/outbox").isDone();
        CompletableFuture<Reply> waiting = ask("?wait=60s", client);
        client.post("/_mock/snapshots/invited/restore").isDone();
        assertThat(waiting.join().isOk().each("to")).containsExactly("ada@acme.example");
    }

    @Test
    void it_does_not_wait_for_what_is_there(Client client) {
        invite("ada", client);
        assertThat(client.get("/_mock/outbox?wait=60s").isOk().json()).hasSize(1);
        assertThat(client.get("/_mock/outbox?wait=60s&count=0&to=bob@acme.example")
                        .isOk()
                        .json())
                .isEmpty();
    }

    @Test
    void another_workspaces_mail_is_not_waited_for(Client client) {
        invite("ada", client.create("a"));
        client.get("/_mock/outbox?wait=1ms").isMisuse(408, "wait: 0 of 1 mails came; there were no others");
    }

    @Test
    void in_vain_it_tells_what_almost_matched(Client client) {
        client.post("/users/password", "{'user':{'email':'member@acme.example'}}")
                .isDone();
        invite("ada", client);
        client.get("/_mock/outbox?wait=1ms&to=bob@acme.example")
                .isMisuse(
                        408,
                        "wait: 0 of 1 mails came; nearest were password_reset to member@acme.example (other to), invitation to ada@acme.example (other to)");
        client.get("/_mock/outbox?wait=1ms&to=ada@acme.example&kind=confirmation")
                .isMisuse(
                        408,
                        "wait: 0 of 1 mails came; nearest were invitation to ada@acme.example (other kind), password_reset to member@acme.example (other to, kind)");
        client.get("/_mock/outbox?wait=0s&count=2&to=ada@acme.example")
                .isMisuse(
                        408, "wait: 1 of 2 mails came; nearest were password_reset to member@acme.example (other to)");
        client.get("/_mock/outbox?wait=1ms&count=3").isMisuse(408, "wait: 2 of 3 mails came; there were no others");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3",
        "?to=ada@acme.example, 2",
        "?to=ADA@acme.example, 2",
        "?to=ada, 0",
        "?to=, 0",
        "?kind=confirmation, 1",
        "?kind=invitation, 1",
        "?kind=welcome, 0",
        "?to=ada@acme.example&kind=confirmation, 1",
        "?to=member@acme.example&kind=confirmation, 0",
    })
    void mails_are_found_by_recipient_and_kind(String query, int found, Client client) {
        invite("ada", client);
        client.post("/users/confirmation", "{'user':{'email':'ada@acme.example'}}")
                .isDone();
        client.post("/users/password", "{'user':{'email':'member@acme.example'}}")
                .isDone();
        assertThat(client.get("/_mock/outbox" + query).isOk().json()).hasSize(found);
    }

    @Test
    void a_cleared_outbox_is_empty_and_ids_go_on(Client client) {
        invite("ada", client);
        int first = client.get("/_mock/outbox").number("/0/id");
        client.delete("/_mock/outbox").isDone();
        assertThat(client.get("/_mock/outbox").isOk().json()).isEmpty();
        invite("bob", client);
        assertThat(client.get("/_mock/outbox").number("/0/id")).isGreaterThan(first);
    }

    @Test
    void a_token_of_a_cleared_mail_still_works(Client client) {
        invite("ada", client);
        String token = client.get("/_mock/outbox").text("/0/token");
        client.delete("/_mock/outbox").isDone();
        client.get("/users/confirmation?confirmation_token=" + token).isOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ?wait=5         | wait: takes a duration such as 90s, 14d or PT1H30M, not '5'
            ?wait=61s       | wait: takes up to 60s
            ?wait=-1s       | wait: takes up to 60s
            ?wait=1s&count=many | count: takes a whole number, not 'many'
            ?count=-1       | count: takes a whole number, not '-1'
            ?count=10000000000 | count: takes a whole number, not '10000000000'
            ?kind=letter    | kind: 'letter' is none; there are invitation, confirmation, welcome, password_reset, organizations, access_shared
            """)
    void what_cannot_be_asked_for_is_refused(String query, String problem, Client client) {
        client.get("/_mock/outbox" + query).isMisuse(422, problem);
    }

    @Test
    void events_are_listed_oldest_first(Client client) {
        client.asOwner().post("/locks/4001/unlock").isOk();
        client.asUser("member").post("/locks/4002/unlock").isRefused(403, "afc496");
        Reply events = client.get("/_mock/events").isOk();
        assertThat(events.each("lock_id")).containsExactly("4001", "4002");
        assertThat(events.each("user_id")).containsExactly("1000001", "1000003");
        assertThat(events.each("success")).containsExactly("true", "false");
        assertThat(events.each("at")).containsOnly("2026-03-01T12:00:00Z");
    }

    /** Asks in another thread; twenty seconds are less than the wait, so that an answer must have come by itself. */
    private static CompletableFuture<Reply> ask(String query, Client client) {
        return CompletableFuture.supplyAsync(() -> client.get("/_mock/outbox" + query))
                .orTimeout(20, TimeUnit.SECONDS);
    }

    private static void invite(String name, Client client) {
        client.asOwner()
                .post("/members", "{'member':{'email':'" + name + "@acme.example'}}")
                .isOk();
    }
}
