package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Exchange;
import io.github.kisimock.control.Finding;
import io.github.kisimock.control.Lint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the mock finds wrong with a client that got its answers all the same. */
@MockTest
class LintsTest {

    private static final String ADA = "{'member':{'email':'ada@acme.example','confirm':true,'send_emails':false}}";

    private static List<List<Integer>> found(Lint lint, KisiMock mock) {
        return mock.control().lints().stream()
                .filter(finding -> finding.lint() == lint)
                .map(Finding::requests)
                .toList();
    }

    /** A client as the guides would have it. */
    private static Client partner(Client client) {
        return client.with("X-Kisi-Integration-Identifier", "Door Sync")
                .with("X-Kisi-Integration-Contact", "dev@door-sync.example");
    }

    @Test
    void a_client_as_the_guides_would_have_it_shows_no_bad_habit(Client client, KisiMock mock, TestClock clock) {
        Client partner = partner(client);
        Client owner = partner.as(partner.signIn("owner").text("/secret"));
        clock.advance(Duration.ofSeconds(1));
        owner.get("/users?email=ada@acme.example").isOk();
        owner.post("/users", ADA.replace("member", "user")).isOk();
        owner.get("/users?limit=100").isOk();
        owner.post("/logins", "{'login':{'type':'device','email':'ada@acme.example'}}")
                .isOk();
        owner.delete("/login").isDone();
        assertThat(mock.control().lints()).isEmpty();
        assertThat(client.get("/_mock/lints").isOk().at("/findings")).isEmpty();
    }

    @Test
    void a_finding_tells_lint_severity_evidence_and_advice(Client client, KisiMock mock) {
        partner(client)
                .post("/logins", "{'user':{'email':'member@acme.example','password':'member-password'}}")
                .isOk();
        Reply lints = client.get("/_mock/lints").isOk();
        assertThat(lints.number("/evicted")).isZero();
        assertThat(lints.at("/findings")).hasSize(1);
        assertThat(lints.text("/findings/0/lint")).isEqualTo("sign-in-without-domain");
        assertThat(lints.text("/findings/0/severity")).isEqualTo("warning");
        assertThat(lints.at("/findings/0/requests").toString()).isEqualTo("[1]");
        assertThat(lints.text("/findings/0/advice")).startsWith("Send user.domain");
        assertThat(mock.control().lints())
                .hasToString("[sign-in-without-domain: A sign-in by password has no user.domain. (requests [1])."
                        + " Send user.domain: the same address may have an account in another organization.]");
    }

    @Test
    void calls_without_partner_headers(Client client, KisiMock mock) {
        partner(client).get("/organizations/acme/public").isOk();
        client.get("/organizations/acme/public").isOk();
        client.with("X-Kisi-Integration-Contact", "dev@door-sync.example")
                .get("/organizations/acme/public")
                .isOk();
        assertThat(found(Lint.PARTNER_HEADERS, mock)).containsExactly(List.of(2, 3), List.of(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/users/sign_out", "/logins/{id}"})
    void a_secret_used_after_sign_out(String path, Client client, KisiMock mock) {
        Reply signedIn = client.signIn("member");
        Client member = client.as(signedIn.text("/secret"));
        Client elsewhere = client.asUser("member");
        member.get("/user").isOk();
        elsewhere.delete("/logins/1").isRefused(404, "000404");
        (path.endsWith("}") ? elsewhere : member)
                .delete(path.replace("{id}", signedIn.text("/id")))
                .isDone();
        elsewhere.get("/user").isOk();
        assertThat(found(Lint.SECRET_AFTER_SIGN_OUT, mock)).isEmpty();
        member.get("/user").isRefused(401, "afc516");
        assertThat(found(Lint.SECRET_AFTER_SIGN_OUT, mock)).containsExactly(List.of(7));
    }

    @Test
    void a_call_repeated_although_it_is_refused(Client client, KisiMock mock) {
        Client nobody = client.as("00000000000000000000000000000000");
        nobody.get("/user");
        nobody.get("/login");
        nobody.get("/user");
        assertThat(found(Lint.RETRY_LOOP, mock)).isEmpty();
        nobody.get("/user");
        nobody.get("/user");
        assertThat(found(Lint.RETRY_LOOP, mock)).containsExactly(List.of(1, 3, 4, 5));
    }

    @Test
    void a_call_repeated_with_another_secret_or_scheme_is_another(Client client, KisiMock mock) {
        for (String header : List.of("Bearer a", "Bearer b", "Token a", "KISI-LOGIN a")) {
            client.with("Authorization", header).get("/user").isRefused(401, "afc516");
        }
        assertThat(found(Lint.RETRY_LOOP, mock)).isEmpty();
    }

    @Test
    void a_sign_in_between_ends_the_loop(Client client, KisiMock mock, TestClock clock) {
        for (int day = 0; day < 4; day++) {
            Client member = client.asUser("member");
            clock.advance(Duration.ofDays(15));
            member.get("/user").isRefused(401, "afc516");
        }
        assertThat(found(Lint.RETRY_LOOP, mock)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @With({"rate-limit=documented", "retry-after=sent"})
    void a_call_repeated_before_retry_after(int waited, Client client, KisiMock mock, TestClock clock) {
        for (int call = 0; call < 6; call++) {
            client.asOwner().get("/user");
        }
        assertThat(mock.control().requests().get(5).replyHeader("Retry-After")).contains("1");
        clock.advance(Duration.ofSeconds(waited));
        client.asOwner().get("/user");
        assertThat(found(Lint.RETRY_BEFORE_RETRY_AFTER, mock))
                .isEqualTo(waited == 0 ? List.of(List.of(6, 7)) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 01 Mar 2026 12:00:10 GMT', true",
        "'Sun, 01 Mar 2026 12:00:05 GMT', false",
        "'Sun, 01 Mar 2026 11:00:00 GMT', false",
        "soon, false",
        "'', false",
    })
    void retry_after_may_be_a_date(String date, boolean hasty, Client client, KisiMock mock, TestClock clock) {
        client.asOwner().get("/user").isOk();
        Exchange call = mock.control().requests().get(0);
        clock.advance(Duration.ofSeconds(5));
        client.delete("/_mock/requests").isDone();
        mock.workspaces()
                .standard()
                .record(new Exchange(
                        call.number(),
                        call.at(),
                        call.realAt(),
                        call.method(),
                        call.path(),
                        call.query(),
                        call.requestHeaders(),
                        call.requestBody(),
                        503,
                        Map.of("Retry-After", List.of(date)),
                        call.replyBody(),
                        call.took(),
                        call.rule(),
                        call.caller(),
                        call.fault()));
        client.asOwner().get("/user").isOk();
        assertThat(found(Lint.RETRY_BEFORE_RETRY_AFTER, mock)).isEqualTo(hasty ? List.of(List.of(1, 2)) : List.of());
    }

    @Test
    void the_logins_of_a_user_count_together(Client client, KisiMock mock) {
        Client phone = client.asUser("admin");
        Client tablet = client.asUser("admin");
        for (int call = 0; call < 3; call++) {
            phone.get("/user").isOk();
            tablet.get("/user").isOk();
        }
        assertThat(found(Lint.TOO_MANY_CALLS, mock)).containsExactly(List.of(3, 4, 5, 6, 7, 8));
    }

    @Test
    void more_than_five_calls_a_second(Client client, KisiMock mock, TestClock clock) {
        for (int call = 0; call < 5; call++) {
            client.asOwner().get("/user").isOk();
        }
        client.signIn("member").isOk(); // somebody else's
        assertThat(found(Lint.TOO_MANY_CALLS, mock)).isEmpty();
        clock.advance(Duration.ofMillis(999));
        client.asOwner().get("/user").isOk();
        assertThat(found(Lint.TOO_MANY_CALLS, mock)).containsExactly(List.of(1, 2, 3, 4, 5, 7));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_second_has_passed_if_either_clock_says_so(boolean real, Client client, KisiMock mock, TestClock clock) {
        client.put("/_mock/clock", "{'running':false}").isOk();
        for (int call = 0; call < 20; call++) {
            client.asOwner().get("/user").isOk();
            if (real) {
                clock.advance(Duration.ofMillis(200));
            } else {
                client.post("/_mock/clock/advance", "{'by':'PT0.2S'}").isOk();
            }
        }
        assertThat(found(Lint.TOO_MANY_CALLS, mock)).isEmpty();
    }

    @Test
    void something_created_again_without_a_look(Client client, KisiMock mock) {
        client.asOwner().post("/members", ADA).isOk();
        client.asOwner().post("/members", ADA.replace("ada", "bob")).isOk();
        client.asOwner().get("/users?email=ada@acme.example").isOk();
        client.asOwner().post("/members", ADA).complainsOf("email");
        client.asOwner().post("/members", ADA).complainsOf("email");
        assertThat(found(Lint.BLIND_REPEAT, mock)).isEmpty();
        client.asOwner().post("/members", ADA.replace("ada", "cyd")).isOk();
        client.asOwner().post("/members", ADA.replace("ada", "cyd")).complainsOf("email");
        assertThat(found(Lint.BLIND_REPEAT, mock)).containsExactly(List.of(6, 7));
    }

    @Test
    void a_sign_in_for_each_call(Client client, KisiMock mock) {
        Client kept = client.asUser("admin");
        for (int call = 0; call < 3; call++) {
            kept.get("/user").isOk();
            Client member = client.asUser("member");
            member.get("/user").isOk();
            assertThat(found(Lint.SIGN_IN_PER_CALL, mock)).hasSize(call / 2);
            member.delete("/login").isDone();
        }
        assertThat(found(Lint.SIGN_IN_PER_CALL, mock)).containsExactly(List.of(3, 7, 11));
    }

    @Test
    void sign_ins_whose_secrets_are_used_again_are_fine(Client client, KisiMock mock) {
        for (int call = 0; call < 3; call++) {
            Client member = client.asUser("member");
            member.get("/user").isOk();
            member.get("/login").isOk();
        }
        assertThat(found(Lint.SIGN_IN_PER_CALL, mock)).isEmpty();
    }

    @Test
    void a_secret_in_the_address(Client client, KisiMock mock) {
        client.asOwner().get("/users?limit=100&query=secret").isOk();
        client.get("/users/confirmation?confirmation_token=00000000000000000000000000000000&domain=acme");
        assertThat(found(Lint.SECRET_IN_URL, mock)).isEmpty();
        client.asOwner().get("/users?secret=x").isOk();
        client.asOwner().get("/users?limit=10&user[password]=x").isOk();
        client.asOwner().get("/users?key=" + Client.OWNERS_KEY).isOk();
        client.get("/logins/" + Client.OWNERS_KEY);
        assertThat(found(Lint.SECRET_IN_URL, mock)).containsExactly(List.of(3, 4, 5, 6));
        assertThat(client.get("/_mock/lints").body()).doesNotContain(Client.OWNERS_KEY);
    }

    @Test
    void a_route_that_has_a_newer_one(Client client, KisiMock mock) {
        client.asOwner().get("/users").isOk();
        client.signIn("member").isOk();
        client.asOwner().get("/members").isOk();
        client.asOwner().get("/members/3000001").isOk();
        client.post("/users/sign_in", "{'user':{'email':'owner@acme.example','password':'owner-password'}}")
                .isOk();
        assertThat(found(Lint.DEPRECATED_ROUTE, mock)).containsExactly(List.of(3, 4), List.of(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/users?limit=100", "/users?limit=40&offset=0,/users?limit=40&offset=40"})
    void a_list_not_read_to_its_end(String pages, Client client, KisiMock mock) {
        client.post("/_mock/scenarios/many-members").isOk();
        for (String page : pages.split(",", -1)) {
            client.asOwner().get(page).isOk();
        }
        assertThat(found(Lint.PAGING_STOPS_EARLY, mock)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/users?limit=100&offset=0,/users?limit=100&offset=100",
                "/users?limit=1",
                "/users?email=owner@acme.example",
                "/users?email=nobody@acme.example",
                "/organizations"
            })
    void a_list_read_to_its_end_or_asked_for_a_few_rows(String pages, Client client, KisiMock mock) {
        client.post("/_mock/scenarios/many-members").isOk();
        for (String page : pages.split(",", -1)) {
            client.asOwner().get(page).isOk();
        }
        assertThat(found(Lint.PAGING_STOPS_EARLY, mock)).isEmpty();
    }

    @Test
    void a_person_looked_up_by_a_search(Client client, KisiMock mock) {
        client.asOwner().get("/users?query=Olga").isOk();
        client.asOwner().get("/users?email=owner@acme.example").isOk();
        client.asOwner().get("/users?query=owner%40acme.example").isOk();
        assertThat(found(Lint.QUERY_AS_LOOK_UP, mock)).containsExactly(List.of(3));
    }

    @Test
    void a_sign_in_without_domain(Client client, KisiMock mock) {
        client.signIn("member").isOk();
        client.asOwner()
                .post("/logins", "{'login':{'type':'device','email':'managed@acme.example'}}")
                .isOk();
        client.post("/users/sign_in", "{'user':{'email':'member@acme.example','password':'member-password'}}")
                .isOk();
        assertThat(found(Lint.SIGN_IN_WITHOUT_DOMAIN, mock)).containsExactly(List.of(3));
    }

    @Test
    void an_api_key_of_an_administrator(Client client, KisiMock mock) {
        for (String user : List.of("owner", "admin")) {
            client.post(
                            "/logins",
                            "{'login':{'type':'api','name':'sync'},'user':{'domain':'acme','email':'" + user
                                    + "@acme.example','password':'" + user + "-password'}}")
                    .isOk();
        }
        assertThat(found(Lint.API_KEY_OF_ADMINISTRATOR, mock)).containsExactly(List.of(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'confirm':true", "'confirm':'true','send_emails':true"})
    void a_managed_member_who_gets_mails(String fields, Client client, KisiMock mock) {
        client.asOwner().post("/members", ADA).isOk();
        client.asOwner()
                .post("/users", "{'user':{'email':'bob@acme.example','send_emails':true}}")
                .isOk();
        assertThat(found(Lint.MANAGED_MEMBER_WITH_MAILS, mock)).isEmpty();
        client.asOwner()
                .post("/users", "{'user':{'email':'cyd@acme.example'," + fields + "}}")
                .isOk();
        assertThat(found(Lint.MANAGED_MEMBER_WITH_MAILS, mock)).containsExactly(List.of(3));
    }

    @Test
    void another_workspaces_habits_are_its_own(Client client, KisiMock mock) {
        client.create("other").get("/organizations/acme/public").isOk();
        assertThat(mock.control().lints()).isEmpty();
        assertThat(client.in("other").get("/_mock/lints").at("/findings")).hasSize(2);
    }

    @Test
    void a_journal_that_is_not_whole_says_so(Client client, KisiMock mock) {
        client.get("/organizations/acme/public").isOk();
        Exchange one = mock.control().requests().get(0);
        for (int call = 0; call < 10_000; call++) {
            mock.workspaces().standard().record(one);
        }
        assertThat(client.get("/_mock/lints").isOk().number("/evicted")).isEqualTo(1);
        assertThat(mock.control().lints().get(0).requests()).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?format=sarif", ""})
    void findings_come_as_sarif_too(String query, Client client) {
        client.asOwner().get("/members").isOk();
        Reply reply = client.with("Accept", "application/sarif+json").sendUnchecked("GET", "/_mock/lints" + query, "");
        assertThat(reply.header("Content-Type")).contains("application/sarif+json; charset=utf-8");
        assertThat(reply.text("/version")).isEqualTo("2.1.0");
        assertThat(reply.text("/runs/0/tool/driver/name")).isEqualTo("Kisi Mock");
        List<String> ids = reply.at("/runs/0/tool/driver/rules")
                .valueStream()
                .map(rule -> rule.get("id").asString())
                .toList();
        assertThat(ids).hasSize(Lint.values().length).doesNotHaveDuplicates();
        JsonNode results = reply.at("/runs/0/results");
        assertThat(results.valueStream().map(result -> result.get("ruleId").asString()))
                .containsExactly("partner-headers", "partner-headers", "deprecated-route");
        assertThat(results).allSatisfy(result -> {
            assertThat(ids.get(result.get("ruleIndex").intValue()))
                    .isEqualTo(result.get("ruleId").asString());
            assertThat(result.get("level").asString()).isIn("error", "warning", "note");
            assertThat(result.at("/message/text").asString()).isNotBlank();
        });
        String address = results.get(0)
                .at("/locations/0/physicalLocation/artifactLocation/uri")
                .asString();
        assertThat(address).endsWith("/w/default/_mock/requests/1");
        assertThat(client.under("default").get("/_mock/requests/1").isOk().text("/path"))
                .isEqualTo("/members");
    }

    @Test
    void another_format_is_refused(Client client) {
        client.get("/_mock/lints?format=xml").isMisuse(422, "format: takes json or sarif, not 'xml'");
    }

    @Test
    void the_guide_names_every_lint() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "observe.md"));
        for (Lint lint : Lint.values()) {
            assertThat(guide)
                    .contains("| `%s` | %s | %s | %s |"
                            .formatted(
                                    lint.id(),
                                    lint.severity().name().toLowerCase(Locale.ROOT),
                                    lint.sentence(),
                                    lint.advice()));
        }
    }
}
