package io.github.kisimock.junit;

import io.github.kisimock.control.Finding;
import io.github.kisimock.control.Lint;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What does not fail a test.
 *
 * @param level the mildest findings that fail it
 */
record Tolerance(Set<Complaint> complaints, Lint.Severity level, Set<Lint> lints) {

    static final Tolerance STANDARD = new Tolerance(Set.of(), Lint.Severity.ERROR, Set.of());

    Tolerance {
        complaints = Set.copyOf(complaints);
        lints = Set.copyOf(lints);
    }

    Tolerance with(Complaint... more) {
        return new Tolerance(both(complaints, more), level, lints);
    }

    Tolerance with(Lint... more) {
        return new Tolerance(complaints, level, both(lints, more));
    }

    Tolerance from(Lint.Severity newLevel) {
        return new Tolerance(complaints, newLevel, lints);
    }

    boolean of(Complaint complaint) {
        return complaints.contains(complaint);
    }

    boolean of(Finding finding) {
        return of(Complaint.LINT)
                || lints.contains(finding.lint())
                || finding.lint().severity().compareTo(level) > 0;
    }

    private static <T> Set<T> both(Set<T> some, T[] more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toSet());
    }
}
