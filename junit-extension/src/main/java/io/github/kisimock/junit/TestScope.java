package io.github.kisimock.junit;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.Control;
import io.github.kisimock.control.Exchange;
import java.time.Duration;
import java.util.List;

/** What belongs to one test. */
final class TestScope {

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

    /** What the mock says of it. */
    Verdict verdict() {
        return new Verdict(space, control, setup.tolerance(), callsBefore);
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
                : control.requests().stream()
                        .filter(call -> call.number() > callsSeen)
                        .map(call -> Complaint.LATE + ": " + call + ", after " + name + " had ended")
                        .toList();
    }

    private int lastCall() {
        return control.requests().stream().mapToInt(Exchange::number).max().orElse(0);
    }

    @Override
    public String toString() {
        return name;
    }
}
