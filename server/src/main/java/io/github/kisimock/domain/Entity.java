package io.github.kisimock.domain;

/** A row of the world: an immutable value with an id. Two versions of a row share the id. */
public sealed interface Entity<T extends Entity<T>>
        permits Allowance,
                Event,
                Group,
                Lock,
                Login,
                Mail,
                MailToken,
                Member,
                Organization,
                Place,
                RoleAssignment,
                User {

    /** The id, unchanged for as long as the row lives and never given again. */
    Id<T> id();
}
