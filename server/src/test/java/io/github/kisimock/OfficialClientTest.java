package io.github.kisimock;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The client that Kisi publishes on npm, unchanged, against a mock: it was written for the real API, and not
 * by us. Its story is told in {@code src/test/node/kisi-client/client.test.js}.
 *
 * <p>Skipped where there is no Node.js, unless the environment says {@code REQUIRE_NODE=true}.
 */
@MockTest
class OfficialClientTest {

    private static final Path SOURCE = Path.of("src/test/node/kisi-client");
    private static final Path COPY = Path.of("target/kisi-client");
    private static final Path LOCK = Path.of("package-lock.json");

    /** What npm writes last. */
    private static final Path INSTALLED = COPY.resolve("node_modules/.package-lock.json");

    private final Instant deadline = Instant.now().plus(Duration.ofMinutes(2));

    @Test
    @Shows("sign-in.loose-bodies")
    void the_official_client_works_unchanged(KisiMock mock) throws Exception {
        Files.createDirectories(COPY);
        demand("Node.js 18 or newer", "node", "--eval", "require('node:test')");
        demand("npm", "npm", "--version");
        boolean upToDate = Files.exists(INSTALLED) && Files.mismatch(SOURCE.resolve(LOCK), COPY.resolve(LOCK)) == -1;
        copy();
        if (!upToDate) {
            Files.deleteIfExists(INSTALLED);
            check(run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
        }
        check(run(Map.of("KISI_BASE_URL", mock.uri().toString()), "node", "client.test.js"));
        workByHttps();
    }

    /** As against the real API: by HTTPS, with an authority that the environment names. */
    private void workByHttps() throws Exception {
        Tls tls = Tls.selfSigned(0, List.of("127.0.0.1"));
        Path authority =
                Files.writeString(COPY.resolve("ca.pem"), tls.authority().orElseThrow());
        try (KisiMock mock = KisiMock.start(Settings.standard(), Optional.of(tls))) {
            Map<String, String> environment = Map.of(
                    "KISI_BASE_URL", mock.tlsUri().orElseThrow().toString(),
                    "NODE_EXTRA_CA_CERTS", authority.toAbsolutePath().toString());
            check(run(environment, "node", "client.test.js"));
        }
    }

    /** What became of a command, and what it printed. */
    private record Run(List<String> command, boolean ended, int exitCode, String output) {

        boolean isFine() {
            return ended && exitCode == 0;
        }
    }

    private static void check(Run run) {
        assertThat(run.isFine())
                .as(
                        "%s: %s%n%s",
                        String.join(" ", run.command),
                        run.ended ? "exit code " + run.exitCode : "stopped, it took too long",
                        run.output)
                .isTrue();
    }

    private void demand(String what, String... command) throws InterruptedException {
        boolean isThere;
        try {
            isThere = run(Map.of(), command).isFine();
        } catch (IOException e) {
            isThere = false;
        }
        if (Boolean.parseBoolean(System.getenv("REQUIRE_NODE"))) {
            assertThat(isThere).as("REQUIRE_NODE=true, and %s is there", what).isTrue();
        }
        if (!isThere) {
            String why = "The official client was not tried: it takes " + what + ", which is not there.";
            System.out.println(why); // Surefire tells that a test was skipped, not why
            abort(why);
        }
    }

    private static void copy() throws IOException {
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, COPY.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Run run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path output = COPY.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(COPY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            boolean ended =
                    process.waitFor(Duration.between(Instant.now(), deadline).toSeconds(), SECONDS);
            return new Run(List.of(command), ended, ended ? process.exitValue() : -1, Files.readString(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
