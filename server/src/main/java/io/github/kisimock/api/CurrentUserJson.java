package io.github.kisimock.api;

import io.github.kisimock.api.References.OrganizationReference;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.SecondFactor;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The user who makes the call. */
record CurrentUserJson(
        int id,
        String resourceType,
        String name,
        String email,
        Optional<String> image,
        Optional<String> locale,
        int notificationsUnreadCount,
        boolean otpRequiredForLogin,
        Optional<String> otpEnabledAt,
        boolean primaryLoginExists,
        String createdAt,
        String updatedAt,
        Optional<String> announcementsLastSeenAt,
        Optional<Map<String, String>> lastReadAt,
        Optional<String> notes,
        int organizationId,
        OrganizationReference organization) {

    static CurrentUserJson of(User user, World world) {
        Profile profile = user.profile();
        return new CurrentUserJson(
                user.id().number(),
                "User",
                profile.name(),
                user.email().value(),
                profile.image(),
                profile.locale(),
                0,
                user.needsSecondFactor(),
                Timestamps.show(user.secondFactor().flatMap(SecondFactor::enabledAt), world),
                NewLoginJson.hasPrimaryDevice(user, world),
                Timestamps.show(user.createdAt(), world),
                Timestamps.show(user.updatedAt(), world),
                Timestamps.show(profile.announcementsLastSeenAt(), world),
                profile.lastReadAt().map(times -> {
                    Map<String, String> shown = new LinkedHashMap<>();
                    times.forEach((name, time) -> shown.put(name, Timestamps.show(time, world)));
                    return shown;
                }),
                profile.notes(),
                user.organizationId().number(),
                OrganizationReference.of(user.organizationId(), world));
    }
}
