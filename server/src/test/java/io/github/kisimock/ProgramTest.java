package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a user starts and ends it. */
class ProgramTest {

    /** A run that ended by itself. */
    private record Ended(int code, String out, String err) {}

    private static Ended run(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                args,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--prot=1, Unknown option: '--prot=1'; see --help",
                "--port, --port takes a value; see --help",
                "--port=0 --port=0, --port is given twice",
                "8080, '8080' is no setting; see --help",
                "--port=99999, --port is set to '99999'; it takes a number from 0 to 65535",
                "--host=no.such.host.invalid, --host is set to 'no.such.host.invalid'; it takes a name or address of this machine",
                "--seed-file=none --seed=x, --seed-file is set to 'none'; it does not go with --seed",
                "--warm-up=yes, \"--warm-up is set to 'yes'; it takes off|on|only\"",
                "--log-level=loud, \"--log-level is set to 'loud'; it takes error|warn|info|debug\"",
                "--empty-list-range=none, --empty-list-range is set to 'none'; it takes numbers|star",
                "--seed-file=no-such.yaml, no-such.yaml: there is no such file",
            })
    void a_bad_flag_ends_the_start_with_one_line_and_code_2(String flag, String line) {
        assertThat(run(Map.of(), flag.split(" "))).isEqualTo(new Ended(2, "", "kisi-mock: " + line + "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "KISI_MOCK_PRT, 1, KISI_MOCK_PRT in the environment is no setting; see --help",
        "KISI_MOCK_VERSION, 1.2, KISI_MOCK_VERSION in the environment is no setting; see --help",
        "KISI_MOCK_HOST, '', KISI_MOCK_HOST is set to ''; it takes a name or address of this machine",
        "KISI_MOCK_PORT, abc, KISI_MOCK_PORT is set to 'abc'; it takes a number from 0 to 65535",
        "KISI_MOCK_BAD_JSON, 500, KISI_MOCK_BAD_JSON is set to '500'; it takes 400|422",
    })
    void a_bad_variable_ends_the_start_with_one_line_and_code_2(String name, String value, String line) {
        assertThat(run(Map.of(name, value))).isEqualTo(new Ended(2, "", "kisi-mock: " + line + "\n"));
    }

    @Test
    void what_container_platforms_inject_for_a_service_of_this_name_is_passed_over() {
        Map<String, String> injected = Map.of(
                "KISI_MOCK_PORT", "tcp://10.0.0.1:8080",
                "KISI_MOCK_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                "KISI_MOCK_PORT_8080_TCP_ADDR", "10.0.0.1",
                "KISI_MOCK_SERVICE_HOST", "10.0.0.1",
                "KISI_MOCK_SERVICE_PORT", "8080",
                "KISI_MOCK_SERVICE_PORT_HTTP", "8080",
                "KISI_MOCK_NAME", "/app/kisi-mock",
                "KISI_MOCK_URL", "http://kisi-mock:8080");
        assertThat(run(injected, "--version").code()).isZero();
    }

    @Test
    void a_flag_wins_over_a_variable() {
        assertThat(run(Map.of("KISI_MOCK_LOG_LEVEL", "debug"), "--log-level=loud")
                        .err())
                .contains("--log-level is set to 'loud'");
    }

    @Test
    void help_and_version_answer_and_end() {
        assertThat(run(Map.of(), "--version").out()).matches("kisi-mock \\d+\\.\\d+\\.\\d+.*\\R");
        Ended help = run(Map.of(), "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("--port NUMBER", "--empty-list-range numbers|star [numbers]");
    }

    @Test
    void a_taken_port_ends_the_start_with_one_line_and_code_1() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run(Map.of(), "--port=" + taken.getLocalPort());
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err())
                    .startsWith("kisi-mock: Cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .hasLineCount(1);
        }
    }

    @Test
    void it_tells_where_it_is_and_who_is_in_it_and_the_command_to_try_works() throws Exception {
        try (Started started = Started.with("--port=0")) {
            assertThat(started.banner())
                    .contains("unofficial", "owner@acme.example / owner-password (owner)", Client.OWNERS_KEY)
                    .contains("managed@acme.example, no password (managed)");
            assertThat(new Client(started.uri()).signIn("owner").isOk().text("/email"))
                    .isEqualTo("owner@acme.example");
            Matcher body = Pattern.compile("-d '(.*)'").matcher(started.banner());
            assertThat(body.find()).isTrue();
            assertThat(started.banner()).contains("curl -s " + started.uri() + "/logins");
            new Client(started.uri()).post("/logins", body.group(1)).isOk();
        }
    }

    @Test
    void passwords_of_ones_own_seed_are_not_printed(@TempDir Path folder) throws Exception {
        Path seed = folder.resolve("seed.yaml");
        Files.writeString(seed, """
                organizations:
                  - name: Beta
                    domain: beta
                    users:
                      - {email: ada@beta.example, password: of-the-seed-file, role: owner, api_keys: [{secret: 00000000000000000000000000000042}]}
                """);
        try (Started started = Started.with("--port=0", "--seed-file=" + seed)) {
            assertThat(started.banner()).contains("ada@beta.example").doesNotContain("of-the-seed-file", "0042");
        }
    }

    @Test
    void at_its_most_talkative_it_logs_calls_and_no_secrets() throws Exception {
        try (Started started = Started.with("--port=0", "--log-level=debug")) {
            Client client = new Client(started.uri()).with("X-Kisi-Integration-Identifier", "Door Sync");
            String secret = client.signIn("member").isOk().text("/secret");
            client.as(secret).get("/login").isOk();
            client.signIn("member@acme.example", "wrong-password").isRefused(401, "afc516");
            started.process().toHandle().destroy(); // which leaves its output open
            String log = started.rest();
            assertThat(log)
                    .contains("POST /logins 200", "rule sign-in.wrong-password, partner Door Sync")
                    .doesNotContain(secret, "member-password", "wrong-password\"");
        }
    }

    @Test
    void told_to_end_it_finishes_the_request_in_flight_and_says_0() throws Exception {
        try (Started started = Started.with("--port=0");
                Socket request = new Socket(
                        InetAddress.getLoopbackAddress(), started.uri().getPort())) {
            String body = "{\"user\":{\"email\":\"owner@acme.example\",\"password\":\"owner-password\"}}";
            request.getOutputStream()
                    .write(("POST /logins HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body.substring(0, 10))
                            .getBytes(StandardCharsets.US_ASCII));
            request.getOutputStream().flush();
            new Client(started.uri()).get("/_mock/health").isOk(); // so the first bytes were read before the end
            started.process().toHandle().destroy();
            assertThat(started.output().readLine()).startsWith("Ending");
            request.getOutputStream().write(body.substring(10).getBytes(StandardCharsets.US_ASCII));
            String reply = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(reply).startsWith("HTTP/1.1 200").contains("\"authentication_token\"");
            assertThat(started.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(started.process().exitValue()).isZero();
        }
    }

    /** The program in a process of its own. */
    private record Started(Process process, BufferedReader output, String banner, URI uri) implements AutoCloseable {

        static Started with(String... args) throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            List<String> command = Stream.concat(
                            Stream.of(java, "-cp", System.getProperty("java.class.path"), "io.github.kisimock.Main"),
                            Stream.of(args))
                    .toList();
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
            StringBuilder banner = new StringBuilder();
            while (banner.indexOf("  curl") < 0) {
                String line = reader.readLine();
                assertThat(line).as("the program ended early: %s", banner).isNotNull();
                banner.append(line).append('\n');
            }
            Matcher address = Pattern.compile("answers at (\\S+)").matcher(banner);
            assertThat(address.find()).isTrue();
            return new Started(process, reader, banner.toString(), URI.create(address.group(1)));
        }

        /** All that it still says before it ends. */
        String rest() {
            return output.lines().collect(Collectors.joining("\n"));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
