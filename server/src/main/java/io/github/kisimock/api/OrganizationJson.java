package io.github.kisimock.api;

import io.github.kisimock.api.References.OrganizationReference;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Place;
import io.github.kisimock.domain.Role;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.RoleAssignment.Position;
import io.github.kisimock.domain.World;
import java.util.Optional;

/** An organization as its own people see it. What the mock does not emulate has its quiet value. */
record OrganizationJson(Organization organization, World world) implements JsonObject {

    @Override
    public void writeTo(JsonWriter json) {
        new OrganizationReference(organization).writeTo(json);
        json.none("logo")
                .none("address")
                .none("description")
                .field(
                        "device_logins_expire_after",
                        organization.deviceLoginsExpireAfter().toSeconds())
                .field("places_count", placesOf(organization, world))
                .field("scim_enabled", false)
                .field("sso_flow_enabled", false)
                .field("sso_expiration_override_enabled", false)
                .none("sso_expiration_override")
                .none("metadata")
                .field("time_zone", "UTC")
                .field("web_authentication_api_enabled", false)
                .field("apple_pass_enabled", false)
                .field("created_at", Timestamps.show(organization.createdAt(), world))
                .field("updated_at", Timestamps.show(organization.createdAt(), world))
                .field("user_id", owner())
                .none("transfer_to_id")
                .none("image")
                .none("color");
    }

    static int placesOf(Organization organization, World world) {
        return world.all(Place.class)
                .where(Place.BY_ORGANIZATION, organization.id())
                .size();
    }

    private Optional<Integer> owner() {
        return world.all(RoleAssignment.class)
                .first(RoleAssignment.BY_POSITION, new Position(Role.OWNER, organization.id()))
                .map(found -> found.userId().number());
    }
}
