package io.github.kisimock.api;

import io.github.kisimock.api.References.OrganizationReference;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.SecondFactor;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.time.Instant;
import java.util.Map;

/** The user who makes the call. */
record CurrentUserJson(User user, World world) implements JsonObject {

    record Times(Map<String, Instant> times, World world) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            times.forEach((name, time) -> json.field(name, Timestamps.show(time, world)));
        }
    }

    @Override
    public void writeTo(JsonWriter json) {
        Profile profile = user.profile();
        json.field("id", user.id().number())
                .field("resource_type", "User")
                .field("name", profile.name())
                .field("email", user.email().value())
                .field("image", profile.image())
                .field("locale", profile.locale())
                .field("notifications_unread_count", 0)
                .field("otp_required_for_login", user.needsSecondFactor())
                .field("otp_enabled_at", Timestamps.show(user.secondFactor().flatMap(SecondFactor::enabledAt), world))
                .field("primary_login_exists", NewLoginJson.hasPrimaryDevice(user, world))
                .field("created_at", Timestamps.show(user.createdAt(), world))
                .field("updated_at", Timestamps.show(user.updatedAt(), world))
                .field("announcements_last_seen_at", Timestamps.show(profile.announcementsLastSeenAt(), world))
                .field("last_read_at", profile.lastReadAt().map(times -> new Times(times, world)))
                .field("notes", profile.notes())
                .field("organization_id", user.organizationId().number())
                .field("organization", new OrganizationReference(world.get(user.organizationId())));
    }
}
