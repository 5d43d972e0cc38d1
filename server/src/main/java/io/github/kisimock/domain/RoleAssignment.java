package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A role given to a user.
 *
 * @param appliesTo for which organization or group
 * @param notified whether the user was to be told by mail
 * @param createdBy who gave it; nobody for what a seed gave
 * @param validFrom from when on it counts; from the start if empty
 * @param validUntil until when it counts; for good if empty
 */
public record RoleAssignment(
        Id<RoleAssignment> id,
        Id<User> userId,
        Role role,
        Id<?> appliesTo,
        boolean notified,
        Optional<Id<User>> createdBy,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        Instant createdAt)
        implements Entity<RoleAssignment> {

    /** A role and the organization or group it is for. */
    public record Position(Role role, Id<?> appliesTo) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Position that && role == that.role && appliesTo.equals(that.appliesTo);
        }

        @Override
        public int hashCode() {
            return 31 * role.hashCode() + appliesTo.hashCode();
        }
    }

    /** By role and what it is for. */
    public static final Index<RoleAssignment, Position> BY_POSITION =
            Index.by(assignment -> new Position(assignment.role(), assignment.appliesTo()));

    /** By user. */
    public static final Index<RoleAssignment, Id<User>> BY_USER = Index.by(RoleAssignment::userId);

    /** The highest role the user has in its organization; basic if none was given. */
    public static Role organizationRoleOf(World world, Id<User> user) {
        return world.all(RoleAssignment.class).where(BY_USER, user).stream()
                .map(RoleAssignment::role)
                .filter(role -> role.appliesTo() == Organization.class)
                .min(Comparator.naturalOrder())
                .orElse(Role.BASIC);
    }

    /** The groups of doors in which the user has a role, each once. */
    public static Set<Id<Group>> groupsOf(World world, Id<User> user) {
        return world.all(RoleAssignment.class).where(BY_USER, user).stream()
                .flatMap(assignment -> assignment.group().stream())
                .collect(Collectors.toSet());
    }

    /** The group it is for, if it is for one. */
    @SuppressWarnings("unchecked") // an Id's kind is its T
    public Optional<Id<Group>> group() {
        return appliesTo.kind() == (Class<?>) Group.class ? Optional.of((Id<Group>) appliesTo) : Optional.empty();
    }

    boolean isValidAt(Instant now) {
        return validFrom.map(from -> !now.isBefore(from)).orElse(true)
                && validUntil.map(now::isBefore).orElse(true);
    }
}
