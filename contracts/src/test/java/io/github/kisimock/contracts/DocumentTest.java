package io.github.kisimock.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The snippets of docs/contracts.md are what the tests here run. */
class DocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/contracts.md");
    private static final Path TESTS = Path.of("src/test/java/io/github/kisimock/contracts");

    @Test
    void its_java_is_that_of_tests() throws IOException {
        String source = withoutBlanks(Files.readString(TESTS.resolve("PartnersTest.java"))
                + Files.readString(TESTS.resolve("DoorClientTest.java")));
        assertThat(blocks("java"))
                .hasSize(2)
                .allSatisfy(block -> assertThat(source).contains(withoutBlanks(block)));
    }

    @Test
    void its_page_is_a_part_of_one() throws IOException {
        String page = Files.readString(Path.of("src/test/resources/io/github/kisimock/contracts/sign-in-client.yaml"));
        assertThat(blocks("yaml"))
                .singleElement()
                .satisfies(block -> assertThat(page).contains(block));
    }

    /** PackagedProgramIT and OtherLanguagesTest take theirs from the document. */
    @Test
    void its_commands_are_run_by_tests() throws IOException {
        assertThat(blocks("sh").stream()
                        .flatMap(block -> block.replace("\\\n", "").lines()))
                .hasSize(5)
                .allMatch(command -> command.matches(".*java -jar contracts/.*|.*npx pact verifier .*|mvn test .*"));
        assertThat(Files.readString(TESTS.resolve("ConsumerTest.java"))).contains("\"update.contracts\"");
    }

    @Test
    void its_options_are_those_of_the_program() throws IOException {
        Set<String> told = Pattern.compile("(?m)^\\| `(--[a-z-]+)")
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(option -> option.group(1))
                .collect(Collectors.toSet());
        CommandLine program = Objects.requireNonNull(
                Main.commandLine(() -> {}).getSubcommands().get("verify"));
        assertThat(program.getCommandSpec().options())
                .filteredOn(option -> !option.required() && !option.usageHelp())
                .extracting(OptionSpec::longestName)
                .containsExactlyInAnyOrderElementsOf(told);
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }
}
