package io.github.kisimock.api;

import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.Map;
import java.util.Optional;

/** A user of the organization. */
record UserJson(
        int id,
        String resourceType,
        String name,
        String email,
        String createdAt,
        String updatedAt,
        Map<String, Optional<Object>> metadata,
        Optional<String> image,
        boolean otpRequiredForLogin,
        boolean passwordFlowEnabled,
        boolean accessEnabled,
        Optional<String> lastAccessedAt,
        boolean scimAccessEnabled,
        Optional<String> notes,
        int organizationId,
        boolean confirmed,
        int groupsCount) {

    static UserJson of(User user, World world) {
        Profile profile = user.profile();
        return new UserJson(
                user.id().number(),
                "User",
                profile.name(),
                user.email().value(),
                Timestamps.show(user.createdAt(), world),
                Timestamps.show(user.updatedAt(), world),
                profile.metadata().entries(),
                profile.image(),
                user.needsSecondFactor(),
                profile.passwordFlowEnabled(),
                profile.accessEnabled(),
                Timestamps.show(user.lastAccessedAt(), world),
                true,
                profile.notes(),
                user.organizationId().number(),
                user.confirmed(),
                RoleAssignment.groupsOf(world, user.id()).size());
    }
}
