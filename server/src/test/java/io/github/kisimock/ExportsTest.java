package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The journal in formats of others. */
@MockTest
class ExportsTest {

    /** What the HTTP Archive format, version 1.2, demands of its objects; a question mark: it may be missing. */
    private static final Map<String, List<String>> HAR = Map.of(
            "log", List.of("version", "creator", "entries"),
            "creator", List.of("name", "version"),
            "entries", List.of("startedDateTime", "time", "request", "response", "cache", "timings", "comment?"),
            "request",
                    List.of(
                            "method",
                            "url",
                            "httpVersion",
                            "cookies",
                            "headers",
                            "queryString",
                            "postData?",
                            "headersSize",
                            "bodySize"),
            "response",
                    List.of(
                            "status",
                            "statusText",
                            "httpVersion",
                            "cookies",
                            "headers",
                            "content",
                            "redirectURL",
                            "headersSize",
                            "bodySize"),
            "postData", List.of("mimeType", "text", "comment?"),
            "content", List.of("size", "mimeType", "text", "comment?"),
            "headers", List.of("name", "value"),
            "queryString", List.of("name", "value"),
            "timings", List.of("send", "wait", "receive"));

    private static void checkHar(String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(item -> checkHar(name, item));
        } else if (value.isObject()) {
            List<String> fields = HAR.getOrDefault(name, List.of());
            assertThat(fields.stream().map(field -> field.replace("?", "")))
                    .as(name)
                    .containsAll(value.propertyNames());
            assertThat(value.propertyNames())
                    .as(name)
                    .containsAll(fields.stream()
                            .filter(field -> !field.endsWith("?"))
                            .toList());
            value.forEachEntry(ExportsTest::checkHar);
        } else {
            assertThat(value.isNull()).as(name).isFalse();
        }
    }

    @Test
    void an_http_archive_has_the_fields_of_the_format(Client client, KisiMock mock) {
        client.signIn("member").isOk();
        client.asOwner().get("/members?limit=1&query=a%20b").isOk();
        client.get("/user").isRefused(401, "afc516");
        JsonNode har = client.get("/_mock/requests?format=har").isOk().json();
        assertThat(har.propertyNames()).containsExactly("log");
        checkHar("log", har.get("log"));
        assertThat(har.at("/log/version").asString()).isEqualTo("1.2");
        JsonNode entries = har.at("/log/entries");
        assertThat(entries).hasSize(3);
        assertThat(OffsetDateTime.parse(entries.at("/0/startedDateTime").asString()))
                .isBeforeOrEqualTo("2026-03-01T12:00:00Z");
        assertThat(entries.at("/0/request/postData/mimeType").asString()).isEqualTo("application/json");
        assertThat(entries.at("/0/request/postData/text").asString()).contains("member@acme.example", "[hidden]");
        assertThat(entries.at("/1/request/url").asString()).isEqualTo(mock.uri() + "/members?limit=1&query=a%20b");
        assertThat(entries.at("/1/request/queryString/1/value").asString()).isEqualTo("a%20b");
        assertThat(entries.at("/1/request/headers").toString()).contains("KISI-LOGIN [hidden]");
        assertThat(entries.at("/2/response/statusText").asString()).isEqualTo("Unauthorized");
        assertThat(entries.at("/2/response/content/text").asString()).contains("afc516");
    }

    @Test
    void a_curl_script_makes_the_same_calls_again(Client client, KisiMock mock) throws Exception {
        Client here = client.create("a");
        here.asOwner()
                .with("X-Kisi-Integration-Identifier", "Ada's \"sync\" $HOME `id`")
                .post("/members", "{'member':{'email':'ada@example.com','name':'It\\u0027s Ada'}}")
                .isOk();
        here.signIn("member").isOk();
        here.get("/members?query=%5Ba%5D").isRefused(401, "afc516");
        here.sendUnchecked("HEAD", "/organizations/acme/public", "");
        List<Exchange> before = mock.workspaces().named("a").orElseThrow().requests();
        String script =
                here.get("/_mock/requests?format=curl&secrets=true").isOk().body();
        here.post("/_mock/reset").isDone();
        here.delete("/_mock/requests").isDone();
        run(script);
        assertThat(here.get("/_mock/requests?wait=20s&count=4").isOk().at("/requests"))
                .hasSize(4);
        assertThat(mock.workspaces().named("a").orElseThrow().requests()).zipSatisfy(before, (again, once) -> {
            assertThat(again.method() + again.path() + again.query() + again.requestBody())
                    .isEqualTo(once.method() + once.path() + once.query() + once.requestBody());
            assertThat(again.status()).isEqualTo(once.status());
            assertThat(again.partner()).isEqualTo(once.partner());
        });
    }

    @Test
    void an_http_archive_tells_the_real_time_and_notes_the_workspaces(Client client) {
        Client here = client.create("a", "'at':'2020-02-20T20:20:20Z'");
        here.get("/nowhere");
        JsonNode entry = here.get("/_mock/requests?format=har").at("/log/entries/0");
        assertThat(OffsetDateTime.parse(entry.get("startedDateTime").asString()))
                .isAfter("2026-03-01T11:00:00Z")
                .isBeforeOrEqualTo("2026-03-01T12:00:00Z");
        assertThat(entry.get("comment").asString())
                .isEqualTo("answered at 2020-02-20T20:20:20Z by the workspace's clock");
        assertThat(entry.at("/request/url").asString()).endsWith("/w/a/nowhere");
    }

    @Test
    void a_call_whose_body_was_cut_is_not_made_again(Client client) {
        client.asOwner()
                .post("/members", "{'member':{'email':'ada@example.com','password':'" + "x".repeat(20_000) + "'}}");
        client.get("/nowhere");
        List<String> script =
                client.get("/_mock/requests?format=curl").body().lines().toList();
        assertThat(script.get(1)).startsWith("# its body was cut: curl ").contains("/members");
        assertThat(script.get(2)).startsWith("curl ").contains("/nowhere");
        assertThat(client.get("/_mock/requests?format=pact").at("/interactions"))
                .hasSize(1);
        assertThat(client.get("/_mock/requests?format=har")
                        .at("/log/entries/0/request/postData/comment")
                        .asString())
                .isEqualTo("only the beginning, the rest was not kept");
    }

    private static void run(String script) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("sh", "-s").redirectErrorStream(true).start();
        process.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s\n%s", script, output).isZero();
    }

    @Test
    void a_contract_names_the_scenarios_and_takes_from_them_what_they_made(Client client) {
        Reply admin = client.post("/_mock/scenarios/administrator").isOk();
        Reply member = client.post("/_mock/scenarios/managed-member", "{'params':{'email':'ada@example.com'}}")
                .isOk();
        client.as(admin.text("/secret"))
                .with("X-Kisi-Integration-Identifier", "Door Sync")
                .get("/users/" + member.text("/user_id") + "?email=ada@example.com")
                .isOk();
        client.signIn(admin.text("/email"), admin.text("/password"));
        Reply pact = client.get("/_mock/requests?format=pact").isOk();
        assertThat(pact.text("/consumer/name")).isEqualTo("Door Sync");
        assertThat(pact.text("/provider/name")).isEqualTo("kisi-api");
        assertThat(pact.text("/metadata/pactSpecification/version")).isEqualTo("4.0");
        JsonNode first = pact.at("/interactions/0");
        assertThat(first.at("/description").asString()).startsWith("#1 GET /users/");
        assertThat(first.at("/providerStates/0/name").asString()).isEqualTo("administrator");
        assertThat(first.at("/providerStates/1").toString())
                .isEqualTo("{\"name\":\"managed-member\",\"params\":{\"email\":\"ada@example.com\"}}");
        assertThat(first.at("/request/generators/path/expression").asString()).isEqualTo("/users/${user_id}");
        assertThat(first.at("/request/generators/query/email/expression").asString())
                .isEqualTo("${email}");
        assertThat(first.at("/request/generators/header/Authorization/expression")
                        .asString())
                .isEqualTo("KISI-LOGIN ${administrator_secret}");
        assertThat(first.at("/request/headers/Authorization/0").asString()).isEqualTo("KISI-LOGIN [hidden]");
        assertThat(first.at("/response/body/content/email").asString()).isEqualTo("ada@example.com");
        assertThat(pact.at("/interactions/1/request/generators/body/$['user']['password']/expression")
                        .asString())
                .isEqualTo("${password}");
        assertThat(pact.body()).doesNotContain(admin.text("/secret"), admin.text("/password"));
    }

    @Test
    void a_contract_keeps_what_was_chosen_but_for_secrets(Client client) {
        String secret = "5ec3e70000000000000000000000005e";
        client.post(
                        "/_mock/scenarios/member",
                        "{'params':{'email':'ada@example.com','password':'chosen-password','secret':'" + secret + "'}}")
                .isOk();
        client.as(secret).get("/user").isOk();
        assertThat(client.get("/_mock/requests?format=pact")
                        .at("/interactions/0/providerStates/0/params")
                        .toString())
                .isEqualTo("{\"email\":\"ada@example.com\"}");
        assertThat(client.get("/_mock/requests?format=pact&secrets=true").body())
                .contains(secret, "chosen-password");
    }

    @Test
    void a_reset_ends_the_states_of_later_calls_only(Client client) {
        client.get("/nowhere");
        client.post("/_mock/scenarios/member").isOk();
        client.get("/nowhere");
        client.post("/_mock/reset").isDone();
        client.get("/nowhere");
        JsonNode calls = client.get("/_mock/requests?format=pact").isOk().at("/interactions");
        assertThat(calls.valueStream().map(call -> call.at("/providerStates").size()))
                .containsExactly(0, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"har", "curl", "pact", "json"})
    void secrets_are_shown_only_if_asked_for(String format, Client client) {
        client.asOwner().get("/user").isOk();
        client.signIn("member").isOk();
        assertThat(client.get("/_mock/requests?format=" + format).isOk().body())
                .contains("[hidden]")
                .doesNotContain(Client.OWNERS_KEY, "member-password");
        assertThat(client.get("/_mock/requests?secrets=true&format=" + format)
                        .isOk()
                        .body())
                .doesNotContain("[hidden]")
                .contains(Client.OWNERS_KEY, "member-password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"har", "curl", "pact"})
    void an_export_can_be_narrowed_like_the_list(String format, Client client) {
        client.get("/nowhere");
        client.get("/elsewhere");
        assertThat(client.get("/_mock/requests?path=/elsewhere&format=" + format)
                        .isOk()
                        .body())
                .contains("/elsewhere")
                .doesNotContain("/nowhere");
    }

    @Test
    void another_format_is_refused(Client client) {
        client.get("/_mock/requests?format=xml").isMisuse(422, "format: takes json, har, curl or pact, not 'xml'");
    }
}
