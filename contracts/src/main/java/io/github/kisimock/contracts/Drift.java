package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.ProviderState;
import io.github.kisimock.contracts.Report.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds a live organization against the contracts, as far as it was allowed to. */
final class Drift {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(\\w+)}");

    /** Whom the contracts make: the same each time, while the address of a live user is taken for good. */
    private static final String INVENTED = "ada@example.com";

    /**
     * What was allowed.
     *
     * @param writes to create members of its own, and to remove them
     * @param refusals to send what is to be refused; too many such calls may get an API key suspended
     */
    record Allowed(boolean writes, boolean refusals) {}

    /** The target does not want to be asked any further. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped(String why) {
            super(why, null, false, false);
        }
    }

    private final Live live;
    private final Allowed allowed;
    private final Report report = new Report();

    private Drift(Live live, Allowed allowed) {
        this.live = live;
        this.allowed = allowed;
    }

    /**
     * Asks for all that is allowed. A report that ends early says so in its last result.
     *
     * @throws Stopped if the organization is not the one that was named; nothing else has been asked then
     */
    static Report of(Live live, Allowed allowed) {
        Drift drift = new Drift(live, allowed);
        live.confirm();
        try {
            Promise.all().forEach(drift::check);
        } catch (Stopped e) {
            drift.report.add("the rest", List.of(), Outcome.SKIPPED, List.of("stopped: " + e.getMessage()));
        } finally {
            live.cleanUp();
        }
        return drift.report;
    }

    private void check(Promise promise) {
        String subject = promise.interaction().getDescription();
        List<String> rules = Contracts.rules(promise.interaction());
        Optional<String> reason = reasonToSkip(promise);
        if (reason.isPresent()) {
            report.add(subject, rules, Outcome.SKIPPED, List.of(reason.get()));
            return;
        }
        Map<String, Object> made = new TreeMap<>();
        promise.interaction().getProviderStates().forEach(state -> made.putAll(live.arrange(name(state))));
        if (!made.keySet().containsAll(names(promise))) {
            report.add(subject, rules, Outcome.SKIPPED, List.of("the organization does not tell what it needs"));
            return;
        }
        Promise own = promise.saying(INVENTED, live.newAddress());
        Seen reply = live.send(Call.with(own.request(), made));
        if (reply.status() == 401 && promise.succeeds()) {
            throw new Stopped("the API key is refused; it may have been suspended");
        }
        List<String> problems = own.problems(reply, false);
        report.add(subject, rules, problems.isEmpty() ? Outcome.KEPT : Outcome.BROKEN, problems);
    }

    private Optional<String> reasonToSkip(Promise promise) {
        if (!promise.succeeds() && !allowed.refusals()) {
            return Optional.of("is to be refused, and refusals are not allowed");
        }
        if (promise.succeeds() && !promise.reads() && !allowed.writes()) {
            return Optional.of("writes, and writes are not allowed");
        }
        List<ProviderState> states = promise.interaction().getProviderStates();
        if (states.isEmpty() && promise.succeeds()) {
            return Optional.of("no state says whose it is");
        }
        for (ProviderState state : states) {
            if (!state.getParams().isEmpty() || !live.canArrange(name(state), allowed.writes())) {
                return Optional.of("no live organization can be brought into its state");
            }
        }
        if (promise.succeeds() && !promise.reads() && !live.isAboutOwnMembers(promise)) {
            return Optional.of("would change more than members of its own");
        }
        return Optional.empty();
    }

    private static String name(ProviderState state) {
        return Objects.requireNonNullElse(state.getName(), "");
    }

    /** What the request takes from its states. */
    private static List<String> names(Promise promise) {
        return Stream.of(promise.request()
                        .getGenerators()
                        .toMap(PactSpecVersion.V4)
                        .toString())
                .map(EXPRESSION::matcher)
                .flatMap(Matcher::results)
                .map(found -> found.group(1))
                .toList();
    }
}
