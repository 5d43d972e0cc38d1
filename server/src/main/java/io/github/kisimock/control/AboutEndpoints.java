package io.github.kisimock.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the mock says of itself. */
final class AboutEndpoints {

    /** A rule of the ledger as served, with what its switch is set to here. */
    record RuleJson(
            String id,
            String rule,
            String status,
            String source,
            String asOf,
            @JsonProperty("switch") Optional<String> bentBy,
            Optional<String> value) {
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

    void health(ControlCall call) {
        call.answer(Map.of("status", "ok", "version", Version.current()));
    }

    void fidelity(ControlCall call) {
        Switches switches = call.control().world().switches();
        call.answer(
                Ledger.rules().stream().map(rule -> RuleJson.of(rule, switches)).toList());
    }

    void openApi(ControlCall call) {
        try (InputStream in = AboutEndpoints.class.getResourceAsStream("/io/github/kisimock/openapi.yaml")) {
            call.answer(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
