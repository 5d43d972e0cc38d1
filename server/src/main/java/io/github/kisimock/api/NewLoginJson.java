package io.github.kisimock.api;

import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.SecondFactor;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;

/** The reply to a sign-in, and the only one that shows a secret; {@code authentication_token} is its old name. */
record NewLoginJson(Login login, World world, Id<?> id) implements JsonObject {

    NewLoginJson(Login login, World world) {
        this(login, world, login.id());
    }

    @Override
    public void writeTo(JsonWriter json) {
        User user = world.get(login.userId());
        boolean hasPrimary = hasPrimaryDevice(user, world);
        new CurrentLoginJson(login, world, id).writeTo(json);
        json.field("secret", login.secret().value())
                .field("authentication_token", login.secret().value())
                .field("has_primary_device", hasPrimary)
                .field("email", user.email().value())
                .field("notifications_unread_count", 0)
                .field("otp_required_for_login", user.needsSecondFactor())
                .field("otp_enabled_at", Timestamps.show(user.secondFactor().flatMap(SecondFactor::enabledAt), world))
                .field("image", user.profile().image())
                .field("primary_login_exists", hasPrimary);
    }

    static boolean hasPrimaryDevice(User user, World world) {
        for (Login login : world.all(Login.class).where(Login.BY_USER, user.id())) {
            if (login.primary()) {
                return true;
            }
        }
        return false;
    }
}
