package io.github.kisimock.junit;

import io.github.kisimock.control.Control;
import io.github.kisimock.control.Exchange;
import io.github.kisimock.control.Explanation;
import io.github.kisimock.control.PlannedFault;
import io.github.kisimock.control.Transcript;
import io.github.kisimock.domain.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the mock says of a test when it ends.
 *
 * @param control what the test had behind its base URL
 * @param callsBefore the number of the last call that is not the test's
 */
record Verdict(Space space, Control control, Tolerance tolerance, int callsBefore) {

    /** Between the last byte of a reply and its entry in the journal there is a moment. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private static final int MOST_REFUSALS = 5;

    private static final Set<String> UNKNOWN_ROUTES = Set.of(Reason.NO_ROUTE.rule(), Reason.WRONG_METHOD.rule());

    /**
     * Fails a test that would pass otherwise.
     *
     * @throws AssertionError if there is anything to complain of
     */
    void complain(ExtensionContext context) {
        List<String> complaints = complaints();
        if (!complaints.isEmpty()) {
            throw new AssertionError(String.join("\n", complaints) + "\nJournal: " + publish(context));
        }
    }

    /** Adds to a failure which calls were refused, and why. */
    void explain(Throwable failure, ExtensionContext context) {
        if (Attachment.isWanted(failure)) {
            control.awaitQuiet(GRACE);
            failure.addSuppressed(new MockSays(refusals(), publish(context)));
        }
    }

    private Path publish(ExtensionContext context) {
        return new Attachment(context, transcript()).publish();
    }

    /** All calls, to read. */
    String transcript() {
        return Transcript.of(control, space.uri());
    }

    private List<String> complaints() {
        List<String> all = new ArrayList<>();
        int underWay = control.awaitQuiet(GRACE);
        if (underWay > 0 && !tolerance.of(Complaint.IN_FLIGHT)) {
            all.add(Complaint.IN_FLIGHT + ": " + underWay + " not answered yet; let the test wait for its end");
        }
        if (!tolerance.of(Complaint.UNKNOWN_ROUTE)) {
            calls().filter(call -> call.rule().filter(UNKNOWN_ROUTES::contains).isPresent())
                    .forEach(call -> all.add(Complaint.UNKNOWN_ROUTE + ": " + why(call)));
        }
        if (!tolerance.of(Complaint.UNUSED_FAULT)) {
            control.faults().unconsumed().forEach(planned -> all.add(Complaint.UNUSED_FAULT + ": " + unused(planned)));
        }
        control.lints().stream()
                .filter(finding -> !tolerance.of(finding))
                .filter(finding -> finding.requests().stream().anyMatch(number -> number > callsBefore))
                .forEach(finding -> all.add(Complaint.LINT + ": " + finding));
        return all;
    }

    private static String unused(PlannedFault planned) {
        return planned.fault().name() + " on " + planned.fault().match()
                + (planned.matched() == 0
                        ? " met no call that it could have struck; look at its method and path, or remove the fault"
                        : " struck none of the " + planned.matched()
                                + " calls that it could have; make more of them, or remove the fault");
    }

    private List<String> refusals() {
        List<String> all =
                calls().filter(call -> call.rule().isPresent()).map(this::why).toList();
        return all.subList(Math.max(0, all.size() - MOST_REFUSALS), all.size());
    }

    private Stream<Exchange> calls() {
        return control.requests().stream().filter(call -> call.number() > callsBefore);
    }

    private String why(Exchange call) {
        return control.explain(call.number()).map(Explanation::toString).orElseGet(call::toString);
    }
}
