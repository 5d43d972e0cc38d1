package io.github.kisimock.api;

import io.github.kisimock.api.References.UserReference;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.World;
import java.util.Locale;
import java.util.Optional;

/** A login as lists show it: without its secret. The four objects at the end are deprecated twins. */
record LoginJson(
        int id,
        String createdAt,
        String updatedAt,
        String type,
        Optional<String> name,
        boolean primary,
        boolean expire,
        Optional<String> lastUsedAt,
        Optional<String> deviceBrand,
        Optional<String> deviceModel,
        Optional<String> osName,
        int userId,
        UserReference user,
        NameAndVersion app,
        NameAndVersion userAgent,
        BrandAndModel device,
        NameAndVersion os) {

    record NameAndVersion(Optional<String> name, Optional<String> version) {
        private static final NameAndVersion UNKNOWN = of(Optional.empty());

        private static NameAndVersion of(Optional<String> name) {
            return new NameAndVersion(name, Optional.empty());
        }
    }

    record BrandAndModel(Optional<String> brand, Optional<String> model) {}

    static LoginJson of(Login login, World world) {
        return of(login, world, login.id().number());
    }

    /** Likewise, under another number: on {@code /users/sign_in} the id is the user's. */
    static LoginJson of(Login login, World world, int id) {
        Login.Device device = login.device();
        return new LoginJson(
                id,
                Timestamps.show(login.createdAt(), world),
                Timestamps.show(login.updatedAt(), world),
                login.kind().name().toLowerCase(Locale.ROOT),
                login.name(),
                login.primary(),
                login.expire(),
                Timestamps.show(login.lastUsedAt(), world),
                device.brand(),
                device.model(),
                device.osName(),
                login.userId().number(),
                UserReference.of(world.get(login.userId())),
                NameAndVersion.UNKNOWN,
                NameAndVersion.UNKNOWN,
                new BrandAndModel(device.brand(), device.model()),
                NameAndVersion.of(device.osName()));
    }
}
