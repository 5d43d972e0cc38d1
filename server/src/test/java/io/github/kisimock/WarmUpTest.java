package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a start with {@code --warm-up on} calls before it lets anybody in. */
class WarmUpTest {

    private static List<String> calls() throws IOException {
        return WarmUp.script()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    @Test
    void every_operation_of_the_api_is_called() throws IOException {
        List<String> calls = calls();
        assertThat(OpenApi.DOCUMENT.operations())
                .filteredOn(operation -> !operation.contains("/_mock"))
                .hasSizeGreaterThan(40)
                .allSatisfy(operation -> assertThat(calls)
                        .as("warm-up.txt has a line for %s", operation)
                        .anyMatch(call -> call.matches(operation.replaceAll("\\{\\w+}", "[^/ ?]+") + "([ ?].*)?")));
    }

    @Test
    void nearly_all_of_them_succeed() throws IOException {
        List<String> calls = calls();
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            assertThat(calls)
                    .map(call -> WarmUp.call(mock.uri(), call))
                    .filteredOn(reply -> reply.startsWith("HTTP/1.1 2"))
                    .hasSizeGreaterThan(calls.size() * 3 / 4);
        }
    }

    @Test
    void nothing_of_it_is_left_behind() throws IOException {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            WarmUp.run(true);
            assertThat(mock.control().requests()).isEmpty();
        }
    }
}
