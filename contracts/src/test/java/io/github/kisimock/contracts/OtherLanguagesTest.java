package io.github.kisimock.contracts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tools that Pact publishes on npm, unchanged, against a mock in its own port: they were not written by
 * us, and know of it nothing but its address.
 *
 * <p>Skipped where there is no Node.js, unless the environment says {@code REQUIRE_NODE=true}.
 */
class OtherLanguagesTest {

    private static final Path SOURCE = Path.of("src/test/node/pact");
    private static final Path COPY = Path.of("target/pact-node");
    private static final Path OURS = Path.of("src/main/resources/pacts");
    private static final Path FOREIGN = COPY.resolve("pacts");
    private static final Path INSTALLED = COPY.resolve("node_modules/.package-lock.json"); // what npm writes last

    @Test
    void the_tools_of_other_languages_verify_our_contracts_and_theirs() throws Exception {
        Files.createDirectories(FOREIGN);
        demand("Node.js 18 or newer", "node", "--eval", "require('node:test')");
        demand("npm", "npm", "--version");
        install();
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            check(mock, "node", "consumer.js");
            check(mock, "node", "provider.js");
            for (Path pacts : List.of(Path.of("pacts"), OURS.toAbsolutePath())) {
                check(mock, "sh", "-c", ofTheDocument(mock, pacts));
            }
        }
    }

    /** The command of docs/contracts.md, with the port of this mock. */
    private static String ofTheDocument(KisiMock mock, Path pacts) throws IOException {
        List<String> commands = Pattern.compile("(?ms)^PACT_DO_NOT_TRACK=.*?(?=^```)")
                .matcher(Files.readString(Path.of("../docs/contracts.md")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(commands).singleElement().asString().contains("--dir pacts ", "--port 8080 ");
        return commands.get(0).replace("8080", "" + mock.uri().getPort()).replace("--dir pacts", "--dir " + pacts);
    }

    private static void install() throws IOException, InterruptedException {
        Path lock = Path.of("package-lock.json");
        boolean upToDate = Files.exists(INSTALLED) && Files.mismatch(SOURCE.resolve(lock), COPY.resolve(lock)) == -1;
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, COPY.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!upToDate) {
            Files.deleteIfExists(INSTALLED);
            Run install = run(List.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            assertThat(install.isFine()).as(install.output()).isTrue();
        }
    }

    /** What became of a command, and what it printed. */
    private record Run(boolean isFine, String output) {}

    private static void check(KisiMock mock, String... command) throws IOException, InterruptedException {
        Run run = run(List.of("KISI_BASE_URL=" + mock.uri()), command);
        assertThat(run.isFine())
                .as("%s: %s", String.join(" ", command), run.output())
                .isTrue();
    }

    private static void demand(String what, String... command) throws InterruptedException {
        boolean isThere;
        try {
            isThere = run(List.of(), command).isFine();
        } catch (IOException e) {
            isThere = false;
        }
        if (Boolean.parseBoolean(System.getenv("REQUIRE_NODE"))) {
            assertThat(isThere).as("REQUIRE_NODE=true, and %s is there", what).isTrue();
        }
        if (!isThere) {
            String why = "Pact's tools for other languages were not tried: they take " + what + ", which is not there.";
            System.out.println(why); // Surefire tells that a test was skipped, not why
            abort(why);
        }
    }

    private static Run run(List<String> environment, String... command) throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>(environment);
        settings.add("PACTS=" + FOREIGN.toAbsolutePath());
        settings.add("PACT_DO_NOT_TRACK=true");
        Path output = COPY.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(COPY.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        settings.forEach(one -> builder.environment().put(one.split("=", 2)[0], one.split("=", 2)[1]));
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(120, SECONDS);
            return new Run(ended && process.exitValue() == 0, Files.readString(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
