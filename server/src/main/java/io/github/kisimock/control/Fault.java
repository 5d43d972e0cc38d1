package io.github.kisimock.control;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A trouble that a test plans for the program under test.
 *
 * <pre>{@code
 * faults.add(Fault.of(Effect.Status.of(429).retryAfter(Duration.ofSeconds(1))).on("POST /members").every(3));
 * }</pre>
 *
 * @param name of letters, digits, dots and dashes; counted if empty
 * @param match the calls that it may strike
 * @param schedule which of them it strikes
 * @param moment when, while such a call is answered
 * @param effect what it does to the call
 * @param ttl for how long after it was added it strikes, by the workspace's clock; for ever if empty
 */
public record Fault(
        String name, RequestPattern match, Schedule schedule, Moment moment, Effect effect, Optional<Duration> ttl) {

    /**
     * Checks it.
     *
     * @throws Misuse if it has a name that cannot be, or its effect cannot come about at that moment
     */
    public Fault {
        if (!name.isEmpty()) {
            Name.of(name);
        }
        if (!effect.moments().contains(moment)) {
            throw Misuse.of(
                    "moment",
                    "of " + effect.type() + " is "
                            + effect.moments().stream().map(Moment::word).collect(Collectors.joining(" or "))
                            + "; leave it out");
        }
        ttl.filter(given -> given.isNegative() || given.isZero()).ifPresent(given -> {
            throw Misuse.of("ttl", "takes a duration above zero, such as 10m");
        });
    }

    /** A fault that strikes all calls, for ever, at the moment that is usual for the effect. */
    public static Fault of(Effect effect) {
        return new Fault(
                "", RequestPattern.ANY, Schedule.ALWAYS, effect.moments().get(0), effect, Optional.empty());
    }

    /** This one, by that name. */
    public Fault named(String newName) {
        return new Fault(newName, match, schedule, moment, effect, ttl);
    }

    /** This one, striking only those calls. */
    public Fault on(RequestPattern newMatch) {
        return new Fault(name, newMatch, schedule, moment, effect, ttl);
    }

    /**
     * This one, striking only calls such as {@code POST /members} or {@code GET /users/{id}}.
     *
     * @throws Misuse if that is no method and path
     */
    public Fault on(String methodAndPath) {
        return on(RequestPattern.of(methodAndPath));
    }

    /** This one, striking only some of its calls. */
    public Fault scheduled(Schedule newSchedule) {
        return new Fault(name, match, newSchedule, moment, effect, ttl);
    }

    /** This one, striking the first so many of its calls. */
    public Fault first(int calls) {
        return scheduled(new Schedule.First(calls));
    }

    /** This one, striking every so manieth of its calls. */
    public Fault every(int calls) {
        return scheduled(new Schedule.Every(calls));
    }

    /** This one, striking at that moment. */
    public Fault at(Moment newMoment) {
        return new Fault(name, match, schedule, newMoment, effect, ttl);
    }

    /** This one, striking for so long only. */
    public Fault lasting(Duration newTtl) {
        return new Fault(name, match, schedule, moment, effect, Optional.of(newTtl));
    }
}
