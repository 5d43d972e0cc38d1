package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Optional;

/** Gives the login in use another name. An API key cannot be changed. */
public record RenameLogin(Caller caller, Optional<String> name, Instant now) implements Command<Login> {

    @Override
    public Outcome<Login> on(World world) {
        Login login = EndLogin.find(world, caller, caller.login().id());
        if (login.isApiKey()) {
            throw Refusal.of(Reason.KEY_CHANGE, "type", "can't be changed for an API login");
        }
        Login renamed = login.named(name, now);
        return new Outcome<>(world.with(renamed), renamed);
    }
}
