package io.github.kisimock.api;

import io.github.kisimock.api.References.OrganizationReference;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Place;
import io.github.kisimock.domain.World;

/** A place. What the mock does not emulate has its quiet value. */
record PlaceJson(Place place, World world) implements JsonObject {

    @Override
    public void writeTo(JsonWriter json) {
        long locks = world.all(Lock.class).where(Lock.BY_ORGANIZATION, place.organizationId()).stream()
                .filter(lock -> lock.placeId().equals(place.id()))
                .count();
        int members = world.all(Member.class)
                .where(Member.BY_ORGANIZATION, place.organizationId())
                .size();
        json.field("id", place.id().number())
                .field("resource_type", "Place")
                .field("name", place.name())
                .none("description")
                .field("created_at", Timestamps.show(place.createdAt(), world))
                .field("updated_at", Timestamps.show(place.createdAt(), world))
                .none("latitude")
                .none("longitude")
                .field("address", place.name())
                .none("image")
                .field("time_zone", "UTC")
                .field("tz_time_zone", "UTC")
                .field("locks_count", (int) locks)
                .field("integrations_count", 0)
                .field("locked_down", false)
                .none("locked_down_since")
                .none("occupancy_rate")
                .field("organization_id", place.organizationId().number())
                .field("organization", new OrganizationReference(world.get(place.organizationId())))
                .none("color")
                .none("logo")
                .none("user_id")
                .field("members_count", members);
    }
}
