package io.github.kisimock.api;

import io.github.kisimock.domain.Group;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Place;
import io.github.kisimock.domain.World;

/** A lock: configured, online and shut. What the mock does not emulate has its quiet value. */
record LockJson(Lock lock, World world) implements JsonObject {

    record LockPlace(Place place) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            json.field("id", place.id().number())
                    .field("name", place.name())
                    .none("latitude")
                    .none("longitude");
        }
    }

    @Override
    public void writeTo(JsonWriter json) {
        long groups = world.all(Group.class).where(Group.BY_ORGANIZATION, lock.organizationId()).stream()
                .filter(group -> group.locks().contains(lock.id()))
                .count();
        json.field("id", lock.id().number())
                .field("resource_type", "Lock")
                .field("created_at", Timestamps.show(lock.createdAt(), world))
                .field("updated_at", Timestamps.show(lock.createdAt(), world))
                .field("configured", true)
                .none("description")
                .none("first_to_arrive_required_until")
                .field("first_to_arrive_satisfied", true)
                .none("latitude")
                .field("locked_down", false)
                .none("locked_down_since")
                .none("longitude")
                .field("name", lock.name())
                .field("on_scheduled_unlock", false)
                .field("online", true)
                .field("open", false)
                .none("order_id")
                .field("unlocked", false)
                .field("geofence_restriction_enabled", false)
                .field("geofence_restriction_radius", 300)
                .field("reader_restriction_enabled", false)
                .field("time_restriction_enabled", false)
                .none("time_restriction_time_zone")
                .field("place_id", lock.placeId().number())
                .field("place", new LockPlace(world.get(lock.placeId())))
                .none("floor_id")
                .field("groups_count", (int) groups)
                .none("unlocked_until");
    }
}
