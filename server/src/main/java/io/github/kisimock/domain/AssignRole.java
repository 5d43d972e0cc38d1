package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Gives a user a role in the organization or in a group of doors.
 *
 * @param appliesTo the organization or group; of the caller's organization
 * @param validFrom from when on it counts; for groups only, as published
 * @param validUntil until when it counts; for groups only
 * @param notified whether the user is told by mail
 */
public record AssignRole(
        Caller caller,
        Id<User> assignee,
        Role role,
        Id<?> appliesTo,
        boolean notified,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        Instant now)
        implements Command<RoleAssignment> {

    @Override
    public Outcome<RoleAssignment> on(World world) {
        if (role.appliesTo() != appliesTo.kind()) {
            throw Refusal.of(Reason.ASSIGNMENT_FIELDS, "role_id", "can't be assigned here");
        }
        if (role == Role.OWNER && world.switches().is(Switch.OWNER_ASSIGNMENT, "refused")) {
            throw Refusal.of(Reason.OWNER_ASSIGNMENT, "role_id", "can't be assigned");
        }
        User user = world.find(assignee)
                .filter(found -> caller.shares(found.organizationId()))
                .filter(found -> isOurs(world))
                .orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        if (world.switches().is(Switch.DUPLICATE_ASSIGNMENT, "409") && isAssigned(world)) {
            throw Refusal.of(Reason.DUPLICATE_ASSIGNMENT);
        }
        RoleAssignment assignment = new RoleAssignment(
                world.nextId(RoleAssignment.class),
                assignee,
                role,
                appliesTo,
                notified,
                Optional.of(caller.user().id()),
                role.appliesTo() == Group.class ? validFrom : Optional.empty(),
                role.appliesTo() == Group.class ? validUntil : Optional.empty(),
                now);
        World assigned = world.with(assignment);
        return new Outcome<>(
                notified
                        ? Mail.send(
                                assigned,
                                user,
                                Mail.Kind.ACCESS_SHARED,
                                "Access was shared",
                                "You are " + role.id(),
                                now)
                        : assigned,
                assignment);
    }

    private boolean isOurs(World world) {
        return appliesTo.equals(caller.organization())
                || world.all(Group.class).where(Group.BY_ORGANIZATION, caller.organization()).stream()
                        .anyMatch(group -> group.id().equals(appliesTo));
    }

    private boolean isAssigned(World world) {
        return world.all(RoleAssignment.class).where(RoleAssignment.BY_USER, assignee).stream()
                .anyMatch(other -> other.role() == role && other.appliesTo().equals(appliesTo));
    }
}
