package io.github.kisimock.control;

import io.github.kisimock.domain.World;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a call was refused.
 *
 * @param call the call
 * @param rule the rule of the ledger that refused it
 * @param likelyMistakes what its client got wrong, as far as that can be guessed, in sentences
 */
public record Explanation(Exchange call, Ledger.Rule rule, List<String> likelyMistakes) {

    /** Keeps a copy. */
    public Explanation {
        likelyMistakes = List.copyOf(likelyMistakes);
    }

    /** Why that call was refused; nothing if it was not. */
    static Optional<Explanation> of(Exchange call, World world, List<Exchange> all) {
        List<Exchange> before =
                all.stream().filter(earlier -> earlier.number() < call.number()).toList();
        return call.rule()
                .flatMap(Ledger::rule)
                .map(rule -> new Explanation(call, rule, Mistakes.in(call, world, before)));
    }

    /** The rule, how sure it is, and what is likely wrong. */
    String reason() {
        return Stream.concat(
                        Stream.of(
                                rule.id() + ", " + rule.status().name().toLowerCase(Locale.ROOT) + ": " + rule.rule()),
                        likelyMistakes.stream())
                .collect(Collectors.joining(" "));
    }

    /** All of it in one line. */
    @Override
    public String toString() {
        return call + ": " + reason();
    }
}
