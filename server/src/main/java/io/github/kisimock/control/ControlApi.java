package io.github.kisimock.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All routes under {@code /_mock}: the powers of {@link Control} over HTTP. */
public final class ControlApi {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

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
                    rule.bentBy().map(key -> setting(key, switches)));
        }

        private static String setting(String key, Switches switches) {
            return Arrays.stream(Switch.values())
                    .filter(known -> known.key().equals(key))
                    .map(switches::get)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final Function<Context, Control> controls;

    private ControlApi(Function<Context, Control> controls) {
        this.controls = controls;
    }

    /**
     * Adds the routes to a server.
     *
     * @param controls finds the workspace that a request is for
     */
    public static void addTo(JavalinConfig config, Function<Context, Control> controls) {
        ControlApi api = new ControlApi(controls);
        config.routes.get("/_mock/health", api::health);
        config.routes.post("/_mock/reset", api::reset);
        config.routes.get("/_mock/outbox", api::outbox);
        config.routes.get("/_mock/fidelity", api::fidelity);
        config.routes.get("/_mock/openapi.json", api::openApi);
    }

    private void health(Context context) {
        answer(context, Map.of("status", "ok", "version", Version.current()));
    }

    private void reset(Context context) {
        controls.apply(context).reset();
        context.status(204);
    }

    private void outbox(Context context) {
        String server = context.scheme() + "://" + context.host();
        List<MailJson> mails = controls.apply(context).outbox().stream()
                .map(mail -> MailJson.of(mail, server))
                .toList();
        answer(context, mails);
    }

    private void fidelity(Context context) {
        Switches switches = controls.apply(context).world().switches();
        answer(
                context,
                Ledger.rules().stream().map(rule -> RuleJson.of(rule, switches)).toList());
    }

    private void openApi(Context context) {
        try (InputStream in = ControlApi.class.getResourceAsStream("/io/github/kisimock/openapi.yaml")) {
            answer(context, new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Context context, Object reply) {
        context.contentType("application/json; charset=utf-8").result(MAPPER.writeValueAsBytes(reply));
    }
}
