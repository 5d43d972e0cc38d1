package io.github.kisimock.domain;

import java.time.Instant;

/**
 * Something that happened at a door: somebody tried to unlock it.
 *
 * @param loginId with which login
 * @param success whether the door opened
 */
public record Event(Id<Event> id, Id<Lock> lockId, Id<User> userId, Id<Login> loginId, boolean success, Instant at)
        implements Entity<Event> {

    private static final int MOST_KEPT = 1_000;

    /** The world with one more event; the oldest goes when there are more than 1,000. */
    static World keep(World world, Caller caller, Id<Lock> lock, boolean success, Instant now) {
        Event event = new Event(
                world.nextId(Event.class),
                lock,
                caller.user().id(),
                caller.login().id(),
                success,
                now);
        return world.with(event).keepingNewest(MOST_KEPT, Event.class);
    }
}
