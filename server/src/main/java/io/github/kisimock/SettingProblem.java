package io.github.kisimock;

/** A setting that is unknown, or set to what it cannot be: in one line that names it and what would do. */
final class SettingProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    SettingProblem(String message) {
        super(message);
    }
}
