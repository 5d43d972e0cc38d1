package io.github.kisimock.control;

import io.github.kisimock.domain.Switches;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the mock says of itself. */
final class AboutEndpoints {

    private final ControlApi.Whole mock;

    AboutEndpoints(ControlApi.Whole mock) {
        this.mock = mock;
    }

    /** Whether the process answers at all. */
    void live(ControlCall call) {
        call.answer(Map.of("status", "ok", "version", Version.current()));
    }

    /** Whether calls are welcome: not while the mock starts or ends. */
    void ready(ControlCall call) {
        if (!mock.ready().getAsBoolean()) {
            throw Misuse.notReady("the mock is starting, or ending");
        }
        live(call);
    }

    void metrics(ControlCall call) {
        call.answer(Metrics.CONTENT_TYPE, mock.metrics().text());
    }

    void authority(ControlCall call) {
        call.answer(
                "application/x-pem-file",
                mock.authority().orElseThrow(() -> Misuse.unknown("", "there is none without --tls self-signed")));
    }

    void fidelity(ControlCall call) {
        Switches switches = call.control().world().switches();
        call.answer(
                Ledger.rules().stream().map(rule -> RuleJson.of(rule, switches)).toList());
    }

    void openApi(ControlCall call) {
        call.answer(document());
    }

    /** The interface description. */
    static JsonNode document() {
        try (InputStream in = AboutEndpoints.class.getResourceAsStream("/io/github/kisimock/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
