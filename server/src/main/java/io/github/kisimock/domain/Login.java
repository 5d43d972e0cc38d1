package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The right to act as a user, proven by a secret: a session of an app, or an API key.
 *
 * @param expire whether it ends when left unused for as long as the organization allows
 * @param primary whether it is the user's primary device
 * @param lastUsedAt when a call was last signed in with it
 */
public record Login(
        Id<Login> id,
        Kind kind,
        Id<User> userId,
        Secret secret,
        Optional<String> name,
        Device device,
        boolean expire,
        boolean primary,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> lastUsedAt)
        implements Entity<Login> {

    /** By secret. */
    public static final Index<Login, Secret> BY_SECRET = Index.by(Login::secret);

    /** By user. */
    public static final Index<Login, Id<User>> BY_USER = Index.by(Login::userId);

    /** The two kinds there are; on the wire {@code type}. */
    public enum Kind {
        /** An API key. A user has ten at most. */
        API,
        /** A session of an app. A user has forty at most; one more ends the least recently used. */
        DEVICE
    }

    /** Where the app runs, as the app says; empty for what it does not say. */
    public record Device(Optional<String> brand, Optional<String> model, Optional<String> osName) {
        /** A device about which nothing was said. */
        public static final Device UNKNOWN = new Device(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether it is an API key. */
    public boolean isApiKey() {
        return kind == Kind.API;
    }

    /** When it was last used, or made if it never was. */
    Instant lastSign() {
        return lastUsedAt.orElse(createdAt);
    }

    /** Whether it had been left unused for too long at that time. */
    public boolean isExpired(World world, Instant now) {
        return isExpired(Expiry.of(world.get(userId), world, now));
    }

    /** Likewise, by the rule for its user: who looks at many logins of one user looks that up once. */
    boolean isExpired(Expiry rule) {
        return expire && !lastSign().isAfter(rule.latest()) && rule.appliesTo(kind);
    }

    Login usedAt(Instant now) {
        return new Login(
                id, kind, userId, secret, name, device, expire, primary, createdAt, updatedAt, Optional.of(now));
    }

    Login named(Optional<String> newName, Instant now) {
        return new Login(id, kind, userId, secret, newName, device, expire, primary, createdAt, now, lastUsedAt);
    }

    Login asPrimary(boolean nowPrimary, Instant now) {
        return new Login(id, kind, userId, secret, name, device, expire, nowPrimary, createdAt, now, lastUsedAt);
    }
}
