package io.github.kisimock.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call is refused, and nothing has changed. It carries facts; texts are made where replies are made. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient Map<String, List<String>> problems;
    private final transient Optional<Duration> retryAfter;

    private Refusal(Reason reason, Map<String, List<String>> problems, Optional<Duration> retryAfter) {
        super(reason + " " + problems, null, false, false);
        this.reason = reason;
        this.problems = problems;
        this.retryAfter = retryAfter;
    }

    /** A refusal of the call as a whole. */
    public static Refusal of(Reason reason) {
        return new Refusal(reason, Map.of(), Optional.empty());
    }

    /** A refusal because of what one field holds. */
    public static Refusal of(Reason reason, String field, String problem) {
        return of(reason, Map.of(field, List.of(problem)));
    }

    /** A refusal because of what several fields hold. */
    public static Refusal of(Reason reason, Map<String, List<String>> problems) {
        return new Refusal(reason, problems, Optional.empty());
    }

    /** A refusal until some time has passed. */
    public static Refusal until(Reason reason, Duration retryAfter) {
        return new Refusal(reason, Map.of(), Optional.of(retryAfter));
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** The fields that are at fault and what is wrong with each; empty if it is not a matter of fields. */
    public Map<String, List<String>> problems() {
        return problems;
    }

    /** How long to wait before the call can succeed, if waiting is what it takes. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
