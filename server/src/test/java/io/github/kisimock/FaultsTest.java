package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.Effect;
import io.github.kisimock.control.Fault;
import io.github.kisimock.control.Faults;
import io.github.kisimock.control.LostReply;
import io.github.kisimock.control.Misuse;
import io.github.kisimock.control.Moment;
import io.github.kisimock.control.PlannedFault;
import io.github.kisimock.control.RequestPattern;
import io.github.kisimock.control.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls a planned fault strikes, and how it is looked after. What it does to them: {@link FaultEffectsTest}. */
@MockTest
class FaultsTest {

    private static final Path GUIDE = Path.of("..", "docs", "faults.md");
    private static final String PUBLIC = "/organizations/acme/public";
    private static final String DOWN = "'effect':{'type':'status','status':503}";
    private static final Fault ANY_CALL_FAILS = Fault.of(Effect.Status.of(503));

    private static void plan(Client client, String... fields) {
        client.post("/_mock/faults", "{" + DOWN + "," + String.join(",", fields) + "}")
                .isOk();
    }

    private static int status(Client client) {
        return client.get(PUBLIC).status();
    }

    private static String statuses(Client client, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> status(client) == 200 ? "." : "x")
                .collect(Collectors.joining());
    }

    private static Stream<String> names(List<PlannedFault> faults) {
        return faults.stream().map(planned -> planned.fault().name());
    }

    // Which calls

    @Test
    void without_a_match_every_call_is_struck_but_no_control_request(Client client) {
        plan(client, "'name':'all'");
        assertThat(status(client)).isEqualTo(503);
        assertThat(client.sendUnchecked("GET", "/nowhere", "").status()).isEqualTo(503);
        client.get("/_mock/state").isOk();
        client.under("default").get("/_mock/clock").isOk();
        assertThat(client.get("/_mock/nowhere").status()).isEqualTo(404);
        assertThat(client.get("/_mock/faults/all").number("/matched")).isEqualTo(2);
    }

    @Test
    void only_calls_of_that_body_are_struck(Client client) {
        plan(client, "'match':{'method':'POST','path':'/members','body':{'member.email':'ada@acme.example'}}");
        Client owner = client.asOwner();
        owner.post("/members", "{'member':{'email':'grace@acme.example'}}").isOk();
        owner.post("/members", "{'member':{'email':'ada@acme.example'}}").isRefused(503, "ffffff");
    }

    @Test
    void only_calls_of_that_caller_are_struck(Client client) {
        plan(client, "'match':{'caller':'member@acme.example'}", "'moment':'after_authentication'");
        Client member = client.asUser("member");
        member.get("/user").isRefused(503, "ffffff");
        client.asOwner().get("/user").isOk();
        client.get(PUBLIC).isOk();
    }

    @Test
    void a_fault_stays_in_its_workspace(Client client) {
        Client other = client.create("other");
        plan(other, "'name':'here'");
        client.get(PUBLIC).isOk();
        assertThat(status(other)).isEqualTo(503);
        assertThat(client.get("/_mock/faults").json()).isEmpty();
    }

    // Schedules

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'first':2|xx....",
                "'every':3|..x..x",
                "'from':2,'to':4|.xxx..",
                "'from':5|....xx",
                "'probability':1|xxxxxx",
                "'probability':0|......"
            })
    void a_schedule_says_which_calls_are_struck_and_is_shown_as_given(String schedule, String struck, Client client) {
        plan(client, "'schedule':{" + schedule + "}");
        assertThat(statuses(client, 6)).isEqualTo(struck);
        assertThat(client.get("/_mock/faults").at("/0/schedule").toString().replaceAll("(?<=\\d)\\.0", ""))
                .isEqualTo("{" + schedule.replace('\'', '"') + "}");
    }

    @Test
    void by_the_same_random_seed_the_same_calls_are_struck_whoever_else_calls(Client client) {
        Client one = client.create("one", "'random_seed':7");
        Client two = client.create("two", "'random_seed':7");
        Client other = client.create("other", "'random_seed':8");
        List.of(one, two, other).forEach(each -> plan(each, "'schedule':{'probability':0.5}"));
        CompletableFuture<String> beside = CompletableFuture.supplyAsync(() -> statuses(two, 40));
        String struck = statuses(one, 40);
        assertThat(struck).contains("x").contains(".").isEqualTo(beside.join());
        assertThat(statuses(other, 40)).isNotEqualTo(struck);
        assertThat(statuses(client, 5)).isEqualTo(".....");
    }

    @Test
    void one_fault_does_not_shift_the_draws_of_another(Client client) {
        Client alone = client.create("alone", "'random_seed':7");
        Client beside = client.create("beside", "'random_seed':7");
        String delay = "{'name':'b','effect':{'type':'delay','from':'0s','to':'1ms'},'schedule':{'probability':0.5}}";
        beside.post("/_mock/faults", delay).isOk();
        List.of(alone, beside).forEach(each -> plan(each, "'name':'a'", "'schedule':{'probability':0.5}"));
        assertThat(statuses(beside, 40)).isEqualTo(statuses(alone, 40));
        assertThat(beside.get("/_mock/faults/b").number("/fired")).isBetween(1, 39);
    }

    @Test
    void the_random_seed_of_a_workspace_is_told_so_that_a_run_can_be_repeated(Client client) {
        String seed =
                client.post("/_mock/workspaces", "{'name':'first'}").isOk().text("/random_seed");
        Client first = client.in("first");
        Client again = client.create("again", "'random_seed':" + seed);
        List.of(first, again).forEach(each -> plan(each, "'schedule':{'probability':0.5}"));
        assertThat(statuses(first, 40)).isEqualTo(statuses(again, 40));
    }

    @Test
    void of_calls_made_at_once_just_as_many_are_struck_as_planned(Client client, KisiMock mock) {
        mock.control().faults().add(ANY_CALL_FAILS.first(5));
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> status(client)))
                .toList();
        assertThat(calls.stream().map(CompletableFuture::join).filter(status -> status == 503))
                .hasSize(5);
        PlannedFault planned = mock.control().faults().get("fault-1");
        assertThat(List.of(planned.matched(), planned.fired())).containsExactly(20, 5);
    }

    @Test
    void a_fault_ends_with_its_time_by_the_workspaces_clock(Client client) {
        client.put("/_mock/clock", "{'now':'2026-01-01T00:00:00Z','frozen':true}");
        plan(client, "'ttl':'10m'");
        client.post("/_mock/clock/advance", "{'by':'599s'}").isOk();
        assertThat(status(client)).isEqualTo(503);
        client.post("/_mock/clock/advance", "{'by':'1s'}").isOk();
        assertThat(status(client)).isEqualTo(200);
        Reply list = client.get("/_mock/faults").isOk();
        assertThat(list.at("/0/expired").asBoolean()).isTrue();
        assertThat(list.text("/0/ttl")).isEqualTo("PT10M");
        assertThat(list.number("/0/matched")).isEqualTo(1);
    }

    // Looking after them

    @Test
    void the_list_shows_how_often_each_matched_and_fired(Client client) {
        plan(client, "'name':'seen'", "'schedule':{'every':2}");
        plan(client, "'name':'unseen'", "'match':{'path':'/members','headers':{'Authorization':'KISI-LOGIN abc'}}");
        assertThat(statuses(client, 2)).isEqualTo(".x");
        Reply all = client.get("/_mock/faults").isOk();
        assertThat(all.number("/0/matched")).isEqualTo(2);
        assertThat(all.number("/0/fired")).isEqualTo(1);
        assertThat(all.each("moment")).containsOnly("before_routing");
        assertThat(all.at("/0/effect").toString()).isEqualTo("{\"type\":\"status\",\"status\":503}");
        assertThat(all.at("/0/match").toString()).isEqualTo("{}");
        assertThat(all.at("/1/match").toString())
                .isEqualTo("{\"path\":\"/members\",\"headers\":{\"Authorization\":\"KISI-LOGIN [hidden]\"}}");
        assertThat(client.get("/_mock/faults?unconsumed=true").each("name")).containsExactly("unseen");
        client.get("/_mock/faults?unconsumed=1").isMisuse(422, "unconsumed: takes true or false, not '1'");
    }

    @Test
    void each_kind_of_effect_is_shown_as_it_was_given(Client client) {
        client.post(
                        "/_mock/faults",
                        "[{'effect':{'type':'stale_page','change':'inserted'}},{'effect':{'type':'no_reply'}},"
                                + "{'effect':{'type':'key_order'}},{'effect':{'type':'slow_body','over':'PT2S'}}]")
                .isOk();
        assertThat(client.get("/_mock/faults")
                        .json()
                        .valueStream()
                        .map(fault -> fault.get("effect").toString()))
                .containsExactly(
                        "{\"type\":\"stale_page\",\"change\":\"inserted\"}",
                        "{\"type\":\"no_reply\"}",
                        "{\"type\":\"key_order\"}",
                        "{\"type\":\"slow_body\",\"over\":\"PT2S\"}");
    }

    @Test
    void one_is_removed_by_name_or_all_at_once(Client client) {
        List.of("a", "b", "c").forEach(name -> plan(client, "'name':'" + name + "'"));
        client.delete("/_mock/faults/b").isDone();
        assertThat(client.get("/_mock/faults").each("name")).containsExactly("a", "c");
        client.get("/_mock/faults/b").isMisuse(404, "name: there is no fault 'b'; there are [a, c]");
        client.delete("/_mock/faults/b").isMisuse(404, "name: there is no fault 'b'; there are [a, c]");
        client.delete("/_mock/faults").isDone();
        assertThat(client.get("/_mock/faults").json()).isEmpty();
    }

    @Test
    void a_reset_removes_them_and_a_snapshot_knows_none(Client client) {
        client.put("/_mock/snapshots/before", "");
        plan(client, "'name':'down'");
        client.post("/_mock/snapshots/before/restore");
        assertThat(status(client)).isEqualTo(503);
        client.post("/_mock/reset").isDone();
        assertThat(client.get("/_mock/faults").json()).isEmpty();
        assertThat(status(client)).isEqualTo(200);
    }

    // Refusals

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|effect",
                "'x'|body",
                "{'effect':7}|effect",
                "{'effect':{}}|effect.type",
                "{'effect':{'type':'explode'}}|effect.type",
                "{'effect':{'type':'status'}}|effect.status",
                "{'effect':{'type':'status','status':200}}|effect.status",
                "{'effect':{'type':'status','status':'503'}}|effect.status",
                "{'effect':{'type':'status','status':422,'code':'a'}}|effect.code",
                "{'effect':{'type':'status','status':429,'retry_after':'soon'}}|effect.retry_after",
                "{'effect':{'type':'no_reply','status':503}}|effect.status",
                "{'effect':{'type':'delay'}}|effect.from",
                "{'effect':{'type':'delay','for':'2m'}}|effect.for",
                "{'effect':{'type':'delay','for':'1s','to':'2s'}}|effect.to",
                "{'effect':{'type':'delay','from':'2s','to':'1s'}}|effect.to",
                "{'effect':{'type':'delay','from':'-1s','to':'1s'}}|effect.from",
                "{'effect':{'type':'slow_body'}}|effect.over",
                "{'effect':{'type':'stale_page','change':'moved'}}|effect.change",
                "{'effect':{'type':'no_reply'},'schedule':{}}|schedule",
                "{'effect':{'type':'no_reply'},'schedule':{'to':3}}|schedule",
                "{'effect':{'type':'no_reply'},'schedule':{'first':1,'every':2}}|schedule",
                "{'effect':{'type':'no_reply'},'schedule':{'first':0}}|schedule.first",
                "{'effect':{'type':'no_reply'},'schedule':{'every':1.5}}|schedule.every",
                "{'effect':{'type':'no_reply'},'schedule':{'from':3,'to':2}}|schedule.to",
                "{'effect':{'type':'no_reply'},'schedule':{'probability':2}}|schedule.probability",
                "{'effect':{'type':'no_reply'},'match':{'path':'/_mock/state'}}|match.path",
                "{'effect':{'type':'no_reply'},'match':{'verb':'GET'}}|match.verb",
                "{'effect':{'type':'no_reply'},'moment':'later'}|moment",
                "{'effect':{'type':'slow_body','over':'1s'},'moment':'before_routing'}|moment",
                "{'effect':{'type':'no_reply'},'ttl':'0s'}|ttl",
                "{'effect':{'type':'no_reply'},'ttl':'soon'}|ttl",
                "{'effect':{'type':'no_reply'},'name':'a b'}|name",
                "{'effect':{'type':'no_reply'},'nmae':'x'}|nmae",
                "[{'effect':{'type':'no_reply'}},{'effect':{'type':'delay','for':'2m'}}]|[1].effect.for",
                "[{'effect':{'type':'no_reply'},'name':'x'},{'effect':{'type':'no_reply'},'name':'x'}]|name"
            })
    void what_cannot_be_is_refused_in_one_line_that_names_the_field(String faults, String field, Client client) {
        Reply reply = client.post("/_mock/faults", faults);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/field")).isEqualTo(field);
        assertThat(reply.text("/error")).startsWith(field + ": ").doesNotContain("\n");
        assertThat(client.get("/_mock/faults").json()).isEmpty();
    }

    @Test
    void a_workspace_takes_a_hundred_of_them_and_a_list_is_taken_whole_or_not_at_all(KisiMock mock) {
        Faults faults = mock.control().faults();
        faults.add(Collections.nCopies(99, ANY_CALL_FAILS));
        assertThatThrownBy(() -> faults.add(List.of(ANY_CALL_FAILS, ANY_CALL_FAILS)))
                .isInstanceOf(Misuse.class)
                .hasMessage("are more than 100 in a workspace; remove some first");
        assertThat(faults.add(ANY_CALL_FAILS).fault().name()).isEqualTo("fault-100");
        assertThat(faults.list()).hasSize(100);
    }

    // In Java

    @Test
    void a_fault_is_planned_in_java_in_a_line_or_two(KisiMock mock) throws IOException {
        Faults faults = mock.control().faults();
        Effect tooMany = Effect.Status.of(429).retryAfter(Duration.ofSeconds(1));
        faults.add(Fault.of(tooMany).on("POST /members").every(3));
        faults.add(Fault.of(LostReply.CONNECTION_RESET)
                .named("lost-login")
                .on(RequestPattern.of("POST", "/logins").by("owner@acme.example"))
                .scheduled(new Schedule.Probability(0.1))
                .at(Moment.AFTER_COMMIT)
                .lasting(Duration.ofMinutes(10)));
        assertThat(names(faults.unconsumed())).containsExactly("fault-1", "lost-login");
        assertThat(faults.get("fault-1").fault().match()).isEqualTo(RequestPattern.of("POST", "/members"));
        String source = Files.readString(Path.of("src/test/java/io/github/kisimock/FaultsTest.java"));
        guide("java")
                .findFirst()
                .orElseThrow()
                .lines()
                .forEach(line -> assertThat(source).contains(line.strip()));
        faults.remove("fault-1");
        assertThat(names(faults.list())).containsExactly("lost-login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/members", "POST", "POST members", "SEND /members", "POST /_mock/faults"})
    void calls_that_cannot_be_are_refused_in_java_too(String calls) {
        assertThatThrownBy(() -> ANY_CALL_FAILS.on(calls)).isInstanceOf(Misuse.class);
    }

    // The guide

    private static Stream<String> guide(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult found) -> found.group(1));
    }

    @Test
    void each_example_in_the_guide_can_be_planned(Client client) throws IOException {
        assertThat(guide("json"))
                .hasSize(3)
                .allSatisfy(fault -> client.post("/_mock/faults", fault).isOk());
    }

    @Test
    void the_guide_names_each_schedule_moment_and_effect(Client client) throws IOException {
        String guide = Files.readString(GUIDE);
        String known = client.post("/_mock/faults", "{'effect':{'type':'?'}}").text("/error");
        List<String> effects = List.of(known.replaceAll(".*one of |; not.*", "").split(", "));
        assertThat(effects).hasSize(13);
        Stream.of(
                        effects.stream(),
                        Stream.of(Moment.values()).map(Moment::word),
                        Stream.of("first", "every", "from", "probability"))
                .flatMap(words -> words)
                .forEach(word -> assertThat(guide).containsPattern("(?m)^\\| `[^|]*" + word));
    }
}
