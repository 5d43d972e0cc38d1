package io.github.kisimock.control;

import java.util.List;

/** The planned faults of one workspace, a hundred at most, in the order in which they were added. */
public interface Faults {

    /**
     * Plans a fault, and answers it with its name. It counts its calls from now on.
     *
     * @throws Misuse if its name is taken, or there are a hundred
     */
    default PlannedFault add(Fault fault) {
        return add(List.of(fault)).get(0);
    }

    /**
     * Plans all of them, or none.
     *
     * @throws Misuse if a name is taken, or there would be more than a hundred
     */
    List<PlannedFault> add(List<Fault> faults);

    /** All of them, with how often each matched and fired. */
    List<PlannedFault> list();

    /** Those that have not fired yet: what a test planned and did not get. */
    default List<PlannedFault> unconsumed() {
        return list().stream().filter(planned -> planned.fired() == 0).toList();
    }

    /**
     * The fault of that name.
     *
     * @throws Misuse if there is none
     */
    default PlannedFault get(String name) {
        return list().stream()
                .filter(planned -> planned.fault().name().equals(name))
                .findFirst()
                .orElseThrow(() -> Misuse.unknown(
                        "name",
                        "there is no fault '" + name + "'; there are "
                                + list().stream()
                                        .map(planned -> planned.fault().name())
                                        .toList()));
    }

    /** Whether there are none. */
    default boolean isEmpty() {
        return list().isEmpty();
    }

    /**
     * Removes one.
     *
     * @throws Misuse if there is none of that name
     */
    void remove(String name);

    /** Removes all. */
    void clear();
}
