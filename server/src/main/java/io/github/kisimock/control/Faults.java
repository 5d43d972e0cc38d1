package io.github.kisimock.control;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The planned faults of one workspace, a hundred at most, in the order in which they were added. */
public final class Faults {

    private static final int MOST = 100;

    private final long randomSeed;
    private final InstantSource clock;
    private final List<Tally> tallies = new CopyOnWriteArrayList<>();

    Faults(long randomSeed, InstantSource clock) {
        this.randomSeed = randomSeed;
        this.clock = clock;
    }

    /**
     * Plans a fault, and answers it with its name. It counts its calls from now on.
     *
     * @throws Misuse if its name is taken, or there are a hundred
     */
    public PlannedFault add(Fault fault) {
        return add(List.of(fault)).get(0);
    }

    /**
     * Plans all of them, or none.
     *
     * @throws Misuse if a name is taken, or there would be more than a hundred
     */
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

    /** All of them, with how often each matched and fired. */
    public List<PlannedFault> list() {
        return shown(tallies);
    }

    private List<PlannedFault> shown(List<Tally> some) {
        return some.stream().map(one -> one.at(clock.instant())).toList();
    }

    /** Those that have not fired yet: what a test planned and did not get. */
    public List<PlannedFault> unconsumed() {
        return list().stream().filter(planned -> planned.fired() == 0).toList();
    }

    /**
     * The fault of that name.
     *
     * @throws Misuse if there is none
     */
    public PlannedFault get(String name) {
        return list().stream()
                .filter(planned -> planned.fault().name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /**
     * Removes one.
     *
     * @throws Misuse if there is none of that name
     */
    public synchronized void remove(String name) {
        if (!tallies.removeIf(one -> one.fault().name().equals(name))) {
            throw unknown(name);
        }
    }

    /** Removes all. */
    public synchronized void clear() {
        tallies.clear();
    }

    /** Whether there are none. */
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

    private Misuse unknown(String name) {
        return Misuse.unknown("name", "there is no fault '" + name + "'; there are " + names());
    }
}
