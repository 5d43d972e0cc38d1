package io.github.kisimock.control;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The planned faults of a workspace of this process. */
public final class LocalFaults implements Faults {

    private static final int MOST = 100;

    private final long randomSeed;
    private final InstantSource clock;
    private final Runnable toBeAdded;
    private final List<Tally> tallies = new CopyOnWriteArrayList<>();

    /**
     * None yet.
     *
     * @param toBeAdded is told before any is
     */
    LocalFaults(long randomSeed, InstantSource clock, Runnable toBeAdded) {
        this.randomSeed = randomSeed;
        this.clock = clock;
        this.toBeAdded = toBeAdded;
    }

    @Override
    public synchronized List<PlannedFault> add(List<Fault> faults) {
        if (tallies.size() + faults.size() > MOST) {
            throw Misuse.of("faults", "are more than " + MOST + " in a workspace; remove some first");
        }
        List<String> taken = new ArrayList<>(names());
        List<Tally> added = new ArrayList<>();
        for (Fault fault : faults) {
            Fault named = fault.name().isEmpty() ? fault.named(freeName(taken)) : fault;
            if (taken.contains(named.name())) {
                throw Misuse.of("name", "there is a fault '" + named.name() + "' already; remove it first");
            }
            taken.add(named.name());
            added.add(new Tally(named, clock.instant()));
        }
        toBeAdded.run();
        tallies.addAll(added);
        return shown(added);
    }

    private static String freeName(List<String> taken) {
        int number = 1;
        while (taken.contains("fault-" + number)) {
            number++;
        }
        return "fault-" + number;
    }

    @Override
    public List<PlannedFault> list() {
        return shown(tallies);
    }

    private List<PlannedFault> shown(List<Tally> some) {
        return some.stream().map(one -> one.at(clock.instant())).toList();
    }

    @Override
    public synchronized void remove(String name) {
        if (!tallies.removeIf(one -> one.fault().name().equals(name))) {
            throw Misuse.unknown("name", "there is no fault '" + name + "'; there are " + names());
        }
    }

    @Override
    public synchronized void clear() {
        tallies.clear();
    }

    @Override
    public boolean isEmpty() {
        return tallies.isEmpty();
    }

    /** Lets those happen to a call that are due at that moment, one after the other, until one ends it. */
    public void strike(Moment moment, Victim call) {
        for (Tally one : tallies) {
            if (!call.isOver()) {
                one.strike(moment, call, clock.instant(), randomSeed);
            }
        }
    }

    private List<String> names() {
        return tallies.stream().map(one -> one.fault().name()).toList();
    }
}
