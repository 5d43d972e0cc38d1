package io.github.kisimock.control;

import io.github.kisimock.domain.Switch;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Workspaces, made and dropped. */
final class WorkspaceEndpoints {

    private final Workspaces workspaces;

    WorkspaceEndpoints(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** A workspace as served. */
    record WorkspaceJson(
            String name,
            Optional<String> domain,
            String now,
            String baseUrl,
            String secretsBeginWith,
            long randomSeed) {
        static WorkspaceJson of(LocalControl control, String server) {
            String name = control.workspace().name();
            return new WorkspaceJson(
                    name,
                    control.domain(),
                    control.now().toString(),
                    server + "/w/" + name,
                    control.digits(),
                    control.randomSeed());
        }
    }

    void list(ControlCall call) {
        call.answer(workspaces.all().stream()
                .map(control -> WorkspaceJson.of(control, call.server()))
                .toList());
    }

    void create(ControlCall call) {
        JsonNode body = call.body("name", "seed", "domain", "random_seed", "switches", "at");
        NewWorkspace wanted = new NewWorkspace(
                ControlCall.text(body, "name"),
                Optional.empty(),
                ControlCall.text(body, "domain"),
                randomSeed(body.path("random_seed")),
                body.hasNonNull("switches") ? switches(body.get("switches")) : Map.of(),
                ControlCall.text(body, "at").map(given -> ControlCall.time("at", given)),
                Optional.empty());
        if (body.hasNonNull("seed")) {
            SeedFile.read(body.get("seed").toString(), "", seed -> create(wanted.with(seed), call));
        } else {
            create(wanted, call);
        }
    }

    private void create(NewWorkspace wanted, ControlCall call) {
        call.answer(WorkspaceJson.of(workspaces.create(wanted), call.server()));
    }

    private static Optional<Long> randomSeed(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return Optional.empty();
        }
        if (!given.canConvertToExactIntegral() || !given.canConvertToLong()) {
            throw Misuse.of("random_seed", "takes a whole number");
        }
        return Optional.of(given.longValue());
    }

    /** Switches by key, as the flags of the program have them. */
    static Map<Switch, String> switches(JsonNode given) {
        if (!given.isObject()) {
            throw Misuse.of("switches", "takes keys with values");
        }
        Map<Switch, String> switches = new EnumMap<>(Switch.class);
        given.properties().forEach(entry -> {
            String field = "switches." + entry.getKey();
            Switch which = Switch.find(entry.getKey())
                    .orElseThrow(() -> Misuse.of(field, "is no switch; GET /_mock/switches lists them"));
            String value = entry.getValue().asString("");
            if (!which.accepts(value)) {
                throw Misuse.of(field, "takes " + which.expected() + ", not '" + value + "'");
            }
            switches.put(which, value);
        });
        return switches;
    }

    void show(ControlCall call) {
        call.answer(WorkspaceJson.of(workspaces.get(call.path("name"), "name"), call.server()));
    }

    void delete(ControlCall call) {
        workspaces.delete(call.path("name"));
        call.answerNothing();
    }
}
