package io.github.kisimock.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The faults that a test plans. */
final class FaultEndpoints {

    /** A fault as shown: its secrets hidden, and what has become of it. */
    record FaultJson(
            String name,
            MatchJson match,
            Schedule schedule,
            String moment,
            Map<String, Object> effect,
            Optional<String> ttl,
            int matched,
            int fired,
            boolean expired) {
        static FaultJson of(PlannedFault planned) {
            Fault fault = planned.fault();
            return new FaultJson(
                    fault.name(),
                    MatchJson.of(fault.match()),
                    fault.schedule(),
                    fault.moment().word(),
                    shown(fault.effect()),
                    fault.ttl().map(Object::toString),
                    planned.matched(),
                    planned.fired(),
                    planned.expired());
        }

        private static Map<String, Object> shown(Effect effect) {
            Map<String, Object> shown = new LinkedHashMap<>(Map.of("type", effect.type()));
            if (ControlCall.MAPPER.valueToTree(effect) instanceof ObjectNode fields) {
                fields.removeNulls();
                fields.forEachEntry((name, value) ->
                        shown.put(name, name.equals("change") ? value.asString().toLowerCase(Locale.ROOT) : value));
            }
            return shown;
        }
    }

    /** Which calls a fault strikes. */
    record MatchJson(
            Optional<String> method,
            Optional<String> path,
            Map<String, Object> query,
            Map<String, Object> headers,
            Map<String, Object> body,
            Optional<String> caller) {
        static MatchJson of(RequestPattern match) {
            return new MatchJson(
                    match.method(),
                    match.path(),
                    hidden(match.query()),
                    hidden(match.headers()),
                    hidden(match.body()),
                    match.caller());
        }

        private static Map<String, Object> hidden(Map<String, ?> values) {
            Map<String, Object> shown = new LinkedHashMap<>();
            values.forEach((name, value) ->
                    shown.put(name, value instanceof String text ? Redaction.value(name, text) : value));
            return shown;
        }
    }

    void add(ControlCall call) {
        Faults faults = call.control().faults();
        List<String> added = faults.add(FaultReader.read(call.json())).stream().map(Fault::name).toList();
        call.answerWithoutEmpty(added.stream().map(name -> FaultJson.of(faults.get(name))).toList());
    }

    /** Lists them; with {@code unconsumed=true} only those that have not fired. */
    void list(ControlCall call) {
        Faults faults = call.control().faults();
        boolean unconsumed = call.query("unconsumed").equals(Optional.of("true"));
        call.answerWithoutEmpty((unconsumed ? faults.unconsumed() : faults.list()).stream().map(FaultJson::of).toList());
    }

    void show(ControlCall call) {
        call.answerWithoutEmpty(FaultJson.of(call.control().faults().get(call.path("name"))));
    }

    void remove(ControlCall call) {
        call.control().faults().remove(call.path("name"));
        call.answerNothing();
    }

    void clear(ControlCall call) {
        call.control().faults().clear();
        call.answerNothing();
    }
}
