package io.github.kisimock.contracts;

import static io.github.kisimock.contracts.Ended.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import io.github.kisimock.control.Arranged;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program, from its arguments to what it prints. */
class MainTest {

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
        assertThat(ended.out()).contains("  - $ Expected Array but was Object\n");
        stub.stop(0);
    }

    @Test
    void a_stub_whose_reply_is_no_json_or_none_at_all_is_told_so() throws IOException {
        HttpServer stub = stub(Map.of(
                "GET /members", "200 <html>",
                "GET /user", "200 ",
                "GET /organization", "hangs up"));
        Ended ended = run("check-stub", uri(stub));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("GET /members\n  rule ", "  - the body is no JSON: <html>\n")
                .contains("GET /user\n  rule ", "  - there is no body\n")
                .contains("GET /organization\n  rule ", "  - no reply: GET /organization: ")
                .contains("0 kept, 3 differ, ");
        stub.stop(0);
    }

    @Test
    void the_rules_told_of_a_difference_are_those_that_most_replies_like_it_rest_on() throws IOException {
        HttpServer stub = stub(Map.of("POST /logins", "200 {\"id\":\"1\"}", "GET /user", "401 {\"error\":\"no\"}"));
        assertThat(run("check-stub", uri(stub)).out())
                .contains("POST /logins\n  rule sign-in.token (documented)")
                .contains("GET /user\n  rule authentication.required (assumed)");
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
        write(folder, "POST_users_sign_in.401.json", "{\"error\":1,\"code\":\"afc516\"}");
        write(folder, "README.md", "# Recordings");
        Ended ended = run("check-fixtures", folder.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .contains("GET_locks_7.json\n  rule doors.places", "$.id Expected '7' (String) to be an integer")
                .contains("wiremock.json", "missing the following keys: message")
                .contains("POST_users_sign_in.401.json\n  rule sign-in.wrong-password")
                .contains("session.har", "missing the following keys: error")
                .contains("no recording of a known form")
                .endsWith("2 kept, 4 differ, 1 skipped\n");
    }

    @Test
    void a_recording_may_be_called_by_the_id_of_a_role(@TempDir Path folder) throws IOException {
        write(folder, "GET_roles_group_basic.json", "{\"id\":7}");
        write(
                folder,
                "GET_roles_owner.json",
                "{\"id\":\"owner\",\"name\":\"Owner\",\"description\":null,\"applies_to\":\"Organization\","
                        + "\"custom\":false,\"custom_role_id\":null,\"permissions\":{},\"resource_type\":\"Role\"}");
        assertThat(run("check-fixtures", folder.toString()).out())
                .startsWith("GET_roles_group_basic.json\n  rule roles.list")
                .endsWith("1 kept, 1 differ, 0 skipped\n");
    }

    @Test
    void a_recording_that_is_broken_spoils_no_other(@TempDir Path folder) throws IOException {
        write(folder, "GET_members.json", "{\"broken");
        write(folder, "POST_logins.401.json", "{\"error\":\"Wrong\",\"code\":\"afc516\"}");
        assertThat(run("check-fixtures", folder.toString()).out())
                .startsWith("GET_members.json\n  rule ")
                .contains("  - the body is no JSON: {\"broken\n")
                .endsWith("1 kept, 1 differ, 0 skipped\n");
    }

    @Test
    void recordings_that_cannot_be_read_are_skipped(@TempDir Path folder) throws IOException {
        write(
                folder,
                "pattern.json",
                "{\"request\":{\"method\":\"GET\",\"urlPathPattern\":\"/locks/(\"},\"response\":{\"status\":200}}");
        write(
                folder,
                "base64.json",
                "{\"request\":{\"method\":\"GET\",\"urlPath\":\"/locks/7\"},\"response\":{\"base64Body\":\"a\"}}");
        write(folder, "POST_logins.401.json", "{\"error\":\"Wrong\",\"code\":\"afc516\"}");
        assertThat(run("check-fixtures", folder.toString()).out()).endsWith("1 kept, 0 differ, 2 skipped\n");
    }

    @Test
    void what_wiremock_recorded_may_have_bodies_in_files_and_patterns_for_paths(@TempDir Path folder)
            throws IOException {
        Files.createDirectories(folder.resolve("mappings"));
        Files.createDirectories(folder.resolve("__files"));
        write(folder, "__files/door.json", "{\"id\":\"7\"}");
        write(
                folder,
                "mappings/doors.json",
                "{\"mappings\":["
                        + "{\"request\":{\"method\":\"GET\",\"urlPath\":\"/locks/7\"},"
                        + "\"response\":{\"status\":200,\"bodyFileName\":\"door.json\"}},"
                        + "{\"request\":{\"method\":\"POST\",\"urlPathPattern\":\"/locks/[0-9]+/unlock\"},"
                        + "\"response\":{\"status\":200,\"base64Body\":\"e30=\"}},"
                        + "{\"request\":{\"method\":\"GET\",\"urlPath\":\"/places/1\"},"
                        + "\"response\":{\"status\":200,\"bodyFileName\":\"gone.json\"}}]}");
        assertThat(run("check-fixtures", folder.toString()).out())
                .contains("$.id Expected '7' (String) to be an integer")
                .contains("missing the following keys: message")
                .contains("skipped: no recording of a known form\n  mappings/doors.json: 1 of 3\n")
                .endsWith("0 kept, 2 differ, 1 skipped\n");
    }

    @Test
    void a_recording_of_what_no_contract_has_is_named_and_proves_nothing(@TempDir Path folder) throws IOException {
        write(folder, "GET_elevators.json", "[]");
        Ended ended = run("check-fixtures", folder.toString());
        assertThat(ended.out()).startsWith("skipped: no contract has GET /elevators\n  GET_elevators.json\n");
        assertThat(ended.err()).isEqualTo("kisi-contracts: nothing was compared\n");
        assertThat(ended.code()).isEqualTo(2);
    }

    // --- Calls that are no good ----------------------------------------------------------------------------------

    @Test
    void a_bad_call_ends_with_one_line_and_code_2() {
        assertThat(run("verify", "--target=http://api.kisi.io", "--domain=a", "--organization-id=1", "--api-key=k"))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "kisi-contracts: --target: takes https, lest the API key goes over the wire in clear\n"));
        assertThat(run("verify", "--target=http://127.evil.example", "--domain=a", "--organization-id=1", "--api-key=k")
                        .err())
                .startsWith("kisi-contracts: --target: takes https");
        assertThat(Ended.verify(URI.create("http://localhost:1"), () -> {}, "--update-ledger=nowhere.yaml")
                        .err())
                .isEqualTo("kisi-contracts: --update-ledger: there is no file nowhere.yaml\n");
        assertThat(run("check-fixtures", "nowhere").err())
                .isEqualTo("kisi-contracts: FOLDER: there is no folder nowhere\n");
        assertThat(run("check-stub", "nowhere").err())
                .isEqualTo("kisi-contracts: 'nowhere' is no base URL; take one such as http://localhost:8080\n");
        assertThat(run("check-stub", "http://localhost:1", "--value=user=7").err())
                .startsWith("kisi-contracts: --value: there is no 'user'; there are [")
                .contains(" user_id]\n");
        assertThat(run("check-stub", "http://localhost:1"))
                .isEqualTo(new Ended(2, "", "kisi-contracts: POST /logins: nobody answers at http://localhost:1\n"));
        assertThat(Ended.verify(URI.create("http://localhost:1"), () -> {}).err())
                .isEqualTo("kisi-contracts: GET /organization: nobody answers at http://localhost:1\n");
        assertThat(run("verify", "--target=https://api.kisi.io"))
                .isEqualTo(new Ended(
                        2,
                        "",
                        "kisi-contracts: Missing required options: '--domain=<domain>',"
                                + " '--organization-id=<organization>'; 'kisi-contracts verify --help' tells more\n"));
    }

    @Test
    void every_command_tells_what_it_takes() {
        assertThat(run("--help").out()).contains("check-stub", "check-fixtures", "verify");
        assertThat(run("check-stub", "--help").out()).contains("--value");
        assertThat(run("verify", "--help").out()).contains("--allow-writes", "KISI_API_KEY");
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
                if (reply.startsWith("hangs up")) {
                    return;
                }
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(Integer.parseInt(reply.substring(0, 3)), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }
}
