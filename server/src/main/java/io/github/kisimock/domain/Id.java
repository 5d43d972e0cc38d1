package io.github.kisimock.domain;

/**
 * The number by which the API names one row. An {@code Id<Member>} is no {@code Id<User>}: the real API
 * has both for one person, and clients mix them up.
 *
 * @param kind what the number names
 * @param number as seen on the wire, counted up from a range of its own per kind
 */
public record Id<T extends Entity<T>>(Class<T> kind, int number) {

    @Override
    public String toString() {
        return kind.getSimpleName() + " " + number;
    }
}
