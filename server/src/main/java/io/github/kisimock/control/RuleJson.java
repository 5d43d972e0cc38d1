package io.github.kisimock.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import java.util.Locale;
import java.util.Optional;

/** A rule of the ledger as served, with what its switch is set to here. */
record RuleJson(
        String id,
        String rule,
        String status,
        String source,
        String asOf,
        @JsonProperty("switch") Optional<String> bentBy,
        Optional<String> value) {
    Ledger.Rule ruleOfLedger() {
        Ledger.Status sure = Ledger.Status.valueOf(status.toUpperCase(Locale.ROOT));
        return new Ledger.Rule(id, rule, sure, source, asOf, bentBy);
    }

    static RuleJson of(Ledger.Rule rule, Switches switches) {
        return new RuleJson(
                rule.id(),
                rule.rule(),
                rule.status().name().toLowerCase(Locale.ROOT),
                rule.source(),
                rule.asOf(),
                rule.bentBy(),
                rule.bentBy().flatMap(Switch::find).map(switches::get));
    }
}
