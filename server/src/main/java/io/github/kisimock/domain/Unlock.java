package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Opens a door, if the caller may. Either way an event is kept, so a refusal is part of the answer and not
 * thrown here: the world has changed.
 */
public record Unlock(Caller caller, Id<Lock> lock, Instant now) implements Command<Optional<Refusal>> {

    @Override
    public Outcome<Optional<Refusal>> on(World world) {
        Lock door = world.find(lock)
                .filter(found -> caller.shares(found.organizationId()))
                .orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        User user = world.find(caller.user().id()).orElseThrow(() -> Refusal.of(Reason.USER_DELETED));
        Optional<Refusal> refusal = obstacle(world, user, door).map(Refusal::of);
        World kept = Event.keep(world, caller, lock, refusal.isEmpty(), now);
        return new Outcome<>(refusal.isEmpty() ? kept.with(user.accessedAt(now)) : kept, refusal);
    }

    private Optional<Reason> obstacle(World world, User user, Lock door) {
        if (!user.profile().accessEnabled()) {
            return Optional.of(Reason.ACCESS_DISABLED);
        }
        return mayOpen(world, caller, door, now) ? Optional.empty() : Optional.of(Reason.DOOR_DENIED);
    }

    /** Whether the caller's roles open that door at that time. */
    public static boolean mayOpen(World world, Caller caller, Lock door, Instant now) {
        return (caller.administers() && world.switches().is(Switch.ADMINISTRATORS_UNLOCK, "always"))
                || door.isGrantedTo(caller.user().id(), world, now);
    }
}
