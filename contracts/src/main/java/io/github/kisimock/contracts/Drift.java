package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.ProviderState;
import io.github.kisimock.contracts.Report.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds a live organization against the contracts, as far as that does no harm and was allowed. */
final class Drift {

    /** Addresses that contracts invent. They stay the same, while that of a live user is taken for good. */
    private static final String INVENTED = "\\b\\w+@example\\.com\\b";

    /** Lists that may have nothing in them, though the contracts' worlds have something in all of them. */
    private static final String MAY_BE_EMPTY = "GET /(places|locks|role_assignments)";

    private final Live live;
    private final OwnMembers members;
    private final LiveStates states;
    private final Permission permission;
    private final Report report = new Report();

    private Drift(Live live, Permission permission) {
        this.live = live;
        this.permission = permission;
        this.members = new OwnMembers(live);
        this.states = new LiveStates(live, members, live.confirm());
    }

    /**
     * Tries everything out that is within reach and allowed, and removes whom it made. A report that ends early
     * says so; one of an organization in which somebody was left behind says who.
     *
     * @throws Stopped if the organization is not the one that was named; nothing else has been asked then
     */
    static Report of(Live live, Permission permission) {
        Drift drift = new Drift(live, permission);
        try {
            Promise.all().forEach(drift::check);
        } catch (Stopped e) {
            drift.report.stop(e.why());
        } finally {
            List<String> left = drift.members.remove();
            if (!left.isEmpty()) {
                drift.report.add("removing the members made for it", List.of(), Outcome.BROKEN, left);
            }
        }
        return drift.report;
    }

    private void check(Promise promise) {
        Optional<String> reason = Reach.reasonAgainst(promise).or(() -> permission.reasonAgainst(promise));
        if (reason.isPresent()) {
            skip(promise, reason.get());
            return;
        }
        try {
            ask(promise);
        } catch (NotArranged e) {
            skip(promise, e.why());
        }
    }

    private void ask(Promise promise) {
        Map<String, Object> made = new TreeMap<>();
        String address = OwnMembers.newAddress();
        Promise own = promise.saying(text -> text.replaceAll(INVENTED, address));
        for (ProviderState state : promise.states()) {
            Map<String, Object> told = states.arrange(state.getName());
            made.putAll(told);
            own = pinned(own, state, told);
        }
        Call call = Call.with(own.request(), made);
        if (Reach.takesMembers(promise) && !promise.reads() && !members.areMeantBy(call)) {
            skip(promise, "names no member that was made for it");
            return;
        }
        Seen reply = live.send(call);
        members.watch(call, reply);
        if (promise.succeeds()) {
            live.stopIfSuspended(reply);
        }
        List<String> problems = new ExpectedReply(own, false).problems(reply);
        if (promise.operation().matches(MAY_BE_EMPTY) && reply.body().equals("[]")) {
            skip(promise, "the organization has none");
        } else {
            report.add(promise.description(), promise.rules(), Outcome.of(problems), problems);
        }
    }

    /** What the contract has written down for a state, replaced by what was made. */
    private static Promise pinned(Promise promise, ProviderState state, Map<String, Object> told) {
        Promise own = promise;
        for (Map.Entry<String, Object> param : state.getParams().entrySet()) {
            String written = number(param.getValue());
            String real = String.valueOf(told.get(param.getKey()));
            own = own.saying(text -> replaced(text, written, real))
                    .saying(text ->
                            // A search may have a part of an address: all but what is behind its last dot.
                            replaced(text, stem(written), stem(real)));
        }
        return own;
    }

    private static String number(Object value) {
        return value instanceof Number number ? String.valueOf(number.intValue()) : value.toString();
    }

    private static String replaced(String text, String written, String real) {
        return text.replaceAll("(?<!\\w)\\Q" + written + "\\E(?!\\w)", real);
    }

    private static String stem(String address) {
        return address.replaceFirst("\\.\\w+$", "");
    }

    private void skip(Promise promise, String why) {
        report.add(promise.description(), promise.rules(), Outcome.SKIPPED, List.of(why));
    }
}
