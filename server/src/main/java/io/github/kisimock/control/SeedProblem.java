package io.github.kisimock.control;

/** A seed that cannot be used. Its message is one line that names the place and what would do. */
public final class SeedProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String pointer;

    SeedProblem(String pointer, String problem) {
        super(problem);
        this.pointer = pointer;
    }

    /** Where in the seed, as a JSON pointer (RFC 6901); empty if it is not about one place. */
    public String pointer() {
        return pointer;
    }
}
