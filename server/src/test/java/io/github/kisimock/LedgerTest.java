package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Ledger;
import io.github.kisimock.control.Ledger.Rule;
import io.github.kisimock.control.Ledger.Status;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Switch;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds ledger, server and tests together: no rule without a test, no guess without a switch. */
class LedgerTest {

    private static final List<Rule> RULES = Ledger.rules();

    /** A test and the settings it runs under. */
    private record Shown(Set<String> rules, Set<String> settings) {}

    private static final List<Shown> TESTS = tests();

    @Test
    void every_rule_has_an_id_of_its_own() {
        assertThat(RULES).extracting(Rule::id).doesNotHaveDuplicates();
    }

    @Test
    void every_rule_has_a_test_and_no_test_an_unknown_rule() {
        Set<String> shown =
                TESTS.stream().flatMap(test -> test.rules().stream()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        RULES.stream().map(Rule::id).toList());
    }

    @Test
    void an_example_of_a_rule_in_the_openapi_document_is_a_rule() {
        assertThat(Shape.named("Rule").examples()).isNotEmpty().allSatisfy(example -> {
            Rule rule = RULES.stream()
                    .filter(known -> known.id().equals(example.get("id").asString()))
                    .findFirst()
                    .orElseThrow();
            Optional<Switch> bending = rule.bentBy().flatMap(Switch::find);
            assertThat(example.get("rule").asString()).isEqualTo(rule.rule());
            assertThat(example.get("status").asString())
                    .isEqualTo(rule.status().name().toLowerCase(Locale.ROOT));
            assertThat(example.get("source").asString()).isEqualTo(rule.source());
            assertThat(example.get("as_of").asString()).isEqualTo(rule.asOf());
            assertThat(example.get("switch").asString()).isEqualTo(rule.bentBy().orElse(""));
            assertThat(example.get("value").asString())
                    .isEqualTo(bending.map(Switch::standard).orElse(""));
        });
    }

    @Test
    void what_is_assumed_has_a_switch_and_nothing_else_has_one_but_what_was_since_observed_live() {
        assertThat(RULES)
                .filteredOn(rule -> !rule.source().contains("; live: "))
                .allSatisfy(rule ->
                        assertThat(rule.bentBy().isPresent()).as(rule.id()).isEqualTo(rule.status() == Status.ASSUMED));
    }

    @Test
    void every_switch_bends_a_rule() {
        Set<String> bending =
                RULES.stream().flatMap(rule -> rule.bentBy().stream()).collect(Collectors.toSet());
        assertThat(bending)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Switch.values()).map(Switch::key).toList());
    }

    @Test
    void every_reason_to_refuse_is_a_rule() {
        assertThat(RULES)
                .extracting(Rule::id)
                .containsAll(Arrays.stream(Reason.values()).map(Reason::rule).toList());
    }

    @Test
    void what_is_assumed_is_tested_as_it_is_and_as_its_switch_makes_it() {
        Set<String> missing = new TreeSet<>();
        for (Rule rule : RULES) {
            rule.bentBy().ifPresent(key -> {
                Switch bending = Arrays.stream(Switch.values())
                        .filter(known -> known.key().equals(key))
                        .findFirst()
                        .orElseThrow();
                Set<String> settings = settingsShown(rule.id(), key);
                List<String> choices = bending.expected().contains("|")
                        ? List.of(bending.expected().split("\\|"))
                        : List.of(bending.standard());
                choices.stream()
                        .filter(choice -> !settings.contains(choice))
                        .forEach(choice -> missing.add(rule.id() + " with " + key + "=" + choice));
                if (settings.size() < 2) {
                    missing.add(rule.id() + " with another " + key);
                }
            });
        }
        assertThat(missing)
                .as("rules that no test shows under a setting of their switch")
                .isEmpty();
    }

    /** The settings of a switch under which some test shows the rule. */
    private static Set<String> settingsShown(String rule, String key) {
        String standard = Arrays.stream(Switch.values())
                .filter(known -> known.key().equals(key))
                .findFirst()
                .orElseThrow()
                .standard();
        return TESTS.stream()
                .filter(test -> test.rules().contains(rule))
                .map(test -> test.settings().stream()
                        .filter(setting -> setting.startsWith(key + "="))
                        .map(setting -> setting.substring(key.length() + 1))
                        .findFirst()
                        .orElse(standard))
                .collect(Collectors.toSet());
    }

    private static List<Shown> tests() {
        try {
            Path root = Path.of(LedgerTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                        .flatMap(LedgerTest::testsOf)
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Shown> testsOf(String className) {
        try {
            Class<?> type = Class.forName(className, false, LedgerTest.class.getClassLoader());
            Stream<String> ofClass = values(Optional.ofNullable(type.getAnnotation(With.class)));
            Set<String> shared = ofClass.collect(Collectors.toSet());
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Shows.class))
                    .map(method -> new Shown(
                            Set.of(method.getAnnotation(Shows.class).value()),
                            Stream.concat(
                                            shared.stream(),
                                            values(Optional.ofNullable(method.getAnnotation(With.class))))
                                    .collect(Collectors.toSet())));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> values(Optional<With> with) {
        return with.stream().flatMap(present -> Arrays.stream(present.value()));
    }
}
