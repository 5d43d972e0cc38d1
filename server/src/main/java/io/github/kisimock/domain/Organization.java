package io.github.kisimock.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A customer of Kisi: users, places and everything else belong to one.
 *
 * @param domain the short name that sign-in takes; unique
 * @param deviceLoginsExpireAfter for how long a device login may lie unused; two weeks unless set
 * @param sendsEmails the organization's own setting: false means that nobody in it gets a mail
 */
public record Organization(
        Id<Organization> id,
        String name,
        String domain,
        Duration deviceLoginsExpireAfter,
        boolean sendsEmails,
        Instant createdAt)
        implements Entity<Organization> {

    /** By domain. */
    public static final Index<Organization, String> BY_DOMAIN = Index.by(Organization::domain);

    /** Published default of {@code device_logins_expire_after}: 1,209,600 seconds. */
    public static final Duration TWO_WEEKS = Duration.ofDays(14);
}
