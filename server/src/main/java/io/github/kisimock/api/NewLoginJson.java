package io.github.kisimock.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.SecondFactor;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.Optional;

/** The reply to a sign-in, and the only one that shows a secret; {@code authentication_token} is its old name. */
record NewLoginJson(
        @JsonUnwrapped CurrentLoginJson login,
        String secret,
        String authenticationToken,
        boolean hasPrimaryDevice,
        String email,
        int notificationsUnreadCount,
        boolean otpRequiredForLogin,
        Optional<String> otpEnabledAt,
        Optional<String> image,
        boolean primaryLoginExists) {

    static NewLoginJson of(Login login, World world) {
        return of(login, world, login.id().number());
    }

    /** Likewise, under the user's number. */
    static NewLoginJson ofUser(Login login, World world) {
        return of(login, world, login.userId().number());
    }

    private static NewLoginJson of(Login login, World world, int id) {
        User user = world.get(login.userId());
        boolean hasPrimary = hasPrimaryDevice(user, world);
        return new NewLoginJson(
                CurrentLoginJson.of(login, LoginJson.of(login, world, id)),
                login.secret().value(),
                login.secret().value(),
                hasPrimary,
                user.email().value(),
                0,
                user.needsSecondFactor(),
                Timestamps.show(user.secondFactor().flatMap(SecondFactor::enabledAt), world),
                user.profile().image(),
                hasPrimary);
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
