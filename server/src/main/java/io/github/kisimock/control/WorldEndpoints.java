package io.github.kisimock.control;

import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Event;
import io.github.kisimock.domain.SetSwitches;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Workspace;
import io.github.kisimock.domain.World;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The world of a workspace: planted, shown, kept and brought back. */
final class WorldEndpoints {

    /** A scenario as listed. */
    record ScenarioJson(String name, String sentence) {}

    /** What a scenario made. */
    record ArrangedJson(String scenario, Map<String, Object> made) {}

    /** What happened at a door. */
    record EventJson(int id, int lockId, int userId, int loginId, boolean success, String at) {
        static EventJson of(Event event) {
            return new EventJson(
                    event.id().number(),
                    event.lockId().number(),
                    event.userId().number(),
                    event.loginId().number(),
                    event.success(),
                    event.at().toString());
        }
    }

    void plant(ControlCall call) {
        plant(call, false);
    }

    void add(ControlCall call) {
        plant(call, true);
    }

    private static void plant(ControlCall call, boolean added) {
        SeedFile.read(text(call), "body", seed -> {
            List<Arranged> arranged = call.control().plant(seed, added);
            if (arranged.isEmpty()) {
                call.answerNothing();
            } else {
                answer(call, arranged);
            }
        });
    }

    void arranged(ControlCall call) {
        answer(call, call.control().arranged());
    }

    private static void answer(ControlCall call, List<Arranged> arranged) {
        call.answer(arranged.stream()
                .map(one -> new ArrangedJson(one.scenario(), one.values()))
                .toList());
    }

    /** An empty file is a world without users, but an empty body is a variable that was not set. */
    private static String text(ControlCall call) {
        if (call.text().isBlank() || call.text().strip().equals("null")) {
            throw Misuse.of("body", "is empty; send a seed, or {} for a world without users");
        }
        return call.text();
    }

    void state(ControlCall call) {
        call.answerWithoutEmpty(StateOf.world(call.control().world()));
    }

    void reset(ControlCall call) {
        call.body();
        call.control().reset();
        call.answerNothing();
    }

    void scenarios(ControlCall call) {
        call.answer(Scenario.ALL.stream()
                .map(one -> new ScenarioJson(one.name(), one.sentence()))
                .toList());
    }

    void arrange(ControlCall call) {
        JsonNode body = call.body("params");
        call.answer(call.control()
                .arrange(call.path("name"), ProviderStates.wanted(body))
                .values());
    }

    void logInAs(ControlCall call) {
        String email = ControlCall.text(call.body("email"), "email")
                .orElseThrow(() -> Misuse.of("email", "is missing; it takes a user's e-mail address"));
        call.answer(
                Map.of("secret", call.control().signIn(new EmailAddress(email)).value()));
    }

    void events(ControlCall call) {
        call.answer(call.control().world().all(Event.class).rows().stream()
                .map(EventJson::of)
                .toList());
    }

    void snapshots(ControlCall call) {
        call.answer(call.control().snapshots().names());
    }

    void keep(ControlCall call) {
        call.body();
        call.control().snapshots().keep(call.path("name"), call.control().world());
        call.answerNothing();
    }

    void restore(ControlCall call) {
        call.body();
        World kept = call.control().snapshots().get(call.path("name"));
        call.control().restore(kept);
        call.answerNothing();
    }

    void forget(ControlCall call) {
        call.control().snapshots().delete(call.path("name"));
        call.answerNothing();
    }

    /** A change as data and in words. */
    record ChangeJson(String how, String kind, int id, String name, List<Changes.Field> fields, String sentence) {
        static ChangeJson of(Changes.Change change) {
            return new ChangeJson(
                    change.how().name().toLowerCase(Locale.ROOT),
                    change.kind(),
                    change.id(),
                    change.name(),
                    change.fields(),
                    change.toString());
        }

        Changes.Change change() {
            return new Changes.Change(Changes.How.valueOf(how.toUpperCase(Locale.ROOT)), kind, id, name, fields);
        }
    }

    /** Compares the snapshots {@code from} and {@code to}; left out, they are the start and the present. */
    void diff(ControlCall call) {
        Workspace workspace = call.control().workspace();
        Snapshots kept = call.control().snapshots();
        World from = call.query("from").map(name -> kept.get(name, "from")).orElse(workspace.start());
        World to = call.query("to").map(name -> kept.get(name, "to")).orElse(workspace.world());
        call.answer(Changes.between(from, to, call.flag("uses")).all().stream()
                .map(ChangeJson::of)
                .toList());
    }

    void switches(ControlCall call) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Switch one : Switch.values()) {
            shown.put(one.key(), call.control().world().switches().get(one));
        }
        call.answer(shown);
    }

    void setSwitches(ControlCall call) {
        List<String> known = Arrays.stream(Switch.values()).map(Switch::key).toList();
        Map<Switch, String> set = WorkspaceEndpoints.switches(call.body(known.toArray(String[]::new)));
        call.control().workspace().apply(new SetSwitches(set));
        call.answerNothing();
    }
}
