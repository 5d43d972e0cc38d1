package io.github.kisimock.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts a call against the published limit of five a second. Calls count from the first one of a second on.
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
                .orElseGet(() -> new Allowance(current.nextId(Allowance.class), owner, now, 0));
        if (allowance.used() >= MOST_CALLS) {
            throw Refusal.until(
                    Reason.TOO_MANY_REQUESTS,
                    Duration.between(now, allowance.since().plus(WINDOW)));
        }
        Allowance counted = new Allowance(allowance.id(), owner, allowance.since(), allowance.used() + 1);
        return new Outcome<>(current.with(counted), counted);
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
