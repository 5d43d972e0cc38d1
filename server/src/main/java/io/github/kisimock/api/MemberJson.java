package io.github.kisimock.api;

import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.Map;
import java.util.Optional;

/** A member. Nothing in it tells a managed user from another: the real reply does not either. */
record MemberJson(
        int id,
        String resourceType,
        String name,
        Optional<String> image,
        boolean passwordFlowEnabled,
        boolean accessEnabled,
        boolean scimAccessEnabled,
        Optional<String> lastAccessedAt,
        String createdAt,
        String updatedAt,
        String roleId,
        Optional<String> notes,
        Map<String, Optional<Object>> metadata,
        int organizationId,
        int userId,
        MemberUser user,
        Optional<Integer> placeId,
        int sharesCount,
        boolean confirmed) {

    record MemberUser(int id, String resourceType, String email, String name, boolean otpRequiredForLogin) {}

    static MemberJson of(Member member, World world) {
        User user = world.get(member.userId());
        Profile profile = user.profile();
        return new MemberJson(
                member.id().number(),
                "Member",
                profile.name(),
                profile.image(),
                profile.passwordFlowEnabled(),
                profile.accessEnabled(),
                true,
                Timestamps.show(user.lastAccessedAt(), world),
                Timestamps.show(user.createdAt(), world),
                Timestamps.show(user.updatedAt(), world),
                RoleAssignment.organizationRoleOf(world, user.id()).id(),
                profile.notes(),
                profile.metadata().entries(),
                user.organizationId().number(),
                user.id().number(),
                new MemberUser(
                        user.id().number(), "User", user.email().value(), profile.name(), user.needsSecondFactor()),
                Optional.empty(),
                0,
                user.confirmed());
    }
}
