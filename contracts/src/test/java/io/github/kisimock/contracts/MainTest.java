package io.github.kisimock.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.Exchange;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Time;
import io.github.kisimock.domain.User;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program, from its arguments to what it prints. */
class MainTest {

    private static final String KEY = "ac3e0000000000000000000000000001";

    private record Ended(int code, String out, String err) {}

    private static Ended run(Runnable pause, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                Main.commandLine(pause).setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        return new Ended(program.execute(arguments), out.toString(), err.toString());
    }

    private static Ended run(String... arguments) {
        return run(() -> {}, arguments);
    }

    // --- Stubs --------------------------------------------------------------------------------------------------

    @Test
    void a_stub_with_ids_as_text_is_told_so() throws IOException {
        HttpServer stub = stub(Map.of(
                "GET /users", "200 [{\"id\":\"mock_user_1\",\"email\":\"a@example.com\",\"name\":\"A\"}]",
                "GET /organization", "200 {\"id\":\"org_1\",\"name\":\"Acme\",\"domain\":\"acme\"}"));
        Ended ended = run("check-stub", uri(stub));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("GET /users\n  rule ", "$[0].id Expected 'mock_user_1' (String) to be an integer")
                .contains("GET /organization\n  rule organizations.show (documented): The caller's organization")
                .contains("the stub does not have it")
                .contains("0 kept, 2 differ, ");
        stub.stop(0);
    }

    @Test
    void a_stub_that_answers_200_for_204_is_told_so() throws IOException {
        HttpServer stub = stub(Map.of("DELETE /login", "200 {}", "PATCH /user", "200 {}"));
        Ended ended = run("check-stub", uri(stub));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("DELETE /login answers 200; the contracts know [204, 401]")
                .contains("PATCH /user answers 200; the contracts know [204, 422]");
        stub.stop(0);
    }

    @Test
    void a_stub_with_an_object_for_a_list_is_told_so() throws IOException {
        HttpServer stub = stub(Map.of("GET /members", "200 {\"members\":[]}"));
        Ended ended = run("check-stub", uri(stub));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).contains("$ Type mismatch: Expected {\"members\":[]} (Object)");
        stub.stop(0);
    }

    @Test
    void a_stub_that_is_right_is_told_nothing() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            Arranged made = mock.control().arrange("administrator");
            Ended ended = run(
                    "check-stub",
                    mock.uri().toString(),
                    "--value=secret=" + made.text("secret"),
                    "--value=user_id=1000001");
            assertThat(ended.err()).isEmpty();
            assertThat(ended.out()).doesNotContain("  - ");
            assertThat(ended.code()).isZero();
        }
    }

    @Test
    void recordings_of_any_kind_are_compared(@TempDir Path folder) throws IOException {
        write(folder, "GET_locks_7.json", "{\"id\":\"7\",\"name\":\"Front door\"}");
        write(folder, "POST_logins.401.json", "{\"error\":\"Wrong\",\"code\":\"afc516\"}");
        write(
                folder,
                "wiremock.json",
                "{\"request\":{\"method\":\"POST\",\"urlPath\":\"/locks/1/unlock\"},"
                        + "\"response\":{\"status\":200,\"jsonBody\":{\"success\":true,\"lock_id\":1}}}");
        write(folder, "nock.json", "[{\"method\":\"DELETE\",\"path\":\"/users/1\",\"status\":204,\"response\":\"\"}]");
        write(
                folder,
                "session.har",
                "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"https://api.kisi.io/user\"},"
                        + "\"response\":{\"status\":401,\"content\":{\"text\":\"{\\\"code\\\":401}\"}}}]}}");
        write(folder, "README.md", "# Recordings");
        Ended ended = run("check-fixtures", folder.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("GET_locks_7.json\n  rule doors.places", "$.id Expected '7' (String) to be an integer")
                .contains("wiremock.json", "missing the following keys: message")
                .contains("session.har", "missing the following keys: error")
                .contains("no recording of a known form")
                .endsWith("2 kept, 3 differ, 1 skipped\n");
    }

    // --- A live organization ------------------------------------------------------------------------------------

    @Test
    void a_target_that_keeps_all_shows_no_drift() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            Ended reading = verify(mock, () -> {});
            assertThat(reading.out()).doesNotContain("  - ");
            assertThat(reading.code()).isZero();
            assertThat(mock.control().requests()).allMatch(call -> call.method().equals("GET"));
            assertThat(mock.control().requests().size()).isGreaterThan(15);
        }
    }

    @Test
    void with_leave_it_makes_members_and_removes_them() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            int users = mock.control().world().all(User.class).rows().size();
            Ended ended = verify(mock, () -> {}, "--allow-writes", "--allow-refusals");
            assertThat(ended.out()).doesNotContain("  - ");
            assertThat(ended.code()).isZero();
            assertThat(mock.control().world().all(User.class).rows()).hasSize(users);
            assertThat(mock.control().outbox()).isEmpty();
            assertThat(mock.control().requests())
                    .anyMatch(call -> call.method().equals("PATCH"))
                    .anyMatch(call ->
                            call.path().equals("/members") && call.method().equals("POST"));
        }
    }

    @Test
    void it_stays_below_the_documented_limit_and_stops_at_the_first_429() {
        try (KisiMock mock = KisiMock.start(Settings.standard().with(Switch.RATE_LIMIT, "documented"))) {
            mock.control().setTime(new Time.Frozen(Instant.parse("2026-05-01T12:00:00Z")));
            Ended slow = verify(mock, () -> mock.control().advance(Duration.ofMillis(250)));
            assertThat(slow.out()).doesNotContain("stopped");
            assertThat(slow.code()).isZero();
            int before = mock.control().requests().size();
            Ended fast = verify(mock, () -> {});
            assertThat(fast.code()).isEqualTo(2);
            assertThat(fast.out()).contains("stopped: the target says that there were too many calls");
            assertThat(mock.control().requests())
                    .hasSizeGreaterThan(before)
                    .last()
                    .extracting(Exchange::status)
                    .isEqualTo(429);
        }
    }

    @Test
    void a_drifted_target_is_found_rule_by_rule(@TempDir Path folder) throws IOException {
        Breakage drift = new Breakage(
                "drift",
                Pattern.compile("GET /(organization|roles/group_basic)"),
                (asked, mock) -> mock.apply(asked)
                        .saying("\"applies_to\":\"Group\"", "\"applies_to\":7")
                        .saying(
                                "\"id\":(\\d+)(?=,\"resource_type\":\"Organization\",\"name\":\"Acme\",\"domain\")",
                                "\"id\":$1"));
        try (KisiMock mock = KisiMock.start(Settings.standard());
                BrokenMock drifted = BrokenMock.start(drift, mock.uri())) {
            String[] call = {
                "verify",
                "--target=" + drifted.uri(),
                "--domain=acme",
                "--organization-id=1001",
                "--api-key=" + KEY,
                "--update-ledger=" + copyOfLedger(folder)
            };
            Ended text = run(call);
            assertThat(text.code()).isEqualTo(1);
            assertThat(text.out())
                    .contains("reading a role\n  rule roles.list (observed)", "$.applies_to Expected 7 (Integer)")
                    .contains(", 1 differ, ")
                    .doesNotContain(KEY);
            assertThat(Files.readString(folder.resolve("ledger.yaml")))
                    .contains("live: kept by an organization")
                    .contains("- id: times.format\n");
            String[] other = call.clone();
            other[5] = "--format=junit";
            assertThat(run(other).out()).startsWith("<?xml").contains("failures=\"1\"", "<failure>");
            other[5] = "--format=json";
            assertThat(run(other).out()).contains("\"outcome\" : \"BROKEN\"");
        }
    }

    @Test
    void another_organization_than_the_one_that_was_named_is_not_asked() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            Ended ended =
                    run("verify", "--target=" + mock.uri(), "--domain=acme", "--organization-id=7", "--api-key=" + KEY);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err())
                    .isEqualTo("kisi-contracts: the target does not confirm that the API key belongs to organization 7,"
                            + " domain acme\n");
            assertThat(mock.control().requests()).hasSize(1);
        }
    }

    @Test
    void a_bad_call_ends_with_one_line_and_code_2() {
        assertThat(run("verify", "--target=http://api.kisi.io", "--domain=a", "--organization-id=1", "--api-key=k"))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "kisi-contracts: --target: takes https, lest the API key goes over the wire in clear\n"));
        assertThat(run("check-fixtures", "nowhere").err())
                .isEqualTo("kisi-contracts: FOLDER: there is no folder nowhere\n");
        assertThat(run("check-stub", "nowhere").err())
                .isEqualTo("kisi-contracts: 'nowhere' is no base URL; take one such as http://localhost:8080\n");
    }

    private static Ended verify(KisiMock mock, Runnable pause, String... more) {
        String[] all = new String[5 + more.length];
        all[0] = "verify";
        all[1] = "--target=" + mock.uri();
        all[2] = "--domain=acme";
        all[3] = "--organization-id=1001";
        all[4] = "--api-key=" + KEY;
        System.arraycopy(more, 0, all, 5, more.length);
        return run(pause, all);
    }

    private static Path copyOfLedger(Path folder) throws IOException {
        return Files.copy(
                Path.of("../server/src/main/resources/io/github/kisimock/fidelity.yaml"),
                folder.resolve("ledger.yaml"));
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String uri(HttpServer stub) {
        return "http://127.0.0.1:" + stub.getAddress().getPort();
    }

    private static HttpServer stub(Map<String, String> replies) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String asked = exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath();
                String reply = replies.getOrDefault(asked, "404 {}");
                byte[] body = reply.substring(4).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(Integer.parseInt(reply.substring(0, 3)), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }
}
