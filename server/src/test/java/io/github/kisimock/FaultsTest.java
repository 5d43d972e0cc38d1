package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Troubles that a test plans for the program under test. */
@MockTest
class FaultsTest {

    private static final String PUBLIC = "/organizations/acme/public";
    private static final String INVITATION = "{'member':{'name':'Ada','email':'ada@acme.example'}}";
    private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private static void plan(Client client, String effect, String... fields) {
        String more = fields.length == 0 ? "" : "," + String.join(",", fields);
        client.post("/_mock/faults", "{'effect':{" + effect + "}" + more + "}").isOk();
    }

    private static Reply call(Client client) {
        return client.sendUnchecked("GET", PUBLIC, "");
    }

    private static String statuses(Client client, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> call(client).status() == 200 ? "." : "x")
                .collect(Collectors.joining());
    }

    private static boolean adaIsThere(Client client) {
        return client.get("/_mock/state").body().contains("ada@acme.example");
    }

    // Effects

    @ParameterizedTest
    @CsvSource({"401,afc516", "404,000404", "503,ffffff"})
    void an_error_has_the_shape_of_the_api(int status, String code, Client client) {
        plan(client, "'type':'status','status':" + status);
        Reply reply = call(client).isRefused(status, code);
        assertThat(reply.text("/error")).isNotEmpty();
        assertThat(reply.header("X-Kisi-Mock-Fault")).contains("fault-1");
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
    @ValueSource(strings = {"before_routing", "after_authentication", "while_writing"})
    void a_delayed_call_takes_at_least_so_long(String moment, Client client) {
        plan(client, "'type':'delay','for':'30ms'", "'moment':'" + moment + "'");
        client.get(PUBLIC).isOk();
        assertThat(client.get("/_mock/requests").number("/requests/0/took_micros")).isGreaterThanOrEqualTo(29_000);
    }

    @Test
    void a_slow_body_comes_whole(Client client) {
        String whole = client.get(PUBLIC).isOk().body();
        plan(client, "'type':'slow_body','over':'20ms'");
        assertThat(client.get(PUBLIC).isOk().body()).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"before_routing", "after_authentication", "while_writing"})
    void a_reset_connection_is_an_error_to_the_client_and_journaled(String moment, Client client) {
        plan(client, "'type':'connection_reset'", "'name':'cut'", "'moment':'" + moment + "'");
        assertThatThrownBy(() -> call(client)).isInstanceOf(UncheckedIOException.class);
        Reply journal = client.get("/_mock/requests?wait=20s");
        assertThat(journal.text("/requests/0/fault")).isEqualTo("cut");
        assertThat(journal.text("/requests/0/path")).isEqualTo(PUBLIC);
    }

    @Test
    void a_call_may_get_no_reply_until_the_end(Client client, KisiMock mock) {
        plan(client, "'type':'no_reply'", "'name':'silence'");
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> call(client));
        assertThat(client.get("/_mock/requests?wait=20s").text("/requests/0/fault"))
                .isEqualTo("silence");
        assertThat(waiting).isNotDone();
        mock.close();
        assertThatThrownBy(waiting::join).hasCauseInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated_json", "malformed_json"})
    void a_broken_body_is_no_json(String type, Client client) {
        plan(client, "'type':'" + type + "'");
        Reply reply = call(client).isOk();
        assertThatThrownBy(reply::json).isInstanceOf(tools.jackson.core.JacksonException.class);
    }

    @Test
    void a_reply_may_be_said_to_be_html(Client client) {
        plan(client, "'type':'wrong_content_type'");
        assertThat(call(client).isOk().header("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void a_reply_may_have_a_field_more_or_its_fields_in_another_order(Client client) {
        Reply usual = client.get(PUBLIC).isOk();
        plan(client, "'type':'extra_field'", "'schedule':{'first':1}");
        assertThat(call(client).isOk().json().has("unknown_field")).isTrue();
        plan(client, "'type':'key_order'");
        Reply turned = client.get(PUBLIC).isOk();
        assertThat(turned.json()).isEqualTo(usual.json());
        assertThat(turned.body()).isNotEqualTo(usual.body());
    }

    @ParameterizedTest
    @CsvSource({"fail_before_commit,false", "fail_after_commit,true"})
    void a_change_may_fail_before_it_is_made_or_after(String type, boolean made, Client client) {
        plan(client, "'type':'" + type + "'");
        Reply reply = client.asOwner().sendUnchecked("POST", "/members", INVITATION);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(adaIsThere(client)).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({"before_routing,false", "before_commit,false", "after_commit,true", "while_writing,true"})
    void a_change_whose_reply_is_lost_is_made_or_not_by_the_moment(String moment, boolean made, Client client) {
        plan(client, "'type':'connection_reset'", "'moment':'" + moment + "'", "'match':{'method':'POST'}");
        assertThatThrownBy(() -> client.asOwner().sendUnchecked("POST", "/members", INVITATION))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(adaIsThere(client)).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({"inserted,0", "removed,2"})
    void a_later_page_may_be_stale(String change, int shownFirst, Client client) {
        List<String> all = client.asOwner().get("/members").isOk().each("id");
        plan(client, "'type':'stale_page','change':'" + change + "'");
        assertThat(client.asOwner().get("/members?limit=1").isOk().each("id")).isEqualTo(all.subList(0, 1));
        assertThat(client.asOwner().get("/members?limit=1&offset=1").isOk().each("id"))
                .isEqualTo(all.subList(shownFirst, shownFirst + 1));
    }

    // Schedules

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'first':2|xx....",
                "'every':3|..x..x",
                "'from':2,'to':4|.xxx..",
                "'from':5|....xx",
                "'probability':1|xxxxxx",
                "'probability':0|......"
            },
            quoteCharacter = '`')
    void a_schedule_says_which_calls_are_struck(String schedule, String struck, Client client) {
        plan(client, "'type':'status','status':503", "'schedule':{" + schedule + "}");
        assertThat(statuses(client, 6)).isEqualTo(struck);
    }

    @Test
    void by_the_same_random_seed_the_same_calls_are_struck_whoever_else_calls(Client client) {
        Client one = client.create("one", "'random_seed':7");
        Client two = client.create("two", "'random_seed':7");
        Client other = client.create("other", "'random_seed':8");
        List.of(one, two, other)
                .forEach(each -> plan(each, "'type':'status','status':503", "'schedule':{'probability':0.5}"));
        CompletableFuture<String> beside = CompletableFuture.supplyAsync(() -> statuses(two, 40));
        String struck = statuses(one, 40);
        assertThat(struck).contains("x").contains(".").isEqualTo(beside.join());
        assertThat(statuses(other, 40)).isNotEqualTo(struck);
        assertThat(statuses(client, 5)).isEqualTo(".....");
    }

    @Test
    void a_fault_ends_with_its_time_by_the_workspaces_clock(Client client, TestClock clock) {
        plan(client, "'type':'status','status':503", "'ttl':'10m'");
        assertThat(call(client).status()).isEqualTo(503);
        clock.advance(Duration.ofMinutes(10));
        call(client).isOk();
        assertThat(client.get("/_mock/faults").at("/0/expired").asBoolean()).isTrue();
    }

    // Looking at them

    @Test
    void the_list_shows_how_often_each_matched_and_fired(Client client) {
        plan(client, "'type':'status','status':503", "'name':'seen'", "'schedule':{'every':2}");
        plan(client, "'type':'status','status':503", "'name':'unseen'", "'match':{'path':'/members'}");
        call(client);
        call(client);
        Reply all = client.get("/_mock/faults").isOk();
        assertThat(all.number("/0/matched")).isEqualTo(2);
        assertThat(all.number("/0/fired")).isEqualTo(1);
        assertThat(client.get("/_mock/faults?unconsumed=true").each("name")).containsExactly("unseen");
        client.delete("/_mock/faults/unseen").isDone();
        assertThat(client.get("/_mock/faults").each("name")).containsExactly("seen");
        assertThat(client.get("/_mock/faults/unseen").status()).isEqualTo(404);
    }

    @Test
    void a_reset_removes_them(Client client) {
        plan(client, "'type':'status','status':503");
        client.post("/_mock/reset").isDone();
        assertThat(client.get("/_mock/faults").json()).isEmpty();
        call(client).isOk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|effect",
                "{'effect':{'type':'explode'}}|effect.type",
                "{'effect':{'type':'status','status':200}}|effect.status",
                "{'effect':{'type':'delay','for':'2m'}}|effect.for",
                "{'effect':{'type':'no_reply'},'schedule':{'first':0}}|schedule.first",
                "{'effect':{'type':'no_reply'},'ttl':'0s'}|ttl",
                "{'effect':{'type':'slow_body','over':'1s'},'moment':'before_routing'}|moment",
                "{'effect':{'type':'no_reply'},'nmae':'x'}|nmae"
            })
    void what_cannot_be_is_refused_in_one_line_that_names_the_field(String fault, String field, Client client) {
        Reply reply = client.post("/_mock/faults", fault);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/field")).isEqualTo(field);
        assertThat(reply.text("/error")).startsWith(field + ": ").doesNotContain("\n");
        assertThat(client.get("/_mock/faults").json()).isEmpty();
    }

    @Test
    void each_example_in_the_document_can_be_planned(Client client) throws IOException {
        String page = Files.readString(Path.of("../docs/faults.md"));
        List<String> examples = JSON_BLOCK.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
        assertThat(examples).hasSize(3);
        examples.forEach(example -> client.post("/_mock/faults", example).isOk());
    }
}
