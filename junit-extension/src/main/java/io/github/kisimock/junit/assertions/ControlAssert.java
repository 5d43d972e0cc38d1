package io.github.kisimock.junit.assertions;

import io.github.kisimock.control.Changes;
import io.github.kisimock.control.Changes.Change;
import io.github.kisimock.control.Control;
import io.github.kisimock.control.Expectation;
import io.github.kisimock.control.Finding;
import io.github.kisimock.control.Lint;
import io.github.kisimock.control.RequestPattern;
import io.github.kisimock.control.Verification;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions about one workspace: its calls, its members, its mails, and what has changed. */
public final class ControlAssert extends AbstractAssert<ControlAssert, Control> {

    ControlAssert(Control actual) {
        super(actual, ControlAssert.class);
    }

    /** There was at least one such call. */
    public ControlAssert received(RequestPattern wanted) {
        return received(Expectation.atLeast(1, wanted));
    }

    /** There were exactly so many such calls. */
    public ControlAssert received(int times, RequestPattern wanted) {
        return received(Expectation.exactly(times, wanted));
    }

    /** There were such calls in this order; others may be between them. */
    public ControlAssert receivedInOrder(RequestPattern... wanted) {
        return received(Expectation.inOrder(wanted));
    }

    /** The calls are as expected. */
    public ControlAssert received(Expectation expected) {
        Verification verification = actual.verify(expected);
        if (!verification.met()) {
            throw failure("%s", verification.report());
        }
        return this;
    }

    /** There was no call at all. */
    public ControlAssert receivedNothing() {
        return received(0, RequestPattern.ANY);
    }

    /** There is a member of that e-mail address; what is asserted next is about this member. */
    public MemberAssert hasMember(String email) {
        return new MemberAssert(
                this,
                actual,
                user(email)
                        .orElseThrow(() -> failure("%s", "Expected a member " + email + "\nThere are:" + members())));
    }

    /** There is no member of that e-mail address. */
    public ControlAssert hasNoMember(String email) {
        if (user(email).isPresent()) {
            throw failure("%s", "Expected no member " + email + "\nThere are:" + members());
        }
        return this;
    }

    private Optional<User> user(String email) {
        return actual.world().all(User.class).first(User.BY_EMAIL, new EmailAddress(email));
    }

    private String members() {
        return actual.world().all(User.class).rows().stream()
                .map(user -> "\n  " + user.email())
                .collect(Collectors.joining());
    }

    /** There is a mail of that kind to that address. */
    public ControlAssert sentMail(Mail.Kind kind, String to) {
        if (actual.outbox().stream()
                .noneMatch(mail -> mail.kind() == kind && mail.to().equals(new EmailAddress(to)))) {
            throw failure("%s", "Expected a mail " + kind + " to " + to + "\nThere are:" + mails());
        }
        return this;
    }

    /** No mail was sent to anybody. */
    public ControlAssert sentNoMail() {
        if (!actual.outbox().isEmpty()) {
            throw failure("%s", "Expected no mail\nThere are:" + mails());
        }
        return this;
    }

    private String mails() {
        List<Mail> all = actual.outbox();
        return all.isEmpty()
                ? " none"
                : all.stream()
                        .map(mail -> "\n  " + mail.kind() + " to " + mail.to())
                        .collect(Collectors.joining());
    }

    /** The calls show no bad habit at all. */
    public ControlAssert hasNoFindings() {
        return hasNoFindings(Lint.Severity.NOTE);
    }

    /** The calls show no bad habit that is as bad as that, or worse. */
    public ControlAssert hasNoFindings(Lint.Severity from) {
        List<Finding> bad = actual.lints().stream()
                .filter(finding -> finding.lint().severity().compareTo(from) <= 0)
                .toList();
        if (!bad.isEmpty()) {
            throw failure("%s", "Expected no bad habit from " + from + " on\nThere are:" + lines(bad));
        }
        return this;
    }

    /** The calls show that bad habit. */
    public ControlAssert hasFinding(Lint wanted) {
        List<Finding> all = actual.lints();
        if (all.stream().noneMatch(finding -> finding.lint() == wanted)) {
            throw failure(
                    "%s",
                    "Expected the bad habit " + wanted.id() + ": " + wanted.sentence() + "\nThere are:" + lines(all));
        }
        return this;
    }

    /** Since the workspace began, this has changed and nothing else; what a test's own scenario made is among it. */
    public ControlAssert changedOnly(ExpectedChange... wanted) {
        return only(actual.changes(), wanted);
    }

    /**
     * Since a world was kept under that name, this has changed and nothing else.
     *
     * @throws io.github.kisimock.control.Misuse if there is none
     */
    public ControlAssert changedOnlySince(String snapshot, ExpectedChange... wanted) {
        return only(Changes.between(actual.snapshots().get(snapshot), actual.world(), false), wanted);
    }

    private ControlAssert only(Changes changes, ExpectedChange... wanted) {
        List<ExpectedChange> missing = new ArrayList<>(List.of(wanted));
        List<Change> unexpected = changes.all().stream()
                .filter(change -> !missing.remove(ExpectedChange.of(change)))
                .toList();
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            throw failure(
                    "%s",
                    "Expected these changes and no others:" + lines(List.of(wanted)) + "\nDid not happen:"
                            + lines(missing) + "\nHappened besides:" + lines(unexpected));
        }
        return this;
    }

    /** Nothing has changed since the workspace began. */
    public ControlAssert changedNothing() {
        return changedOnly();
    }

    private static String lines(List<?> all) {
        return all.isEmpty()
                ? " nothing"
                : all.stream().map(one -> "\n  " + one).collect(Collectors.joining());
    }
}
