package io.github.kisimock.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the link in a mail carries. It works once, and a newer one for the same purpose takes its place. */
public record MailToken(Id<MailToken> id, Purpose purpose, Id<User> userId, Secret secret, Instant createdAt)
        implements Entity<MailToken> {

    /** By the token itself. */
    public static final Index<MailToken, Secret> BY_SECRET = Index.by(MailToken::secret);

    /** By the user it was made for. */
    public static final Index<MailToken, Id<User>> BY_USER = Index.by(MailToken::userId);

    /** What it is good for. */
    public enum Purpose {
        /** To confirm the e-mail address, and to sign up by an invitation. */
        CONFIRMATION,
        /** To set a new password. */
        PASSWORD_RESET
    }

    /** Whether it was too old at that time; only tokens for a new password grow old. */
    boolean isExpired(World world, Instant now) {
        Duration lifetime = Duration.ofHours(world.switches().number(Switch.RESET_TOKEN_HOURS));
        return purpose == Purpose.PASSWORD_RESET && !now.isBefore(createdAt.plus(lifetime));
    }

    static World issue(World world, Purpose purpose, Id<User> user, Secret secret, Instant now) {
        World without = world;
        for (MailToken old : world.all(MailToken.class).where(BY_USER, user)) {
            without = old.purpose() == purpose ? without.without(old.id()) : without;
        }
        return without.with(new MailToken(world.nextId(MailToken.class), purpose, user, secret, now));
    }

    static Optional<MailToken> find(World world, Purpose purpose, Secret secret) {
        return world.all(MailToken.class).first(BY_SECRET, secret).filter(token -> token.purpose() == purpose);
    }
}
