package io.github.kisimock.control;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Counts how often a fault matched and fired. */
final class Tally {

    private final Fault fault;
    private final Instant end;
    private final AtomicInteger matched = new AtomicInteger();
    private final AtomicInteger fired = new AtomicInteger();

    Tally(Fault fault, Instant now) {
        this.fault = fault;
        this.end = fault.ttl().map(now::plus).orElse(Instant.MAX);
    }

    Fault fault() {
        return fault;
    }

    PlannedFault at(Instant now) {
        return new PlannedFault(fault, matched.get(), fired.get(), !now.isBefore(end));
    }

    /** Lets the fault happen to a call, if it is due. */
    void strike(Moment moment, Victim call, Instant now, long randomSeed) {
        if (moment != fault.moment()
                || !now.isBefore(end)
                || !fault.effect().concerns(call)
                || !fault.match().matches(call.request())) {
            return;
        }
        int match = matched.incrementAndGet();
        RandomGenerator draw = draw(randomSeed, match);
        if (fault.schedule().strikes(match, draw)) {
            fired.incrementAndGet();
            call.isStruckBy(fault);
            fault.effect().on(call, draw);
        }
    }

    /** A hash of the workspace's seed, the fault and the number of the call: nothing else can shift it. */
    private RandomGenerator draw(long randomSeed, int match) {
        long ofFault = new SplittableRandom(randomSeed + fault.name().hashCode()).nextLong();
        return new SplittableRandom(ofFault + match);
    }
}
