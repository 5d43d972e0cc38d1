package io.github.kisimock.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.kisimock.api.References.GroupReference;
import io.github.kisimock.api.References.OrganizationReference;
import io.github.kisimock.api.References.UserReference;
import io.github.kisimock.domain.Group;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.World;
import java.util.Locale;
import java.util.Optional;

/**
 * A role given to a user. For a group it has four keys more than for the organization, and the other way
 * round two: what does not apply is left out, not null.
 */
record RoleAssignmentJson(
        int id,
        String resourceType,
        String createdAt,
        String updatedAt,
        String roleId,
        @JsonProperty("notify") boolean notified,
        String appliesToType,
        int appliesToId,
        Object appliesTo,
        String assigneeType,
        int assigneeId,
        UserReference assignee,
        Optional<String> createdByType,
        Optional<Integer> createdById,
        int userId,
        UserReference user,
        Optional<Integer> assigneeTeamId,
        Optional<Integer> guestId,
        Optional<Integer> issuedById,
        String type,
        String scope,
        @JsonUnwrapped Bounds bounds) {

    /** The keys that only an assignment of this kind has. */
    sealed interface Bounds {}

    record InOrganization(int organizationId, OrganizationReference organization) implements Bounds {}

    record InGroup(int groupId, GroupReference group, Optional<String> validFrom, Optional<String> validUntil)
            implements Bounds {}

    static RoleAssignmentJson of(RoleAssignment assignment, World world) {
        UserReference user = UserReference.of(world.get(assignment.userId()));
        String kind = assignment.appliesTo().kind().getSimpleName();
        Bounds bounds = bounds(assignment, world);
        return new RoleAssignmentJson(
                assignment.id().number(),
                "RoleAssignment",
                Timestamps.show(assignment.createdAt(), world),
                Timestamps.show(assignment.createdAt(), world),
                assignment.role().id(),
                assignment.notified(),
                kind,
                assignment.appliesTo().number(),
                bounds instanceof InGroup in ? in.group() : ((InOrganization) bounds).organization(),
                "User",
                user.id(),
                user,
                assignment.createdBy().map(ignored -> "User"),
                References.number(assignment.createdBy()),
                user.id(),
                user,
                Optional.empty(),
                Optional.empty(),
                References.number(assignment.createdBy()),
                kind.toLowerCase(Locale.ROOT),
                kind.toLowerCase(Locale.ROOT),
                bounds);
    }

    private static Bounds bounds(RoleAssignment assignment, World world) {
        if (assignment.group().isEmpty()) {
            Id<Organization> id = world.get(assignment.userId()).organizationId();
            return new InOrganization(id.number(), OrganizationReference.of(id, world));
        }
        Group group = world.get(assignment.group().get());
        int id = group.id().number();
        return new InGroup(
                id,
                new GroupReference(id, "Group", group.name()),
                Timestamps.show(assignment.validFrom(), world),
                Timestamps.show(assignment.validUntil(), world));
    }
}
