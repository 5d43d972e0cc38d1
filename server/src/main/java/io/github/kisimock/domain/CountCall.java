package io.github.kisimock.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Counts a call against the published limit of five a second. The first call begins a second, or by a switch the clock does.
 *
 * @param owner the user, or the address of whoever is not signed in
 */
public record CountCall(String owner, Instant now) implements Command<Allowance> {

    /** Published limit of calls a second. */
    public static final int MOST_CALLS = 5;

    private static final Duration WINDOW = Duration.ofSeconds(1);

    @Override
    public Outcome<Allowance> on(World world) {
        World current = withoutPast(world);
        Allowance allowance = current.all(Allowance.class)
                .first(Allowance.BY_OWNER, owner)
                .orElseGet(() -> new Allowance(current.nextId(Allowance.class), owner, beginning(world), 0));
        if (allowance.used() >= MOST_CALLS) {
            throw Refusal.until(
                    Reason.TOO_MANY_REQUESTS,
                    Duration.between(now, allowance.since().plus(WINDOW)));
        }
        Allowance counted = new Allowance(allowance.id(), owner, allowance.since(), allowance.used() + 1);
        return new Outcome<>(current.with(counted), counted);
    }

    private Instant beginning(World world) {
        return world.switches().is(Switch.RATE_WINDOW, "first-call") ? now : now.truncatedTo(ChronoUnit.SECONDS);
    }

    private World withoutPast(World world) {
        World current = world;
        for (Allowance old : world.all(Allowance.class).rows()) {
            if (now.isBefore(old.since().plus(WINDOW)) && !now.isBefore(old.since())) {
                break;
            }
            current = current.without(old.id());
        }
        return current;
    }
}
