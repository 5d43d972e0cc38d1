package io.github.kisimock.api;

import io.github.kisimock.api.References.UserReference;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.World;
import java.util.Locale;
import java.util.Optional;

/**
 * A login as lists show it: without its secret. The four objects at the end are deprecated twins.
 *
 * @param id the login's own, or another under which it is shown
 */
record LoginJson(Login login, World world, Id<?> id) implements JsonObject {

    record NameAndVersion(Optional<String> name) implements JsonObject {
        private static final NameAndVersion UNKNOWN = new NameAndVersion(Optional.empty());

        @Override
        public void writeTo(JsonWriter json) {
            json.field("name", name).none("version");
        }
    }

    record BrandAndModel(Login.Device device) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            json.field("brand", device.brand()).field("model", device.model());
        }
    }

    LoginJson(Login login, World world) {
        this(login, world, login.id());
    }

    @Override
    public void writeTo(JsonWriter json) {
        Login.Device device = login.device();
        json.field("id", id.number())
                .field("created_at", Timestamps.show(login.createdAt(), world))
                .field("updated_at", Timestamps.show(login.updatedAt(), world))
                .field("type", login.kind().name().toLowerCase(Locale.ROOT))
                .field("name", login.name())
                .field("primary", login.primary())
                .field("expire", login.expire())
                .field("last_used_at", Timestamps.show(login.lastUsedAt(), world))
                .field("device_brand", device.brand())
                .field("device_model", device.model())
                .field("os_name", device.osName())
                .field("user_id", login.userId().number())
                .field("user", new UserReference(world.get(login.userId())))
                .field("app", NameAndVersion.UNKNOWN)
                .field("user_agent", NameAndVersion.UNKNOWN)
                .field("device", new BrandAndModel(device))
                .field("os", new NameAndVersion(device.osName()));
    }
}
