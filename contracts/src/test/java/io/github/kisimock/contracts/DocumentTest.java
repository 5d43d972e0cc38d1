package io.github.kisimock.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The snippets of docs/contracts.md are what the tests here run. */
class DocumentTest {

    private static final Path TESTS = Path.of("src/test/java/io/github/kisimock/contracts");

    @Test
    void its_java_is_that_of_a_test() throws IOException {
        String source = Files.readString(TESTS.resolve("PartnersTest.java"));
        assertThat(lines("java"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(source).contains(line));
    }

    @Test
    void its_page_is_a_part_of_one() throws IOException {
        String page = Files.readString(Path.of("src/test/resources/io/github/kisimock/contracts/sign-in-client.yaml"));
        assertThat(lines("yaml"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(page).contains(line));
    }

    @Test
    void its_commands_are_those_that_the_tests_call() throws IOException {
        String tests = Files.readString(TESTS.resolve("MainTest.java"))
                + Files.readString(TESTS.resolve("LiveTest.java"))
                + Files.readString(TESTS.resolve("Ended.java"))
                + Files.readString(TESTS.resolve("OtherLanguagesTest.java"))
                + Files.readString(TESTS.resolve("ConsumerTest.java"));
        List<String> words = lines("sh").stream()
                .flatMap(line -> Stream.of(line.split("[ =]")))
                .filter(word -> word.matches("--[a-z-]+|check-\\w+|verify|verifier"))
                .toList();
        assertThat(words)
                .hasSizeGreaterThan(10)
                .allSatisfy(word -> assertThat(tests).contains(word));
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<finalName>kisi-contracts</finalName>");
    }

    private static List<String> lines(String language) throws IOException {
        Matcher fence = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
                .matcher(Files.readString(Path.of("../docs/contracts.md")));
        return fence.results()
                .flatMap(found -> found.group(1).lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
