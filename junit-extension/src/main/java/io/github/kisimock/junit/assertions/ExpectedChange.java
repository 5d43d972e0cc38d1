package io.github.kisimock.junit.assertions;

import io.github.kisimock.control.Changes.Change;
import io.github.kisimock.control.Changes.How;
import java.util.Locale;

/**
 * A change that a test expects.
 *
 * @param kind as {@link Change#kind} has it
 * @param name as {@link Change#name} has it
 */
public record ExpectedChange(How how, String kind, String name) {

    static ExpectedChange of(Change change) {
        return new ExpectedChange(change.how(), change.kind(), change.name());
    }

    /** The change in words, as in failures. */
    @Override
    public String toString() {
        return kind.replace('_', ' ') + " " + name + " was " + how.name().toLowerCase(Locale.ROOT);
    }
}
