package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.Effect;
import io.github.kisimock.control.Exchange;
import io.github.kisimock.control.Fault;
import io.github.kisimock.control.LostReply;
import io.github.kisimock.control.Moment;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** What planned faults do to the calls of the program under test. */
@MockTest
class FaultEffectsTest {

    private static final String PUBLIC = "/organizations/acme/public";
    private static final String ADA = "ada@acme.example";
    private static final String INVITATION = "{'member':{'name':'Ada','email':'" + ADA + "'}}";

    private static void plan(Client client, String effect, String... fields) {
        String more = fields.length == 0 ? "" : "," + String.join(",", fields);
        client.post("/_mock/faults", "{'effect':{" + effect + "}" + more + "}").isOk();
    }

    private static Reply call(Client client) {
        return client.sendUnchecked("GET", PUBLIC, "");
    }

    private static Reply invite(Client client) {
        return client.asOwner().sendUnchecked("POST", "/members", INVITATION);
    }

    private static boolean adaIsThere(Client client) {
        return client.get("/_mock/state").body().contains(ADA);
    }

    @ParameterizedTest
    @CsvSource({"400,000400", "401,afc516", "403,afc496", "404,000404", "429,000429", "500,ffffff", "503,ffffff"})
    void an_error_has_the_shape_of_the_api(int status, String code, Client client) {
        plan(client, "'type':'status','status':" + status);
        Reply reply = call(client).isRefused(status, code);
        assertThat(reply.text("/error")).isNotEmpty();
        assertThat(reply.header("X-Kisi-Mock-Fault")).contains("fault-1");
    }

    @Test
    void an_error_may_have_a_code_and_a_text_of_its_own(Client client) {
        plan(client, "'type':'status','status':403,'code':'fcd8ff','error':'Access disabled.'");
        assertThat(call(client).isRefused(403, "fcd8ff").text("/error")).isEqualTo("Access disabled.");
    }

    @Test
    void a_429_may_say_after_how_many_seconds_to_try_again(Client client) {
        plan(client, "'type':'status','status':429,'retry_after':'1500ms'", "'schedule':{'first':1}");
        plan(client, "'type':'status','status':429");
        assertThat(call(client).header("Retry-After")).contains("2");
        Reply second = call(client);
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.header("Retry-After")).isEmpty();
    }

    @Test
    void a_422_has_errors_by_field(Client client) {
        plan(client, "'type':'status','status':422,'error':'is odd'");
        assertThat(call(client).complainsOf("base").text("/errors/base/0")).isEqualTo("is odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"before_routing", "after_authentication", "before_commit", "after_commit", "while_writing"})
    void a_call_may_be_delayed_at_each_moment_and_is_answered_all_the_same(String moment, Client client) {
        plan(client, "'type':'delay','for':'30ms'", "'moment':'" + moment + "'");
        invite(client).isOk();
        assertThat(adaIsThere(client)).isTrue();
        Reply journal = client.get("/_mock/requests");
        assertThat(journal.number("/requests/0/took_micros")).isGreaterThanOrEqualTo(29_000);
        assertThat(journal.text("/requests/0/fault")).isEqualTo("fault-1");
    }

    @Test
    void a_delay_may_lie_between_two_durations(Client client) {
        plan(client, "'type':'delay','from':'20ms','to':'30ms'");
        call(client).isOk();
        assertThat(client.get("/_mock/requests").number("/requests/0/took_micros"))
                .isGreaterThanOrEqualTo(19_000);
    }

    @Test
    void a_slow_body_comes_whole_and_not_compressed(Client client) {
        Client packing = client.asOwner().with("Accept-Encoding", "gzip");
        String whole = client.asOwner().get("/users").isOk().body();
        assertThat(packing.sendUnchecked("GET", "/users", "").header("Content-Encoding"))
                .contains("gzip");
        plan(client, "'type':'slow_body','over':'20ms'");
        assertThat(packing.get("/users").isOk().body()).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before_routing", "after_authentication", "while_writing"})
    void a_reset_connection_is_an_error_to_the_client_and_journaled(String moment, Client client, KisiMock mock) {
        plan(client, "'type':'connection_reset'", "'name':'cut'", "'moment':'" + moment + "'");
        assertThatThrownBy(() -> call(client)).isInstanceOf(UncheckedIOException.class);
        client.get("/_mock/requests?wait=20s").isOk();
        Exchange lost = mock.control().requests().get(0);
        assertThat(lost.path()).isEqualTo(PUBLIC);
        assertThat(lost.fault()).contains("cut");
        assertThat(lost.status()).isEqualTo(moment.equals("while_writing") ? 200 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"PATCH,/users/1000003,{'user':{'name':'Mia'}}", "HEAD,/users,``"})
    void a_reply_without_a_body_is_lost_whole(String method, String path, String body, Client client, KisiMock mock) {
        mock.control().faults().add(Fault.of(LostReply.CONNECTION_RESET).at(Moment.WHILE_WRITING));
        assertThatThrownBy(() -> client.asOwner().sendUnchecked(method, path, body))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(mock.control().awaitRequests(all -> !all.isEmpty(), Duration.ofSeconds(20)))
                .isTrue();
        assertThat(mock.control().requests()).extracting(Exchange::status).containsOnly(0);
    }

    @Test
    void calls_without_a_reply_keep_no_thread(Client client, KisiMock mock) {
        mock.control().faults().add(Fault.of(LostReply.NO_REPLY));
        HttpRequest get = HttpRequest.newBuilder(mock.uri().resolve(PUBLIC)).build();
        HttpClient http = HttpClient.newHttpClient();
        int moreThanThereAreThreads = 100;
        List<CompletableFuture<HttpResponse<Void>>> waiting = Stream.generate(
                        () -> http.sendAsync(get, BodyHandlers.discarding()))
                .limit(moreThanThereAreThreads)
                .toList();
        assertThat(mock.control().awaitRequests(all -> all.size() == moreThanThereAreThreads, Duration.ofSeconds(20)))
                .isTrue();
        client.get("/_mock/state").isOk();
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void a_client_that_repeats_a_lost_get_by_itself_is_seen_to_do_so(KisiMock mock) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest get = HttpRequest.newBuilder(mock.uri().resolve(PUBLIC)).build();
        http.send(get, BodyHandlers.discarding()); // so that the connection is one that is kept
        mock.control().faults().add(Fault.of(LostReply.CONNECTION_RESET).first(1));
        assertThat(http.send(get, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        assertThat(mock.control().awaitRequests(all -> all.size() == 3, Duration.ofSeconds(20)))
                .isTrue();
        assertThat(mock.control().requests()).extracting(Exchange::status).containsExactlyInAnyOrder(200, 0, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before_routing", "while_writing"})
    void a_call_may_get_no_reply_until_the_mock_is_closed(String moment, Client client, KisiMock mock) {
        plan(client, "'type':'no_reply'", "'name':'silence'", "'moment':'" + moment + "'");
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> call(client));
        Reply journal = client.get("/_mock/requests?wait=20s");
        assertThat(journal.text("/requests/0/fault")).isEqualTo("silence");
        assertThat(journal.number("/requests/0/status")).isZero();
        assertThat(waiting).isNotDone();
        mock.close();
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated_json", "malformed_json"})
    void a_broken_body_is_no_json(String type, Client client) {
        plan(client, "'type':'" + type + "'");
        Reply reply = call(client).isOk();
        assertThatThrownBy(reply::json).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_reply_may_be_said_to_be_html(Client client) {
        plan(client, "'type':'wrong_content_type'");
        assertThat(call(client).isOk().header("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void each_record_of_a_reply_may_have_a_field_more(Client client) {
        plan(client, "'type':'extra_field'");
        assertThat(call(client).isOk().json().has("unknown_field")).isTrue();
        assertThat(client.asOwner().sendUnchecked("GET", "/members", "").isOk().each("unknown_field"))
                .hasSizeGreaterThan(1)
                .doesNotContain("");
    }

    @Test
    void the_fields_of_a_reply_may_come_in_the_opposite_order(Client client) {
        Reply usual = client.get(PUBLIC).isOk();
        plan(client, "'type':'key_order'");
        Reply turned = client.get(PUBLIC).isOk();
        assertThat(turned.json()).isEqualTo(usual.json());
        assertThat(turned.body()).isNotEqualTo(usual.body());
    }

    @ParameterizedTest
    @CsvSource({"fail_before_commit,false", "fail_after_commit,true"})
    void a_change_may_fail_before_it_is_made_or_after(String type, boolean made, Client client) {
        plan(client, "'type':'" + type + "'");
        assertThat(invite(client).status()).isEqualTo(500);
        assertThat(adaIsThere(client)).isEqualTo(made);
        assertThat(client.get("/_mock/diff").json().isEmpty()).isEqualTo(!made);
    }

    @ParameterizedTest
    @CsvSource({"before_routing,false", "before_commit,false", "after_commit,true", "while_writing,true"})
    void a_change_whose_reply_is_lost_is_made_or_not_by_the_moment(String moment, boolean made, Client client) {
        plan(client, "'type':'connection_reset'", "'moment':'" + moment + "'", "'match':{'method':'POST'}");
        assertThatThrownBy(() -> invite(client)).isInstanceOf(UncheckedIOException.class);
        assertThat(adaIsThere(client)).isEqualTo(made);
    }

    @ParameterizedTest
    @EnumSource(
            value = LostReply.class,
            names = {"FAIL_BEFORE_COMMIT", "FAIL_AFTER_COMMIT"})
    void a_call_that_changes_nothing_does_not_come_to_a_commit(LostReply effect, Client client, KisiMock mock) {
        mock.control().faults().add(Fault.of(effect));
        client.get(PUBLIC).isOk();
        client.post("/members", INVITATION).isRefused(401, "afc516");
        assertThat(mock.control().faults().get("fault-1").matched()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"inserted,0", "removed,2"})
    void a_later_page_may_be_stale_and_the_world_is_as_it_was(String change, int shownFirst, Client client) {
        List<String> all = client.asOwner().get("/members").isOk().each("id");
        plan(client, "'type':'stale_page','change':'" + change + "'");
        assertThat(client.asOwner().get("/members?limit=1").isOk().each("id")).isEqualTo(all.subList(0, 1));
        assertThat(client.asOwner().get("/members?limit=1&offset=1").isOk().each("id"))
                .isEqualTo(all.subList(shownFirst, shownFirst + 1));
        assertThat(client.asOwner().get("/members").isOk().each("id")).isEqualTo(all);
    }

    @Test
    void several_may_strike_one_call_until_one_ends_it(Client client, KisiMock mock) {
        plan(client, "'type':'delay','for':'1ms'", "'name':'slow'");
        plan(client, "'type':'status','status':503", "'name':'down'");
        plan(client, "'type':'status','status':429", "'name':'too-late'");
        assertThat(call(client).isRefused(503, "ffffff").header("X-Kisi-Mock-Fault"))
                .contains("slow, down");
        assertThat(mock.control().requests().get(0).fault()).contains("slow, down");
        assertThat(mock.control().faults().unconsumed())
                .extracting(planned -> planned.fault().name())
                .containsExactly("too-late");
    }

    @Test
    void a_struck_call_is_counted_for_prometheus_and_explained(Client client) {
        plan(client, "'type':'status','status':503", "'name':'down'");
        call(client);
        assertThat(client.get("/_mock/metrics").body()).contains("kisi_mock_faults_total{effect=\"status\"} 1.0");
        client.get("/_mock/explain/1")
                .isMisuse(404, "number: request 1 was not refused; it was struck by the fault down");
    }

    @Test
    void the_header_that_names_a_fault_can_be_left_out() {
        try (KisiMock mock = KisiMock.start(Settings.standard().withoutExplainHeaders())) {
            mock.control().faults().add(Fault.of(Effect.Status.of(503)));
            Reply reply = call(new Client(mock.uri())).isRefused(503, "ffffff");
            assertThat(reply.header("X-Kisi-Mock-Fault")).isEmpty();
        }
    }
}
