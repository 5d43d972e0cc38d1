package io.github.kisimock;

import java.util.Locale;

/**
 * A setting of the program, as its help lists it.
 *
 * @param flag with its dashes
 * @param value what it takes, in a word; empty if nothing
 * @param standard what it is unless given; may be empty
 */
record Setting(String flag, String value, String standard, String description) {

    boolean takesValue() {
        return !value.isEmpty();
    }

    /** The variable of the environment that says the same. */
    String variable() {
        return Options.PREFIX + flag.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
