package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * An account in one organization. The same e-mail address may have accounts in others.
 *
 * @param password none for a managed user: nobody signs in as one, an administrator logs in on its behalf
 * @param confirmed whether the e-mail address was confirmed; before that nobody signs in
 * @param lastAccessedAt when the user last opened a door
 * @param mailed whether Kisi writes to this user; off for users created with {@code send_emails: false}
 */
public record User(
        Id<User> id,
        Id<Organization> organizationId,
        EmailAddress email,
        Profile profile,
        Optional<Password> password,
        boolean confirmed,
        boolean mailed,
        Optional<SecondFactor> secondFactor,
        Optional<Instant> lastAccessedAt,
        Instant createdAt,
        Instant updatedAt)
        implements Entity<User> {

    /** By e-mail address, over all organizations. */
    public static final Index<User, EmailAddress> BY_EMAIL = Index.by(User::email);

    /** By organization. */
    public static final Index<User, Id<Organization>> BY_ORGANIZATION = Index.by(User::organizationId);

    /** The account of that address in that organization, if there is one. */
    public static Optional<User> find(World world, Id<Organization> organization, EmailAddress email) {
        for (User user : world.all(User.class).where(BY_EMAIL, email)) { // with each sign-in: no stream
            if (user.organizationId().equals(organization)) {
                return Optional.of(user);
            }
        }
        return Optional.empty();
    }

    /** Whether signing in takes a second factor. */
    public boolean needsSecondFactor() {
        return secondFactor.filter(SecondFactor::isActive).isPresent();
    }

    /** Whether mails reach this user: neither the user nor the organization is muted. */
    boolean getsMailIn(World world) {
        return mailed && world.get(organizationId).sendsEmails();
    }

    User with(Profile newProfile, Instant now) {
        return with(newProfile, password, confirmed, secondFactor, now);
    }

    User withPassword(Password newPassword, Instant now) {
        return with(profile, Optional.of(newPassword), confirmed, secondFactor, now);
    }

    User asConfirmed(Instant now) {
        return with(profile, password, true, secondFactor, now);
    }

    User withSecondFactor(Optional<SecondFactor> factor, Instant now) {
        return with(profile, password, confirmed, factor, now);
    }

    private User with(
            Profile newProfile,
            Optional<Password> newPassword,
            boolean isConfirmed,
            Optional<SecondFactor> factor,
            Instant now) {
        return new User(
                id,
                organizationId,
                email,
                newProfile,
                newPassword,
                isConfirmed,
                mailed,
                factor,
                lastAccessedAt,
                createdAt,
                now);
    }

    /** Opening a door is no change to the account. */
    User accessedAt(Instant now) {
        return new User(
                id,
                organizationId,
                email,
                profile,
                password,
                confirmed,
                mailed,
                secondFactor,
                Optional.of(now),
                createdAt,
                updatedAt);
    }
}
