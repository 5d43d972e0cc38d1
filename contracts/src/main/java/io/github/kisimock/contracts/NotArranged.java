package io.github.kisimock.contracts;

/** A state could not be brought about this time, as the organization is or answers. */
final class NotArranged extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String why;

    /**
     * Says so, without a stack trace.
     *
     * @param why in words that go after the name of an interaction
     */
    NotArranged(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
