package io.github.kisimock.api;

import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;

/** A user of the organization. */
record UserJson(User user, World world) implements JsonObject {

    @Override
    public void writeTo(JsonWriter json) {
        Profile profile = user.profile();
        json.field("id", user.id().number())
                .field("resource_type", "User")
                .field("name", profile.name())
                .field("email", user.email().value())
                .field("created_at", Timestamps.show(user.createdAt(), world))
                .field("updated_at", Timestamps.show(user.updatedAt(), world))
                .field("metadata", profile.metadata().entries())
                .field("image", profile.image())
                .field("otp_required_for_login", user.needsSecondFactor())
                .field("password_flow_enabled", profile.passwordFlowEnabled())
                .field("access_enabled", profile.accessEnabled())
                .field("last_accessed_at", Timestamps.show(user.lastAccessedAt(), world))
                .field("scim_access_enabled", true)
                .field("notes", profile.notes())
                .field("organization_id", user.organizationId().number())
                .field("confirmed", user.confirmed())
                .field("groups_count", RoleAssignment.groupsOf(world, user.id()).size());
    }
}
