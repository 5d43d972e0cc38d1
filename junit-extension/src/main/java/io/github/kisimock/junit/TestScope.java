package io.github.kisimock.junit;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.Control;
import io.github.kisimock.control.Exchange;
import io.github.kisimock.control.Explanation;
import io.github.kisimock.control.Transcript;
import io.github.kisimock.domain.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What belongs to one test: its workspace, and what is to be said about it at the end. */
final class TestScope {

    /** Between the last byte of a reply and its entry in the journal there is a moment. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private static final Set<String> UNKNOWN_ROUTES = Set.of(Reason.NO_ROUTE.rule(), Reason.WRONG_METHOD.rule());

    private final String name;
    private final Setup setup;
    private final Space space;
    private final Control control;
    private final List<Arranged> arranged;
    private final Kisi kisi;
    private final int callsBefore;
    private volatile int callsSeen;

    TestScope(String name, Setup setup, Space space, List<Arranged> arranged) {
        this.name = name;
        this.setup = setup;
        this.space = space;
        this.control = space.control();
        this.arranged = arranged;
        this.kisi = new Kisi(space);
        this.callsBefore = lastCall();
    }

    Space space() {
        return space;
    }

    Kisi kisi() {
        return kisi;
    }

    List<Arranged> arranged() {
        return arranged;
    }

    /** What is wrong though the test passed. */
    List<String> complaints() {
        List<String> all = new ArrayList<>();
        int underWay = control.awaitQuiet(GRACE);
        if (underWay > 0 && !setup.tolerance().of(Complaint.IN_FLIGHT)) {
            all.add(Complaint.IN_FLIGHT + ": " + underWay + " not answered yet; let the test wait for its end");
        }
        if (!setup.tolerance().of(Complaint.UNKNOWN_ROUTE)) {
            after(callsBefore)
                    .filter(call -> call.rule().filter(UNKNOWN_ROUTES::contains).isPresent())
                    .forEach(call -> all.add(Complaint.UNKNOWN_ROUTE + ": " + why(call)));
        }
        if (!setup.tolerance().of(Complaint.UNUSED_FAULT)) {
            control.faults()
                    .unconsumed()
                    .forEach(planned -> all.add(
                            Complaint.UNUSED_FAULT + ": " + planned.fault().name() + " on "
                                    + planned.fault().match() + " struck none of the " + planned.matched()
                                    + " calls that it could have; make more of them, or remove the fault"));
        }
        control.lints().stream()
                .filter(finding -> !setup.tolerance().of(finding))
                .filter(finding -> finding.requests().stream().anyMatch(number -> number > callsBefore))
                .forEach(finding -> all.add(Complaint.LINT + ": " + finding));
        return all;
    }

    /** All calls, to read. */
    String transcript() {
        return Transcript.of(control, space.uri());
    }

    /** Ends the test; calls from now on come late. */
    void end() {
        callsSeen = lastCall() + control.awaitQuiet(Duration.ZERO); // what is under way has begun in time
        control.faults().clear();
        kisi.end("its test " + name + " has ended");
    }

    /** The calls that came late. */
    List<String> late() {
        return setup.tolerance().of(Complaint.LATE)
                ? List.of()
                : after(callsSeen)
                        .map(call -> Complaint.LATE + ": " + call + ", after " + name + " had ended")
                        .toList();
    }

    private Stream<Exchange> after(int number) {
        return control.requests().stream().filter(call -> call.number() > number);
    }

    private int lastCall() {
        return control.requests().stream().mapToInt(Exchange::number).max().orElse(0);
    }

    private String why(Exchange call) {
        return control.explain(call.number()).map(Explanation::toString).orElseGet(call::toString);
    }
}
