package io.github.kisimock.domain;

import java.time.Instant;

/** A door that can be unlocked. */
public record Lock(Id<Lock> id, Id<Organization> organizationId, Id<Place> placeId, String name, Instant createdAt)
        implements Entity<Lock> {

    /** By organization. */
    public static final Index<Lock, Id<Organization>> BY_ORGANIZATION = Index.by(Lock::organizationId);

    /** Whether the user may open it at that time, by a role in a group that has it. */
    public boolean isGrantedTo(Id<User> user, World world, Instant now) {
        return world.all(RoleAssignment.class).where(RoleAssignment.BY_USER, user).stream()
                .filter(assignment -> assignment.isValidAt(now))
                .flatMap(assignment -> assignment.group().flatMap(world::find).stream())
                .anyMatch(group -> group.locks().contains(id));
    }
}
