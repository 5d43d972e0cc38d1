package io.github.kisimock.control;

import java.util.regex.Pattern;

/** What tests call what they make: workspaces, faults, snapshots. */
final class Name {

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Name() {}

    /**
     * The name.
     *
     * @throws Misuse if it is none
     */
    static String of(String given) {
        if (!PATTERN.matcher(given).matches()) {
            throw Misuse.of(
                    "name",
                    "'" + given + "' is no name; it takes a letter or digit, and up to 63 more of letters, digits,"
                            + " dots, dashes and underscores");
        }
        return given;
    }
}
