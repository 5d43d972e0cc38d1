package io.github.kisimock.domain;

import java.time.Instant;

/** Makes a device login its user's primary device, in place of the one that was. */
public record PromoteLogin(Caller caller, Id<Login> login, Instant now) implements Command<Login> {

    @Override
    public Outcome<Login> on(World world) {
        Login chosen = EndLogin.find(world, caller, login);
        if (chosen.isApiKey()) {
            throw Refusal.of(Reason.KEY_PROMOTION, "type", "can't be api for a primary device");
        }
        World demoted = world;
        for (Login other : world.all(Login.class).where(Login.BY_USER, chosen.userId())) {
            demoted = other.primary() ? demoted.with(other.asPrimary(false, now)) : demoted;
        }
        Login promoted = chosen.asPrimary(true, now);
        return new Outcome<>(demoted.with(promoted), promoted);
    }
}
