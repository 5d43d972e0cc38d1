package io.github.kisimock.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A choice for every {@link Switch}: an immutable value. */
public final class Switches {

    /** Every switch as the ledger's rules have it. */
    public static final Switches STANDARD = new Switches(Map.of());

    private final Map<Switch, String> changed;

    private Switches(Map<Switch, String> changed) {
        this.changed = changed;
    }

    /**
     * These, with one set.
     *
     * @throws IllegalArgumentException if the switch cannot be set to that
     */
    public Switches with(Switch which, String value) {
        if (!which.accepts(value)) {
            throw new IllegalArgumentException(
                    which.key() + " is set to '" + value + "'; it takes " + which.expected());
        }
        if (get(which).equals(value)) {
            return this;
        }
        Map<Switch, String> next = new EnumMap<>(Switch.class);
        next.putAll(changed);
        next.put(which, value);
        return new Switches(Collections.unmodifiableMap(next));
    }

    /** What the switch is set to. */
    public String get(Switch which) {
        return changed.getOrDefault(which, which.standard());
    }

    /** What a switch that holds a number, such as a status, is set to. */
    public int number(Switch which) {
        return Integer.parseInt(get(which));
    }

    /**
     * Whether the switch is set to that.
     *
     * @throws IllegalArgumentException if it never could be: a slip in the caller
     */
    public boolean is(Switch which, String value) {
        boolean so = get(which).equals(value);
        if (!so && !which.accepts(value)) {
            throw new IllegalArgumentException(which.key() + " is never '" + value + "'");
        }
        return so;
    }
}
