package io.github.kisimock.junit.assertions;

import io.github.kisimock.control.Changes.How;
import io.github.kisimock.control.Control;
import io.github.kisimock.junit.Kisi;

/** Where the assertions begin: to be imported statically, beside AssertJ's own. */
public final class KisiAssertions {

    private KisiAssertions() {}

    /** Asserts something about the mock of a test. */
    public static ControlAssert assertThat(Kisi kisi) {
        return assertThat(kisi.control());
    }

    /** Asserts something about a workspace. */
    public static ControlAssert assertThat(Control control) {
        return new ControlAssert(control);
    }

    /**
     * A record that is new.
     *
     * @param kind {@code member}, {@code login}, {@code mail} … as {@link io.github.kisimock.control.Changes} has it
     * @param name the e-mail address of whom it belongs to; else its domain, name or key
     */
    public static ExpectedChange added(String kind, String name) {
        return new ExpectedChange(How.ADDED, kind, name);
    }

    /** A record that is otherwise; kind and name as in {@link #added}. */
    public static ExpectedChange changed(String kind, String name) {
        return new ExpectedChange(How.CHANGED, kind, name);
    }

    /** A record that is gone; kind and name as in {@link #added}. */
    public static ExpectedChange removed(String kind, String name) {
        return new ExpectedChange(How.REMOVED, kind, name);
    }
}
