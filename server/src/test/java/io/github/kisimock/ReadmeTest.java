package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.SeedFile;
import io.github.kisimock.domain.Mail;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs every snippet of the README. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    private record Snippet(String language, String text) {}

    private static List<Snippet> snippets(String language) throws IOException {
        return snippets("README.md", language);
    }

    private static List<Snippet> snippets(String page, String language) throws IOException {
        Matcher fences = FENCE.matcher(Files.readString(ROOT.resolve(page)));
        List<Snippet> found = new ArrayList<>();
        while (fences.find()) {
            found.add(new Snippet(fences.group(1), fences.group(2)));
        }
        assertThat(found).extracting(Snippet::language).isSubsetOf("sh", "yaml", "java", "json");
        return found.stream()
                .filter(snippet -> snippet.language().equals(language))
                .toList();
    }

    @Test
    void its_requests_work_one_after_the_other() throws Exception {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            run(snippets("sh"), mock);
            assertThat(shell("curl -s " + mock.uri() + "/_mock/outbox")).isEqualTo("[]");
        }
    }

    @Test
    void the_requests_of_the_guide_to_faults_work_too() throws Exception {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            run(snippets("docs/faults.md", "sh"), mock);
            assertThat(mock.control().faults().isEmpty()).isTrue();
        }
    }

    private static void run(List<Snippet> snippets, KisiMock mock) throws IOException, InterruptedException {
        for (Snippet snippet : snippets) {
            if (snippet.text().contains("curl")) {
                String commands = snippet.text()
                        .replace("http://127.0.0.1:8080", mock.uri().toString());
                assertThat(shell(commands)).as(commands).doesNotContain("error");
            }
        }
    }

    @Test
    void its_other_commands_are_those_that_ci_and_program_know() throws IOException {
        List<String> commands = snippets("sh").stream()
                .flatMap(snippet -> snippet.text().lines())
                .filter(line -> line.startsWith("mvn") || line.startsWith("java"))
                .toList();
        assertThat(commands).hasSize(3);
        assertThat(commands.get(0))
                .isEqualTo("mvn -q -pl server -am -Dmaven.test.skip package && java -jar server/target/kisi-mock.jar");
        assertThat(Files.readString(ROOT.resolve("server/pom.xml"))).contains("<finalName>kisi-mock</finalName>");
        String[] arguments = commands.get(1).replaceFirst("java -jar \\S+ ", "").split(" ");
        assertThat(SettingsReader.settings(Options.parse(arguments, Map.of())).switches())
                .isNotSameAs(Settings.standard().switches());
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("\n" + commands.get(2) + "\n");
    }

    @Test
    void its_seed_file_is_one() throws IOException {
        List<Snippet> seeds = snippets("yaml");
        assertThat(seeds).hasSize(1);
        try (KisiMock mock = KisiMock.start(
                Settings.standard().withSeed(SeedFile.read(seeds.get(0).text(), "README.md")))) {
            Client client = new Client(mock.uri()).asOwner();
            assertThat(client.get("/users?email=ada@acme.example").text("/0/metadata/badge"))
                    .isEqualTo("7");
            assertThat(client.get("/locks").each("name")).containsExactly("Front door", "Server room");
            assertThat(client.get("/_mock/arranged").each("scenario")).containsExactly("managed-member-with-login");
        }
    }

    @Test
    void its_java_is_this() throws IOException {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            URI baseUrl = mock.uri();
            List<Mail> mails = mock.control().outbox();
            mock.control().reset();
            assertThat(new Client(baseUrl).signIn("owner").status()).isEqualTo(200);
            assertThat(mails).isEmpty();
        }
        String source = Files.readString(Path.of("src/test/java/io/github/kisimock/ReadmeTest.java"))
                + Files.readString(
                        ROOT.resolve("junit-extension/src/test/java/io/github/kisimock/junit/GuideTest.java"));
        for (Snippet snippet : snippets("java")) {
            assertThat(Arrays.stream(snippet.text().split("\\n"))
                            .map(line -> line.replaceFirst(" *//.*", "").strip())
                            .filter(line -> !line.startsWith("import io.github.kisimock.KisiMock")
                                    && !line.startsWith("import io.github.kisimock.Settings")))
                    .allSatisfy(line -> assertThat(source).contains(line));
        }
    }

    private static String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command).isZero();
        return output;
    }
}
