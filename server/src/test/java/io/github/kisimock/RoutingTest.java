package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Workspaces;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a request finds its workspace. The clocks stand in different years, so that a reply's date tells which it was. */
@MockTest
class RoutingTest {

    private static final String FIX = "; POST /_mock/workspaces makes one, GET lists those there are";

    /** The ways, in their order; the workspace that each names has the same name. */
    private enum Way {
        PREFIX("2001"),
        HEADER("2002"),
        SECRET("2003"),
        DOMAIN("2004"),
        TOKEN("2005");

        private final String year;

        Way(String year) {
            this.year = year;
        }
    }

    static List<List<Way>> everyChoiceOfWays() {
        List<List<Way>> choices = new ArrayList<>();
        choices.add(List.of());
        for (Way way : Way.values()) {
            for (List<Way> without : List.copyOf(choices)) {
                choices.add(Stream.concat(without.stream(), Stream.of(way)).toList());
            }
        }
        return choices;
    }

    @ParameterizedTest
    @MethodSource("everyChoiceOfWays")
    void of_several_ways_the_first_wins(List<Way> ways, Client client) {
        for (Way way : Way.values()) {
            String at = "'at':'" + way.year + "-01-01T00:00:00Z'";
            client.create(way.name(), way == Way.DOMAIN ? at + ",'domain':'own'" : at);
        }
        List<String> fields = new ArrayList<>(List.of("'password':'a-new-password'"));
        Client sent = client;
        for (Way way : ways) {
            switch (way) {
                case PREFIX -> sent = sent.under("PREFIX");
                case HEADER -> sent = sent.in("HEADER");
                case SECRET ->
                    sent = sent.as(client.in("SECRET").signIn("member").text("/secret"));
                case DOMAIN -> fields.add("'domain':'own'");
                case TOKEN -> fields.add("'reset_password_token':'" + resetToken(client.in("TOKEN")) + "'");
            }
        }
        Reply reply = sent.patch("/users/password", "{'user':{" + String.join(",", fields) + "}}");
        assertThat(year(reply)).isEqualTo(ways.isEmpty() ? "2026" : ways.get(0).year);
    }

    @Test
    void a_base_url_with_a_path_is_all_that_a_client_needs(Client client, KisiMock mock) {
        client.create("a");
        Client inA = client.under("a");
        inA.asOwner().post("/users", "{'user':{'email':'ada@acme.example'}}").isOk();
        assertThat(inA.asOwner().get("/users?limit=2&sort=-name").isOk().json()).hasSize(2);
        assertThat(inA.asOwner().get("/users?email=ada@acme.example").each("email"))
                .containsExactly("ada@acme.example");
        assertThat(inA.get("/_mock/outbox").json()).hasSize(1);
        assertThat(client.get("/_mock/outbox").json()).isEmpty();
        assertThat(mock.control().world().all(User.class).rows()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "/organizations/acme/public,          200",
        "/organizations/ac%6De/public,        200",
        "/organizations/no%2Dbody/public,     404",
        "/organizations/acme/public?,         200",
        "/organizations/acme/public?a=%2Fw%2Fb, 200",
    })
    void what_follows_the_prefix_is_as_without_it(String path, int status, Client client) {
        client.create("a", "'at':'2001-01-01T00:00:00Z'");
        Reply without = client.sendUnchecked("GET", path, "");
        Reply with = client.under("a").sendUnchecked("GET", path, "");
        assertThat(without.status()).isEqualTo(status);
        assertThat(with.status()).isEqualTo(status);
        assertThat(with.body()).isEqualTo(without.body());
        assertThat(year(with)).isEqualTo("2001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/w/a", "/w/a/", "/w/a/nothing", "/w/a//users", "/w/a/w/a/users"})
    void a_prefix_before_no_route_is_no_route(String path, Client client) {
        client.create("a", "'at':'2001-01-01T00:00:00Z'");
        Reply reply = client.sendUnchecked("GET", path, "").isRefused(404, "000404");
        assertThat(year(reply)).isEqualTo("2001");
    }

    @ParameterizedTest
    @CsvSource({
        "/w/nobody,            nobody",
        "/w/nobody/users,      nobody",
        "/w//users,            ''",
        "/w/,                  ''",
        "/w/A/users,           A",
        "/w/%61/users,         %61",
        "/w/a%20b/users,       a%20b",
        "/w/nobody/_mock/state, nobody",
    })
    void an_unknown_name_in_the_path_is_a_404_in_controls_shape(
            String path, String name, Client client, KisiMock mock) {
        client.create("a");
        Reply reply = client.sendUnchecked("GET", path, "");
        reply.isMisuse(404, "workspace: there is no workspace '" + name + "'" + FIX);
        assertThat(reply.text("/field")).isEqualTo("workspace");
        assertThat(reply.header("Content-Type")).contains("application/json;charset=utf-8");
        assertThat(mock.workspaces().all()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/nothing", "/_mock/state", "/_mock/workspaces"})
    void an_unknown_name_in_the_header_is_a_404_in_controls_shape(String path, Client client, KisiMock mock) {
        World before = mock.control().world();
        client.in("nobody")
                .asOwner()
                .sendUnchecked("GET", path, "")
                .isMisuse(404, "workspace: there is no workspace 'nobody'" + FIX);
        assertThat(mock.workspaces().all()).hasSize(1);
        assertThat(mock.control().world()).isSameAs(before);
    }

    @Test
    void the_default_workspace_can_be_named_too(Client client) {
        client.create("a");
        String secret = client.in("a").signIn("member").text("/secret");
        client.as(secret).get("/user").isOk();
        client.in(Workspaces.STANDARD).as(secret).get("/user").isRefused(401, "afc516");
        client.under(Workspaces.STANDARD).as(secret).get("/user").isRefused(401, "afc516");
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization,          KISI-LOGIN %s",
        "Authorization,          kisi-login  %s",
        "Authorization,          'KISI-LINK x, KISI-LOGIN %s'",
        "X-Login-Secret,         %s",
        "X-Authentication-Token, %s",
    })
    void a_secret_finds_the_workspace_that_issued_it(String header, String value, Client client) {
        client.create("a", "'at':'2001-01-01T00:00:00Z'");
        String secret = client.in("a").signIn("member").text("/secret");
        Reply reply = client.with(header, value.formatted(secret)).get("/user").isOk();
        assertThat(year(reply)).isEqualTo("2001");
    }

    @Test
    void a_secret_begins_with_the_digits_of_its_workspace(Client client) {
        client.create("a");
        String digits = client.get("/_mock/workspaces/a").text("/secrets_begin_with");
        assertThat(client.in("a").signIn("member").text("/secret"))
                .matches("[0-9a-f]{32}")
                .startsWith(digits);
        assertThat(client.signIn("member").text("/secret")).doesNotStartWith(digits);
    }

    @Test
    void a_secret_that_a_seed_pins_goes_to_the_default_workspace(Client client) {
        client.create("a", "'at':'2001-01-01T00:00:00Z'");
        assertThat(year(client.asOwner().get("/user").isOk())).isEqualTo("2026");
        assertThat(year(client.in("a").asOwner().get("/user").isOk())).isEqualTo("2001");
    }

    @Test
    void a_secret_that_a_seed_leaves_open_goes_to_its_workspace(Client client) {
        client.create("a", """
                'seed':{'organizations':[{'name':'A','domain':'a','users':[
                  {'email':'owner@a.example','role':'owner','api_keys':[{'name':'Key'}]}]}]}""");
        String key = client.in("a").get("/_mock/state").text("/organizations/0/users/0/api_keys/0/secret");
        assertThat(client.as(key).get("/user").isOk().text("/email")).isEqualTo("owner@a.example");
    }

    @Test
    void a_secret_of_a_deleted_workspace_is_unknown(Client client) {
        client.create("a");
        String secret = client.in("a").signIn("member").text("/secret");
        client.delete("/_mock/workspaces/a").isDone();
        client.as(secret).get("/user").isRefused(401, "afc516");
        client.create("a");
        client.as(secret).get("/user").isRefused(401, "afc516");
        client.in("a").as(secret).get("/user").isRefused(401, "afc516");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logins", "/users/sign_in"})
    void a_sign_in_finds_the_workspace_by_its_domain(String path, Client client) {
        client.create("a", "'domain':'branch'", "'at':'2001-01-01T00:00:00Z'");
        String form = "{'user':{'domain':'%s','email':'member@acme.example','password':'member-password'}}";
        Reply there = client.post(path, form.formatted("branch")).isOk();
        assertThat(year(there)).isEqualTo("2001");
        assertThat(year(client.as(there.text("/secret")).get("/user").isOk())).isEqualTo("2001");
        assertThat(year(client.post(path, form.formatted("acme")).isOk())).isEqualTo("2026");
        client.post(path, form.formatted("nowhere")).isRefused(401, "afc516");
    }

    @Test
    void the_domain_of_a_deleted_workspace_is_unknown(Client client) {
        client.create("a", "'domain':'branch'");
        client.delete("/_mock/workspaces/a").isDone();
        client.post(
                        "/logins",
                        "{'user':{'domain':'branch','email':'member@acme.example','password':'member-password'}}")
                .isRefused(401, "afc516");
    }

    @Test
    void a_body_that_is_no_json_goes_to_the_default_workspace_and_is_refused_there(Client client) {
        client.create("a", "'domain':'branch'", "'at':'2001-01-01T00:00:00Z'");
        Reply reply = client.post("/logins", "{'user':{'domain':'branch'").isRefused(400, "000400");
        assertThat(year(reply)).isEqualTo("2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logins", "/users/password", "/users/sign_up"})
    void a_body_that_is_too_large_is_refused_as_such_though_a_domain_was_looked_for(String path, Client client) {
        client.create("a", "'domain':'branch'");
        String large = "{'user':{'domain':'" + "x".repeat(1_500_000) + "'}}";
        client.post(path, large).isRefused(413, "000413");
    }

    @Test
    void a_token_from_a_mail_finds_its_workspace(Client client) {
        client.create("a", "'at':'2001-01-01T00:00:00Z'");
        Client inA = client.in("a");
        String token = resetToken(inA);
        client.patch("/users/password", "{'user':{'reset_password_token':'" + token + "','password':'a-new-password'}}")
                .isDone();
        inA.signIn("member@acme.example", "a-new-password").isOk();
        client.signIn("member").isOk();
    }

    @Test
    void a_link_from_a_mail_finds_its_workspace(Client client, KisiMock mock) {
        client.create("a");
        client.in("a")
                .asOwner()
                .post("/users", "{'user':{'email':'ada@acme.example'}}")
                .isOk();
        String link = client.in("a").get("/_mock/outbox").text("/0/links/0");
        assertThat(link).startsWith(mock.uri() + "/");
        assertThat(client.get(link.substring(mock.uri().toString().length()))
                        .isOk()
                        .text("/email"))
                .isEqualTo("ada@acme.example");
    }

    @Test
    void an_invitation_finds_its_workspace(Client client) {
        client.create("a");
        client.in("a")
                .asOwner()
                .post("/members", "{'member':{'email':'ada@acme.example'}}")
                .isOk();
        String token = client.in("a").get("/_mock/outbox").text("/0/token");
        client.post(
                        "/users/sign_up",
                        "{'token':'" + token
                                + "','user':{'email':'ada@acme.example','password':'adas-password','terms_and_conditions':true}}")
                .isOk();
        client.in("a").signIn("ada@acme.example", "adas-password").isOk();
        client.signIn("ada@acme.example", "adas-password").isRefused(401, "afc516");
    }

    @Test
    void a_control_request_is_not_moved_by_a_secret(Client client) {
        client.create("a");
        Client inA = client.as(client.in("a").signIn("member").text("/secret"));
        inA.post("/_mock/reset").isDone();
        inA.get("/user").isOk(); // it was the default workspace that was reset
    }

    private static String resetToken(Client client) {
        client.post("/users/password", "{'user':{'email':'member@acme.example'}}")
                .isDone();
        return client.get("/_mock/outbox?kind=password_reset").text("/0/token");
    }

    /** The year in the date of a reply. */
    private static String year(Reply reply) {
        return reply.header("Date").orElseThrow().substring(12, 16);
    }
}
