package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Ledger;
import io.github.kisimock.control.Ledger.Rule;
import io.github.kisimock.control.Ledger.Status;
import io.github.kisimock.domain.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Makes docs/FIDELITY.md of the ledger. To write it anew: {@code mvn test -pl server -Dtest=FidelityDocumentTest -Dupdate.docs}. */
class FidelityDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/FIDELITY.md");

    @Test
    void the_document_is_the_ledger() throws IOException {
        String expected = document();
        if (System.getProperty("update.docs") != null) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT).as("run this test with -Dupdate.docs").hasContent(expected);
    }

    private static String document() {
        List<Rule> rules = Ledger.rules();
        StringBuilder text = new StringBuilder("""
                # Is this how the real API behaves, and how do we know?

                The evidence ledger of the emulation, made of `fidelity.yaml` by a test. Nobody at Kisi has checked it.
                A running mock serves it at `GET /_mock/fidelity`, with the state of each switch.

                | status | means | rules |
                | --- | --- | --- |
                | documented | Kisi's guides or published interface description say so, or a standard that the API builds on | %d |
                | observed | the code of a client, or a recorded reply, shows it | %d |
                | assumed | nothing was seen: a choice, with a switch (flag and variable of the program) that makes it otherwise | %d |

                Every rule has a test that shows it; an assumed one is tested for each setting of its switch. When the
                mock refuses a call, the header `X-Kisi-Mock-Rule` names the rule.
                """.formatted(
                        count(rules, Status.DOCUMENTED), count(rules, Status.OBSERVED), count(rules, Status.ASSUMED)));
        Map<String, List<Rule>> byArea = rules.stream()
                .collect(Collectors.groupingBy(
                        rule -> rule.id().substring(0, rule.id().indexOf('.')),
                        LinkedHashMap::new,
                        Collectors.toList()));
        byArea.forEach((area, ofArea) -> {
            text.append("\n## %s\n\n| rule | | status | source | as of |\n| --- | --- | --- | --- | --- |\n"
                    .formatted(area));
            ofArea.forEach(rule -> text.append("| `%s` | %s%s | %s | %s | %s |\n"
                    .formatted(
                            rule.id(),
                            cell(rule.rule()),
                            rule.bentBy().map(FidelityDocumentTest::switchOf).orElse(""),
                            rule.status().name().toLowerCase(Locale.ROOT),
                            cell(rule.source()),
                            rule.asOf())));
        });
        return text.toString();
    }

    private static long count(List<Rule> rules, Status status) {
        return rules.stream().filter(rule -> rule.status() == status).count();
    }

    private static String switchOf(String key) {
        return Arrays.stream(Switch.values())
                .filter(known -> known.key().equals(key))
                .map(known -> " `--%s` %s [%s]".formatted(key, cell(known.expected()), known.standard()))
                .findFirst()
                .orElseThrow();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
