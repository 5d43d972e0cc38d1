package io.github.kisimock.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import io.github.kisimock.control.Arranged;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar that was built, by the very commands of docs/contracts.md; what they ask is a mock. */
class PackagedProgramIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String KEY = "ac3e0000000000000000000000000001";

    static Stream<String> commands() throws IOException {
        return Pattern.compile("(?m)^.*java -jar contracts/(?:.*\\\\\\n)*.*$")
                .matcher(Files.readString(ROOT.resolve("docs/contracts.md")))
                .results()
                .map(MatchResult::group);
    }

    @Test
    void the_document_has_a_command_for_each_use() throws IOException {
        assertThat(commands())
                .extracting(command -> command.replaceFirst("(?s).*kisi-contracts.jar (\\S+).*", "$1"))
                .containsExactly("check-stub", "check-fixtures", "verify");
    }

    @Test
    void the_program_of_the_mock_itself_has_nothing_of_pact() throws IOException {
        try (JarFile mock =
                new JarFile(ROOT.resolve("server/target/kisi-mock.jar").toFile())) {
            assertThat(mock.stream().map(JarEntry::getName))
                    .contains("io/github/kisimock/Main.class")
                    .noneMatch(name -> name.contains("au/com/dius/") || name.contains("io/pact/"));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_command_runs_as_it_is_written(String command, @TempDir Path recordings) throws Exception {
        Files.writeString(recordings.resolve("POST_logins.401.json"), "{\"error\":\"Wrong\",\"code\":\"afc516\"}");
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            Arranged made = mock.control().arrange("administrator");
            String here = command.replace("http://localhost:9090", mock.uri().toString())
                    .replace("https://api.kisi.io", mock.uri().toString())
                    .replace("user_id=7", "user_id=1000001 --value secret=" + made.text("secret"))
                    .replace("src/test/fixtures", recordings.toString())
                    .replace("KISI_API_KEY=…", "KISI_API_KEY=" + KEY);
            assertThat(here).isNotEqualTo(command);
            Path told = recordings.resolve("told.txt");
            ProcessBuilder shell = new ProcessBuilder("sh", "-c", here)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(told.toFile());
            shell.environment()
                    .merge(
                            "PATH",
                            System.getProperty("java.home") + "/bin",
                            (path, java) -> java + File.pathSeparator + path);
            int code = shell.start().waitFor();
            assertThat(code).as(Files.readString(told)).isZero();
            assertThat(Files.readString(told)).contains(" kept, 0 differ, ").doesNotContain(KEY);
        }
    }
}
