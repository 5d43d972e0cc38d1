package io.github.kisimock.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import io.github.kisimock.OpenApi;
import io.github.kisimock.control.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contracts leave nothing out: no operation, no rule about a reply. */
class CoverageTest {

    private static final List<Line> LINES =
            Page.all().stream().map(Page::lines).flatMap(Collection::stream).toList();

    @Test
    void every_rule_of_the_ledger_has_an_interaction_or_a_reason() throws IOException {
        Set<String> shown =
                LINES.stream().flatMap(line -> line.rules().stream()).collect(Collectors.toSet());
        Set<String> excused = Set.copyOf(reasons().propertyNames());
        Set<String> ledger =
                Ledger.rules().stream().map(Ledger.Rule::id).collect(Collectors.toCollection(TreeSet::new));
        assertThat(without(ledger, shown, excused))
                .as("rules that no page of an interaction names, nor reasons.yaml")
                .isEmpty();
        assertThat(without(shown, ledger))
                .as("rules that the ledger does not have")
                .isEmpty();
        assertThat(without(excused, ledger))
                .as("reasons for rules that the ledger does not have")
                .isEmpty();
        assertThat(reasons())
                .as("reasons")
                .allSatisfy(reason -> assertThat(reason.asString()).isNotBlank());
        assertThat(shown).as("rules that need no excuse").doesNotContainAnyElementsOf(excused);
    }

    @Test
    void every_operation_succeeds_somewhere_and_is_refused_somewhere() {
        Set<String> served = operations(operation -> !operation.contains(" /_mock"));
        assertThat(asked(line -> line.status() >= 400)).isEqualTo(served);
        served.remove("POST /logins/resolve"); // always refused: the mock has no single sign-on
        assertThat(asked(line -> line.status() < 300)).isEqualTo(served);
    }

    @Test
    void every_interaction_says_which_rules_it_rests_on() {
        assertThat(LINES)
                .allSatisfy(line -> assertThat(line.rules()).as(line.when()).isNotEmpty());
        assertThat(LINES).extracting(Line::when).doesNotHaveDuplicates();
        assertThat(Contracts.roles())
                .allSatisfy(role -> assertThat(Contracts.of(role).getInteractions())
                        .allSatisfy(one -> assertThat(Contracts.rules((SynchronousHttp) one))
                                .isNotEmpty()));
    }

    private static JsonNode reasons() throws IOException {
        try (InputStream in = Objects.requireNonNull(CoverageTest.class.getResourceAsStream("reasons.yaml"))) {
            return new YAMLMapper().readTree(in);
        }
    }

    @SafeVarargs
    private static Set<String> without(Set<String> all, Set<String>... others) {
        Set<String> left = new TreeSet<>(all);
        for (Set<String> few : others) {
            left.removeAll(few);
        }
        return left;
    }

    private static Set<String> operations(Predicate<String> wanted) {
        return OpenApi.DOCUMENT.operations().stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The described operations that some line of that kind asks for. */
    private static Set<String> asked(Predicate<Line> kind) {
        return LINES.stream()
                .filter(kind)
                .map(line -> line.method() + " " + new Example(line.path()).value())
                .flatMap(asked -> OpenApi.DOCUMENT.operations().stream()
                        .filter(operation -> asked.matches(operation.replaceAll("\\{\\w+}", "[^/]+")))
                        .sorted((one, other) -> Integer.compare(one.indexOf('{'), other.indexOf('{')))
                        .limit(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
