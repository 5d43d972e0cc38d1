package io.github.kisimock.contracts;

/** A target is not to be asked any further. */
final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String why;

    /**
     * Says so, without a stack trace.
     *
     * @param why in words that go after "stopped:"
     */
    Stopped(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
