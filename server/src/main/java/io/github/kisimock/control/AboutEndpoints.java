package io.github.kisimock.control;

import io.github.kisimock.domain.Switches;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the mock says of itself. */
final class AboutEndpoints {

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
