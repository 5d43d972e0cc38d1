package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.Misuse;
import io.github.kisimock.control.NewWorkspace;
import io.github.kisimock.control.Workspaces;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class WorkspacesTest {

    private static final String FIX = "; POST /_mock/workspaces makes one, GET lists those there are";

    @Test
    void a_new_workspace_is_as_the_mock_was_started(Client client, KisiMock mock) {
        client.asOwner().delete("/users/1000003").isDone();
        Reply made = client.post("/_mock/workspaces", "{'name':'a'}").isOk();
        assertThat(made.text("/name")).isEqualTo("a");
        assertThat(made.at("/domain").isNull()).isTrue();
        assertThat(made.text("/now")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(made.text("/base_url")).isEqualTo(mock.uri() + "/w/a");
        client.in("a").signIn("member").isOk();
        assertThat(client.get("/_mock/workspaces/a").json()).isEqualTo(made.json());
    }

    @Test
    void workspaces_made_within_a_second_share_a_world_until_they_change_it(
            Client client, TestClock clock, KisiMock mock) {
        World first = created("first", client, mock);
        clock.advance(Duration.ofMillis(999));
        assertThat(created("second", client, mock)).isSameAs(first);
        client.in("second").asOwner().delete("/users/1000003").isDone();
        client.in("first").asOwner().get("/users/1000003").isOk();
        clock.advance(Duration.ofMillis(1));
        assertThat(created("third", client, mock)).isNotSameAs(first);
        assertThat(client.in("third").asOwner().get("/user").text("/created_at"))
                .isEqualTo("2026-03-01T12:00:01.000Z");
    }

    @Test
    void what_a_workspace_asks_for_it_shares_with_no_other(Client client, KisiMock mock) {
        World plain = created("plain", client, mock);
        World standing = created("standing", client, mock, "'at':'2030-01-01T00:00:00Z'");
        assertThat(standing.time()).isNotEqualTo(plain.time());
        World star = created("star", client, mock, "'switches':{'empty-list-range':'star'}");
        assertThat(star.switches().get(Switch.EMPTY_LIST_RANGE)).isEqualTo("star");
        World own = created("own", client, mock, "'domain':'own'");
        assertThat(own).isNotSameAs(plain);
        assertThat(created("again", client, mock).time()).isEqualTo(plain.time());
    }

    private static World created(String name, Client client, KisiMock mock, String... fields) {
        client.create(name, fields);
        return mock.workspaces().named(name).orElseThrow().world();
    }

    @Test
    void a_workspace_without_a_name_is_given_one(Client client) {
        client.create("w2");
        String first = client.post("/_mock/workspaces").isOk().text("/name");
        String second = client.post("/_mock/workspaces", "{}").isOk().text("/name");
        assertThat(client.get("/_mock/workspaces").each("name")).containsExactly("default", "w2", first, second);
    }

    @Test
    void a_workspace_can_have_a_seed_of_its_own(Client client) {
        client.create(
                "a",
                "'seed':{'organizations':[{'name':'A','domain':'a','users':[{'email':'a@a.example','password':'as-password'}]}]}");
        client.in("a")
                .post("/logins", "{'user':{'domain':'a','email':'a@a.example','password':'as-password'}}")
                .isOk();
        client.in("a").signIn("member").isRefused(401, "afc516");
    }

    @Test
    void a_workspace_can_have_a_domain_of_its_own(Client client) {
        Reply made = client.post("/_mock/workspaces", "{'domain':'branch'}").isOk();
        assertThat(made.text("/domain")).isEqualTo("branch");
        assertThat(client.in(made.text("/name")).asOwner().get("/organization").text("/domain"))
                .isEqualTo("branch");
    }

    @Test
    void a_workspace_can_have_switches_of_its_own(Client client) {
        client.create("a", "'switches':{'wrong-password-code':'afc506','empty-list-range':'star'}");
        client.in("a").signIn("member@acme.example", "wrong").isRefused(401, "afc506");
        client.signIn("member@acme.example", "wrong").isRefused(401, "afc516");
        assertThat(client.in("a").get("/_mock/switches").text("/empty-list-range"))
                .isEqualTo("star");
        assertThat(client.get("/_mock/switches").text("/empty-list-range")).isEqualTo("numbers");
    }

    @Test
    void a_workspace_can_have_a_clock_of_its_own(Client client, TestClock clock) {
        client.create("a", "'at':'2031-05-06T07:08:09+02:00'");
        clock.advance(Duration.ofHours(1));
        Reply shown = client.in("a").get("/_mock/clock");
        assertThat(shown.text("/now")).isEqualTo("2031-05-06T05:08:09Z");
        assertThat(shown.at("/running").booleanValue()).isFalse();
        assertThat(client.in("a").asOwner().get("/user").text("/created_at")).isEqualTo("2031-05-06T05:08:09.000Z");
        assertThat(client.get("/_mock/clock").text("/now")).isEqualTo("2026-03-01T13:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "a"})
    void a_name_is_given_once(String name, Client client, KisiMock mock) {
        client.create("a");
        World before = mock.workspaces().named(name).orElseThrow().world();
        client.post("/_mock/workspaces", "{'name':'" + name + "'}")
                .isMisuse(422, "name: there is a workspace '" + name + "' already");
        assertThat(mock.workspaces().named(name).orElseThrow().world()).isSameAs(before);
    }

    @Test
    void a_domain_is_given_once_and_the_refused_workspace_is_not_there(Client client) {
        client.create("a", "'domain':'branch'");
        client.post("/_mock/workspaces", "{'name':'b','domain':'branch'}")
                .isMisuse(422, "domain: 'branch' is another workspace's");
        assertThat(client.get("/_mock/workspaces").each("name")).containsExactly("a", "default");
        client.delete("/_mock/workspaces/a").isDone();
        client.create("b", "'domain':'branch'");
    }

    @Test
    void a_name_of_a_deleted_workspace_is_free(Client client) {
        client.create("a").asOwner().delete("/users/1000003").isDone();
        client.delete("/_mock/workspaces/a").isDone();
        client.create("a").signIn("member").isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-a", ".", "..", "a/b", "a b", "ä", "a\\n"})
    void not_everything_is_a_name(String name, Client client) {
        Reply reply = client.post("/_mock/workspaces", "{'name':'" + name + "'}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/error"))
                .startsWith("name: '")
                .endsWith(
                        "' is no name; it takes a letter or digit, and up to 63 more of letters, digits, dots, dashes and"
                                + " underscores");
        assertThat(client.get("/_mock/workspaces").json()).hasSize(1);
    }

    @Test
    void a_name_has_64_characters_at_most(Client client) {
        client.create("a".repeat(64)).signIn("member").isOk();
        assertThat(client.post("/_mock/workspaces", "{'name':'" + "a".repeat(65) + "'}")
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '"', textBlock = """
            {'name':'b','seed':{'organizations':[]},'domain':'d'} ^ domain: takes a seed with exactly one organization
            {'name':'b','seed':{'organizations':[{'domain':'d'}]}} ^ seed: organizations[0].name: is missing
            {'name':'b','domain':' '}                              ^ seed: organizations[0].domain: is missing
            {'name':'b','switches':{'rate-limit':'on'}}            ^ switches.rate-limit: takes off|documented, not 'on'
            {'name':'b','at':'soon'}                               ^ at: takes a time such as 2026-01-01T00:00:00Z, not 'soon'
            """)
    void what_is_refused_creates_nothing(String body, String problem, Client client) {
        client.post("/_mock/workspaces", body).isMisuse(422, problem);
        assertThat(client.get("/_mock/workspaces").each("name")).containsExactly("default");
    }

    @Test
    void the_default_workspace_stays(Client client) {
        client.delete("/_mock/workspaces/default").isMisuse(422, "name: the default workspace stays; reset it instead");
        client.signIn("member").isOk();
    }

    @Test
    void what_is_not_there_is_neither_shown_nor_deleted(Client client) {
        client.get("/_mock/workspaces/a").isMisuse(404, "name: there is no workspace 'a'" + FIX);
        client.delete("/_mock/workspaces/a").isMisuse(404, "name: there is no workspace 'a'" + FIX);
    }

    @Test
    void a_workspace_can_delete_itself(Client client, KisiMock mock) {
        client.create("a");
        client.under("a").delete("/_mock/workspaces/a").isDone();
        assertThat(mock.workspaces().named("a")).isEmpty();
    }

    @Test
    void worlds_are_apart(Client client) {
        Client inA = client.create("a");
        inA.asOwner().delete("/users/1000003").isDone();
        inA.asOwner().post("/users", "{'user':{'email':'ada@acme.example'}}").isOk();
        inA.asOwner().post("/locks/4001/unlock").isOk();
        client.signIn("member").isOk();
        assertThat(client.asOwner().get("/users").json()).hasSize(5);
        assertThat(client.get("/_mock/outbox").json()).isEmpty();
        assertThat(client.get("/_mock/events").json()).isEmpty();
        assertThat(inA.get("/_mock/outbox").json()).hasSize(1);
        assertThat(inA.get("/_mock/events").json()).hasSize(1);
    }

    @Test
    void secrets_of_one_workspace_are_unknown_in_another(Client client) {
        Client inA = client.create("a");
        Client inB = client.create("b");
        String secret = inA.signIn("member").text("/secret");
        inA.as(secret).get("/user").isOk();
        inB.as(secret).get("/user").isRefused(401, "afc516");
    }

    @Test
    void clocks_are_apart(Client client) {
        Client inA = client.create("a");
        inA.post("/_mock/clock/advance", "{'by':'20d'}").isOk();
        assertThat(inA.get("/_mock/clock").text("/now")).isEqualTo("2026-03-21T12:00:00Z");
        assertThat(client.get("/_mock/clock").text("/now")).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void a_reset_and_snapshots_are_for_one_workspace(Client client) {
        Client inA = client.create("a");
        String kept = inA.signIn("member").text("/secret");
        client.put("/_mock/snapshots/before", "{}").isDone();
        assertThat(inA.get("/_mock/snapshots").json()).isEmpty();
        client.post("/_mock/reset").isDone();
        inA.as(kept).get("/user").isOk();
    }

    @Test
    @With("rate-limit=documented")
    void the_rate_limit_is_counted_for_each_workspace(Client client) {
        Client inA = client.create("a");
        for (int i = 0; i < 5; i++) {
            client.asOwner().get("/user").isOk();
        }
        client.asOwner().get("/user").isRefused(429, "000429");
        inA.asOwner().get("/user").isOk();
    }

    @Test
    void a_workspace_left_unused_for_an_hour_is_dropped(Client client, TestClock clock) {
        Client inA = client.create("a", "'domain':'branch'");
        Client inB = client.create("b");
        String secret = inA.signIn("member").text("/secret");
        clock.advance(Duration.ofMinutes(50));
        inB.get("/_mock/clock").isOk();
        clock.advance(Duration.ofMinutes(10).plusMillis(1));
        assertThat(client.get("/_mock/workspaces").each("name")).containsExactly("b", "default");
        client.as(secret).get("/user").isRefused(401, "afc516");
        inA.sendUnchecked("GET", "/user", "").isMisuse(404, "workspace: there is no workspace 'a'" + FIX);
        client.create("a", "'domain':'branch'");
    }

    @Test
    void a_workspace_that_is_used_stays(Client client, TestClock clock) {
        Client inA = client.create("a");
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(59));
            inA.asOwner().get("/user").isOk();
        }
    }

    @Test
    void a_look_at_the_list_is_no_use_of_a_workspace(Client client, TestClock clock) {
        client.create("a");
        clock.advance(Duration.ofMinutes(59));
        client.get("/_mock/workspaces/a").isOk();
        clock.advance(Duration.ofMinutes(2));
        assertThat(client.get("/_mock/workspaces").each("name")).containsExactly("default");
    }

    @Test
    void the_default_workspace_is_never_dropped(Client client, TestClock clock) {
        String secret = client.signIn("member").text("/secret");
        clock.advance(Duration.ofDays(10));
        client.as(secret).get("/user").isOk();
    }

    @Test
    void a_workspaces_own_clock_does_not_make_it_old(Client client) {
        Client inA = client.create("a");
        inA.post("/_mock/clock/advance", "{'by':'365d'}").isOk();
        assertThat(client.get("/_mock/workspaces").each("name")).containsExactly("a", "default");
        inA.signIn("member").isOk();
    }

    @Test
    void without_a_time_to_live_nothing_is_dropped() {
        TestClock clock = new TestClock();
        try (KisiMock mock = KisiMock.start(Settings.standard().withWorkspaceTtl(Duration.ZERO), clock)) {
            Client client = new Client(mock.uri());
            Client inA = client.create("a");
            clock.advance(Duration.ofDays(365));
            assertThat(client.get("/_mock/workspaces").json()).hasSize(2);
            inA.signIn("member").isOk();
        }
    }

    @Test
    void a_sweep_drops_the_old_and_only_them(TestClock clock, KisiMock mock) {
        Workspaces all = mock.workspaces();
        all.create(NewWorkspace.STANDARD.named("old"));
        clock.advance(Duration.ofMinutes(40));
        all.create(NewWorkspace.STANDARD.named("young"));
        clock.advance(Duration.ofMinutes(30));
        all.sweep();
        assertThat(all.all()).extracting(one -> one.workspace().name()).containsExactly("default", "young");
    }

    @Test
    void in_the_virtual_machine_it_is_the_same(Client client, KisiMock mock) {
        mock.workspaces().create(NewWorkspace.STANDARD.named("a"));
        client.in("a").signIn("member").isOk();
        assertThat(mock.workspaces()
                        .named("a")
                        .orElseThrow()
                        .world()
                        .all(Login.class)
                        .rows())
                .hasSize(2);
        assertThatThrownBy(() -> mock.workspaces().create(NewWorkspace.STANDARD.named("a")))
                .isInstanceOf(Misuse.class)
                .hasMessage("there is a workspace 'a' already");
        mock.workspaces().delete("a");
        assertThat(mock.workspaces().named("a")).isEmpty();
    }

    @Test
    void a_thousand_workspaces_have_names_and_digits_of_their_own(KisiMock mock) {
        for (int i = 0; i < 1_000; i++) {
            mock.workspaces().create(NewWorkspace.STANDARD);
        }
        assertThat(mock.workspaces().all()).hasSize(1_001).doesNotHaveDuplicates();
        assertThat(mock.workspaces().all().stream()
                        .map(one -> one.workspace().freshSecret().workspaceDigits())
                        .distinct())
                .hasSize(1_001);
    }

    @Test
    void the_switches_of_a_workspace_hold_for_its_seed(Client client) {
        String seed = "'seed':{'organizations':[{'name':'D','domain':'d','users':["
                + "{'email':'ada@d.example'},{'email':'ADA@d.example'}]}]}";
        assertThat(client.post("/_mock/workspaces", "{'name':'a'," + seed + "}").text("/error"))
                .isEqualTo("seed: organizations[0].users[1].email: 'ada@d.example' is there twice");
        client.create("a", "'switches':{'email-case':'sensitive'}", seed);
    }
}
