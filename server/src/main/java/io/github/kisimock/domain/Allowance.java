package io.github.kisimock.domain;

import java.time.Instant;

/**
 * How many calls somebody has made in the current second.
 *
 * @param owner a user, or the address of whoever is not signed in
 */
public record Allowance(Id<Allowance> id, String owner, Instant since, int used) implements Entity<Allowance> {

    /** By owner. */
    public static final Index<Allowance, String> BY_OWNER = Index.by(Allowance::owner);
}
