package io.github.kisimock.domain;

import org.jspecify.annotations.Nullable;

/**
 * The number by which the API names one row. An {@code Id<Member>} is no {@code Id<User>}: the real API
 * has both for one person, and clients mix them up.
 *
 * @param kind what the number names
 * @param number as seen on the wire, counted up from a range of its own per kind
 */
public record Id<T extends Entity<T>>(Class<T> kind, int number) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Id<?> that && number == that.number && kind == that.kind;
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + number;
    }

    @Override
    public String toString() {
        return kind.getSimpleName() + " " + number;
    }
}
