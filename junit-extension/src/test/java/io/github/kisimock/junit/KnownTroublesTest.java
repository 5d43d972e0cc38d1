package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What users of other mocks complain of. */
class KnownTroublesTest {

    private static final List<Path> TESTS = List.of(
            Path.of("src/test/java"),
            Path.of("src/it"),
            Path.of("../server/src/test/java"),
            Path.of("../contracts/src/test/java"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path under) {
        try (Stream<Path> all = Files.walk(under)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void each_trouble_that_the_guide_lists_has_a_test_against_it() {
        List<String> rows = read(Path.of("../docs/junit.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("## Known troubles"))
                .filter(line -> line.startsWith("| "))
                .skip(2)
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(15)
                .allSatisfy(row -> assertThat(row).contains(" | `"));
        Pattern name = Pattern.compile("`(\\w+)\\.(\\w+)`");
        List<MatchResult> tests =
                rows.stream().flatMap(row -> name.matcher(row).results()).toList();
        assertThat(tests)
                .hasSizeGreaterThanOrEqualTo(rows.size())
                .allSatisfy(test -> assertThat(TESTS.stream()
                                .flatMap(KnownTroublesTest::files)
                                .filter(file -> file.endsWith(test.group(1) + ".java"))
                                .map(KnownTroublesTest::read))
                        .anyMatch(source -> source.matches("(?s).*@\\w*Test[^;]* void " + test.group(2) + "\\(.*")));
    }

    /** An engine among the dependencies crashes a user's Surefire, if the user has another JUnit. */
    @Test
    void users_get_no_junit_from_us() throws Exception {
        NodeList dependencies = javax.xml.parsers.DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse("pom.xml")
                .getElementsByTagName("dependency");
        assertThat(Stream.iterate(0, i -> i < dependencies.getLength(), i -> i + 1)
                        .map(dependencies::item)
                        .map(Node::getTextContent)
                        .filter(text -> text.contains("junit")))
                .isNotEmpty()
                .allMatch(text -> text.contains("provided") || text.contains("test"));
    }
}
