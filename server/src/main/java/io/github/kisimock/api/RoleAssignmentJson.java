package io.github.kisimock.api;

import io.github.kisimock.api.References.GroupReference;
import io.github.kisimock.api.References.OrganizationReference;
import io.github.kisimock.api.References.UserReference;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.Locale;
import java.util.Optional;

/**
 * A role given to a user. For a group it has four keys more than for the organization, and the other way
 * round two: what does not apply is left out, not null.
 */
record RoleAssignmentJson(RoleAssignment assignment, World world) implements JsonObject {

    @Override
    public void writeTo(JsonWriter json) {
        User user = world.get(assignment.userId());
        Optional<GroupReference> group = assignment.group().map(id -> new GroupReference(world.get(id)));
        OrganizationReference organization = new OrganizationReference(world.get(user.organizationId()));
        String kind = assignment.appliesTo().kind().getSimpleName();
        json.field("id", assignment.id().number())
                .field("resource_type", "RoleAssignment")
                .field("created_at", Timestamps.show(assignment.createdAt(), world))
                .field("updated_at", Timestamps.show(assignment.createdAt(), world))
                .field("role_id", assignment.role().id())
                .field("notify", assignment.notified())
                .field("applies_to_type", kind)
                .field("applies_to_id", assignment.appliesTo().number())
                .field("applies_to", group.isPresent() ? group : organization)
                .field("assignee_type", "User")
                .field("assignee_id", user.id().number())
                .field("assignee", new UserReference(user))
                .field("created_by_type", assignment.createdBy().map(ignored -> "User"))
                .field("created_by_id", assignment.createdBy().map(Id::number))
                .field("user_id", user.id().number())
                .field("user", new UserReference(user))
                .none("assignee_team_id")
                .none("guest_id")
                .field("issued_by_id", assignment.createdBy().map(Id::number))
                .field("type", kind.toLowerCase(Locale.ROOT))
                .field("scope", kind.toLowerCase(Locale.ROOT));
        if (group.isPresent()) {
            json.field("group_id", assignment.appliesTo().number())
                    .field("group", group)
                    .field("valid_from", Timestamps.show(assignment.validFrom(), world))
                    .field("valid_until", Timestamps.show(assignment.validUntil(), world));
        } else {
            json.field("organization_id", user.organizationId().number()).field("organization", organization);
        }
    }
}
