package io.github.kisimock.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The faults that a test plans. */
final class FaultEndpoints {

    /** A fault as shown, and what has become of it; the secrets among what its calls must have are hidden. */
    record FaultJson(
            String name,
            RequestPattern match,
            Schedule schedule,
            Moment moment,
            Effect effect,
            Optional<Duration> ttl,
            int matched,
            int fired,
            boolean expired) {
        static FaultJson of(PlannedFault planned) {
            Fault fault = planned.fault();
            return new FaultJson(
                    fault.name(),
                    fault.match().redacted(),
                    fault.schedule(),
                    fault.moment(),
                    fault.effect(),
                    fault.ttl(),
                    planned.matched(),
                    planned.fired(),
                    planned.expired());
        }
    }

    void add(ControlCall call) {
        answer(call, call.control().faults().add(FaultReader.read(call.json())));
    }

    /** Lists them; with {@code unconsumed=true} only those that have not fired. */
    void list(ControlCall call) {
        Faults faults = call.control().faults();
        answer(call, call.flag("unconsumed") ? faults.unconsumed() : faults.list());
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

    private static void answer(ControlCall call, List<PlannedFault> faults) {
        call.answerWithoutEmpty(faults.stream().map(FaultJson::of).toList());
    }
}
