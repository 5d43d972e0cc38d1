package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Opens a device login for a user whom nobody asks for anything: what a test does that needs one. Nothing is
 * answered if there is no such user.
 *
 * @param email of the user; the first one's, if several organizations have the address
 */
public record LogInAs(EmailAddress email, Secret secret, Instant now) implements Command<Optional<Login>> {

    @Override
    public Outcome<Optional<Login>> on(World world) {
        return world.all(User.class)
                .first(User.BY_EMAIL, email)
                .map(user -> login().openFor(world, user, now))
                .map(opened -> new Outcome<>(opened.world(), Optional.of(opened.answer())))
                .orElseGet(() -> new Outcome<>(world, Optional.empty()));
    }

    private NewLogin login() {
        return new NewLogin(Login.Kind.DEVICE, Optional.of("Test"), Login.Device.UNKNOWN, true, secret);
    }
}
