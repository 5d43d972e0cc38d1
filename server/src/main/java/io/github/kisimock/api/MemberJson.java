package io.github.kisimock.api;

import io.github.kisimock.api.References.UserReference;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;

/** A member. Nothing in it tells a managed user from another: the real reply does not either. */
record MemberJson(Member member, World world) implements JsonObject {

    record MemberUser(User user) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            new UserReference(user).writeTo(json);
            json.field("otp_required_for_login", user.needsSecondFactor());
        }
    }

    @Override
    public void writeTo(JsonWriter json) {
        User user = world.get(member.userId());
        Profile profile = user.profile();
        json.field("id", member.id().number())
                .field("resource_type", "Member")
                .field("name", profile.name())
                .field("image", profile.image())
                .field("password_flow_enabled", profile.passwordFlowEnabled())
                .field("access_enabled", profile.accessEnabled())
                .field("scim_access_enabled", true)
                .field("last_accessed_at", Timestamps.show(user.lastAccessedAt(), world))
                .field("created_at", Timestamps.show(user.createdAt(), world))
                .field("updated_at", Timestamps.show(user.updatedAt(), world))
                .field(
                        "role_id",
                        RoleAssignment.organizationRoleOf(world, user.id()).id())
                .field("notes", profile.notes())
                .field("metadata", profile.metadata().entries())
                .field("organization_id", user.organizationId().number())
                .field("user_id", user.id().number())
                .field("user", new MemberUser(user))
                .none("place_id")
                .field("shares_count", 0)
                .field("confirmed", user.confirmed());
    }
}
