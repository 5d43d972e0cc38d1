package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * All that a test may do can be done by whoever speaks HTTP: here with the JDK's client only, and no class of this
 * project but the one that starts the server.
 */
class CurlOnlyTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEY = "ac3e0000000000000000000000000001";
    private static final String ADA =
            "{\"member\":{\"email\":\"ada@example.com\",\"confirm\":true,\"send_emails\":false}}";

    private static final KisiMock MOCK = KisiMock.start(Settings.standard());

    private String base = "";

    @AfterAll
    static void stop() {
        MOCK.close();
    }

    @BeforeEach
    void create_a_workspace(TestInfo test) {
        base = MOCK.uri() + "/w/" + test.getTestMethod().orElseThrow().getName().replace('_', '-');
        String name = base.substring(base.lastIndexOf('/') + 1);
        is(200, send("POST", MOCK.uri() + "/_mock/workspaces", "{\"name\":\"" + name + "\"}"));
    }

    @Test
    void workspaces() {
        is(200, send("POST", MOCK.uri() + "/_mock/workspaces", "{\"name\":\"short-lived\",\"domain\":\"short\"}"));
        assertThat(ok("GET", "/_mock/workspaces")).contains("\"short-lived\"", "\"workspaces\"", "\"default\"");
        assertThat(is(200, send("GET", MOCK.uri() + "/_mock/workspaces/short-lived", "")))
                .contains("\"domain\":\"short\"");
        is(204, send("DELETE", MOCK.uri() + "/_mock/workspaces/short-lived", ""));
        is(404, send("GET", MOCK.uri() + "/w/short-lived/_mock/clock", ""));
    }

    @Test
    void seed_and_state() {
        String state = ok("GET", "/_mock/state");
        done("PUT", "/_mock/seed", "{\"organizations\":[{\"name\":\"B\",\"domain\":\"b\"}]}");
        assertThat(ok("GET", "/_mock/state")).contains("\"domain\":\"b\"").doesNotContain("acme");
        done("POST", "/_mock/seed", "{\"organizations\":[{\"name\":\"C\",\"domain\":\"c\"}]}");
        assertThat(ok("POST", "/_mock/seed", "{\"scenarios\":[\"member\"]}")).contains("\"secret\":");
        assertThat(ok("GET", "/_mock/arranged")).contains("\"secret\":");
        assertThat(ok("GET", "/_mock/state")).contains("\"domain\":\"b\"", "\"domain\":\"c\"");
        done("PUT", "/_mock/seed", state);
        assertThat(ok("GET", "/_mock/state")).isEqualTo(state);
    }

    @Test
    void scenarios_reset_and_logins() {
        assertThat(ok("GET", "/_mock/scenarios")).contains("\"managed-member\"");
        String made = ok("POST", "/_mock/scenarios/member");
        assertThat(is(200, call("GET", "/user", "", value(made, "secret")))).contains(value(made, "email"));
        assertThat(ok("POST", "/_mock/provider-states", "{\"state\":\"owner\"}"))
                .contains("\"secret\"");
        String secret = value(ok("POST", "/_mock/logins", "{\"email\":\"member@acme.example\"}"), "secret");
        is(200, call("GET", "/user", "", secret));
        done("POST", "/_mock/reset");
        is(401, call("GET", "/user", "", secret));
    }

    @Test
    void snapshots_and_diff() {
        done("PUT", "/_mock/snapshots/before");
        assertThat(ok("GET", "/_mock/diff?from=before")).isEqualTo("[]");
        is(200, call("POST", "/members", ADA, KEY));
        done("PUT", "/_mock/snapshots/after");
        assertThat(ok("GET", "/_mock/snapshots")).contains("\"before\"", "\"after\"");
        assertThat(ok("GET", "/_mock/diff?from=before&to=after")).contains("ada@example.com");
        done("POST", "/_mock/snapshots/before/restore");
        assertThat(ok("GET", "/_mock/diff?from=before")).isEqualTo("[]");
        assertThat(ok("GET", "/_mock/diff?from=before&to=after")).contains("ada@example.com");
        done("DELETE", "/_mock/snapshots/after");
    }

    @Test
    void clock_and_switches() {
        ok("PUT", "/_mock/clock", "{\"at\":\"2030-01-01T00:00:00Z\",\"running\":false}");
        assertThat(ok("GET", "/_mock/clock")).contains("2030-01-01T00:00:00Z");
        String secret = value(signIn(), "secret");
        assertThat(ok("POST", "/_mock/clock/advance", "{\"by\":\"15d\"}")).contains("\"kind\":\"login\"");
        is(401, call("GET", "/user", "", secret));
        done("PATCH", "/_mock/switches", "{\"empty-list-range\":\"star\"}");
        assertThat(ok("GET", "/_mock/switches")).contains("\"empty-list-range\":\"star\"");
    }

    @Test
    void journal_and_waiting_for_calls() throws Exception {
        CompletableFuture<String> waiting =
                CompletableFuture.supplyAsync(() -> ok("GET", "/_mock/requests?path=/logins&count=2&wait=60s"));
        signIn();
        signIn();
        assertThat(waiting.get(30, TimeUnit.SECONDS)).contains("\"path\":\"/logins\"", "[hidden]");
        assertThat(ok("GET", "/_mock/requests/2")).contains("\"number\":2");
        done("DELETE", "/_mock/requests");
        is(408, send("GET", base + "/_mock/requests?wait=1ms", ""));
    }

    @Test
    void verification() {
        signIn();
        String signIn = "{\"request\":{\"method\":\"POST\",\"path\":\"/logins\"},\"times\":%d}";
        assertThat(ok("POST", "/_mock/requests/verify", signIn.formatted(1))).contains("\"met\":true");
        assertThat(is(409, send("POST", base + "/_mock/requests/verify", signIn.formatted(2))))
                .contains("\"met\":false", "Expected 2 calls, there was 1");
        is(200, call("GET", "/user", "", KEY));
        ok("POST", "/_mock/requests/verify", "{\"in_order\":[{\"path\":\"/logins\"},{\"path\":\"/user\"}]}");
    }

    @Test
    void exports() {
        signIn();
        assertThat(ok("GET", "/_mock/requests?format=har&wait=20s")).contains("\"version\":\"1.2\"");
        assertThat(ok("GET", "/_mock/requests?format=curl")).contains("\ncurl ");
        assertThat(ok("GET", "/_mock/requests?format=pact")).contains("\"pactSpecification\":{\"version\":\"4.0\"}");
    }

    @Test
    void faults() {
        String fault = "{\"name\":\"down\",\"match\":{\"path\":\"/user\"},\"schedule\":{\"first\":1},"
                + "\"effect\":{\"type\":\"status\",\"status\":503}}";
        ok("POST", "/_mock/faults", fault);
        assertThat(ok("GET", "/_mock/faults?unconsumed=true")).contains("\"down\"");
        is(503, call("GET", "/user", "", KEY));
        is(200, call("GET", "/user", "", KEY));
        assertThat(ok("GET", "/_mock/faults/down")).contains("\"matched\":2", "\"fired\":1");
        done("DELETE", "/_mock/faults/down");
        done("DELETE", "/_mock/faults");
        assertThat(ok("GET", "/_mock/faults")).isEqualTo("[]");
    }

    @Test
    void outbox_and_waiting_for_mails() throws Exception {
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(
                () -> ok("GET", "/_mock/outbox?to=member@acme.example&kind=password_reset&wait=60s"));
        is(
                204,
                call(
                        "POST",
                        "/users/password",
                        "{\"user\":{\"email\":\"member@acme.example\",\"domain\":\"acme\"}}",
                        ""));
        String token = value(waiting.get(30, TimeUnit.SECONDS), "token");
        is(
                204,
                call(
                        "PATCH",
                        "/users/password",
                        "{\"user\":{\"reset_password_token\":\"" + token + "\",\"password\":\"another-password\"}}",
                        ""));
        done("DELETE", "/_mock/outbox");
        assertThat(ok("GET", "/_mock/outbox")).isEqualTo("[]");
        is(408, send("GET", base + "/_mock/outbox?wait=1ms", ""));
    }

    @Test
    void explanations_lints_and_events() {
        HttpResponse<String> refused = call("GET", "/user", "", "null");
        String number = refused.headers().firstValue("X-Kisi-Mock-Explain").orElseThrow();
        assertThat(ok("GET", "/_mock/requests?wait=20s")).contains("\"number\":" + number);
        assertThat(ok("GET", "/_mock/explain/" + number)).contains("\"likely_mistakes\"");
        assertThat(ok("GET", "/_mock/lints")).contains("partner-headers");
        assertThat(ok("GET", "/_mock/lints?format=sarif")).contains("\"version\":\"2.1.0\"");
        is(200, call("POST", "/locks/4001/unlock", "", KEY));
        assertThat(ok("GET", "/_mock/events")).contains("\"lock_id\":4001");
    }

    @Test
    void the_whole_mock() {
        assertThat(ok("GET", "/_mock/metrics")).contains("kisi_mock_workspaces", "jvm_memory");
        for (String path : new String[] {"/health", "/health/live", "/health/ready", "/fidelity", "/openapi.json"}) {
            ok("GET", "/_mock" + path);
        }
    }

    private String signIn() {
        return is(
                200,
                call(
                        "POST",
                        "/logins",
                        "{\"user\":{\"domain\":\"acme\",\"email\":\"member@acme.example\",\"password\":\"member-password\"}}",
                        ""));
    }

    private String ok(String method, String path) {
        return ok(method, path, "");
    }

    private String ok(String method, String path, String body) {
        return is(200, send(method, base + path, body));
    }

    private void done(String method, String path) {
        done(method, path, "");
    }

    private void done(String method, String path, String body) {
        is(204, send(method, base + path, body));
    }

    private static String is(int status, HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        return reply.body();
    }

    private static String value(String json, String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        assertThat(value.find()).as("%s in %s", name, json).isTrue();
        return value.group(1);
    }

    private static HttpResponse<String> send(String method, String address, String body) {
        return exchange(HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> call(String method, String path, String body, String secret) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        return exchange(secret.isEmpty() ? request : request.header("Authorization", "KISI-LOGIN " + secret));
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
