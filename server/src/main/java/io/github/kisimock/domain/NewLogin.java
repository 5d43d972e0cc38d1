package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A login that is asked for, with the fresh secret it is to have. */
public record NewLogin(Login.Kind kind, Optional<String> name, Login.Device device, boolean expire, Secret secret) {

    /** Published limit of device logins a user can have. */
    public static final int MOST_DEVICES = 40;

    /** Published limit of API logins a user can have. */
    public static final int MOST_API_KEYS = 10;

    /** A user's logins beyond so many go when another is opened, if they have expired; until then it can be told of each. */
    private static final int MOST_KEPT = 100;

    /**
     * Opens it for the user, whoever asked.
     *
     * @throws Refusal if it is an API key and the user may have none, or no more
     */
    Outcome<Login> openFor(World world, User user, Instant now) {
        World bounded = forgettingExpired(world, user, now);
        World withRoom =
                kind == Login.Kind.API ? refusingTooMany(bounded, user, now) : endingTooMany(bounded, user, now);
        Login login = new Login(
                world.nextId(Login.class),
                kind,
                user.id(),
                secret,
                name,
                device,
                expire,
                false,
                now,
                now,
                Optional.empty());
        return new Outcome<>(withRoom.with(login), login);
    }

    private static World forgettingExpired(World world, User user, Instant now) {
        Collection<Login> all = world.all(Login.class).where(Login.BY_USER, user.id());
        int tooMany = all.size() + 1 - MOST_KEPT;
        return tooMany <= 0
                ? world
                : world.withoutAll(all.stream()
                        .filter(login -> login.isExpired(world, now))
                        .sorted(Comparator.comparing(Login::lastSign))
                        .limit(tooMany)
                        .toList());
    }

    private World refusingTooMany(World world, User user, Instant now) {
        if (!RoleAssignment.organizationRoleOf(world, user.id()).administers()) {
            throw Refusal.of(Reason.KEY_NOT_ALLOWED);
        }
        if (ofThisKind(world, user, now).count() >= MOST_API_KEYS) {
            throw Refusal.of(Reason.API_LIMIT, "type", "has too many API logins");
        }
        return world;
    }

    private World endingTooMany(World world, User user, Instant now) {
        World left = world;
        Live live = ofThisKind(left, user, now);
        for (int tooMany = live.count() + 1 - MOST_DEVICES; tooMany > 0; tooMany--) {
            left = left.without(Objects.requireNonNull(live.leastUsed()).id());
            if (tooMany > 1) { // mostly it is one, and looking again at forty logins is a good part of a sign-in
                live = ofThisKind(left, user, now);
            }
        }
        return left;
    }

    /** How many live logins of this kind a user has, and the one unused for longest. */
    private record Live(int count, @Nullable Login leastUsed) {}

    private Live ofThisKind(World world, User user, Instant now) {
        Expiry expiry = Expiry.of(user, world, now);
        int count = 0;
        Login leastUsed = null;
        for (Login login : world.all(Login.class).where(Login.BY_USER, user.id())) { // often forty: no stream
            if (login.kind() == kind && !login.isExpired(expiry)) {
                count++;
                leastUsed = leastUsed == null || login.lastSign().isBefore(leastUsed.lastSign()) ? login : leastUsed;
            }
        }
        return new Live(count, leastUsed);
    }
}
