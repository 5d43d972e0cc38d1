package io.github.kisimock.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the calls of the program under test show of bad habits. */
final class LintEndpoints {

    /** What was found; the more calls had to go before, the less it says. */
    record LintsJson(int evicted, List<FindingJson> findings) {}

    /** A finding as served. */
    record FindingJson(
            String lint, String severity, String sentence, String message, List<Integer> requests, String advice) {
        static FindingJson of(Finding finding) {
            Lint lint = finding.lint();
            return new FindingJson(
                    lint.id(),
                    lint.severity().name().toLowerCase(Locale.ROOT),
                    lint.sentence(),
                    finding.message(),
                    finding.requests(),
                    lint.advice());
        }

        /** The finding, unless this version does not know the lint. */
        Optional<Finding> finding() {
            return Arrays.stream(Lint.values())
                    .filter(known -> known.id().equals(lint))
                    .findFirst()
                    .map(known -> new Finding(known, message, requests));
        }
    }

    /** Lists findings: as SARIF if {@code format} or the header {@code Accept} says so. */
    void list(ControlCall call) {
        Optional<String> format = call.query("format");
        format.filter(given -> !given.matches("json|sarif")).ifPresent(given -> {
            throw Misuse.of("format", "takes json or sarif, not '" + given + "'");
        });
        List<Finding> found = call.control().lints();
        if (format.map("sarif"::equals).orElse(call.accepts("sarif"))) {
            call.answerAs("application/sarif+json", Sarif.of(found, call));
        } else {
            call.answer(new LintsJson(
                    call.control().requestsEvicted(),
                    found.stream().map(FindingJson::of).toList()));
        }
    }
}
