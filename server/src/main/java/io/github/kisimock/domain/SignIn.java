package io.github.kisimock.domain;

import java.time.Instant;

/** Opens a login for whoever the credentials prove; earlier logins stay as they are. */
public record SignIn(Credentials credentials, NewLogin login, OneTimeCodes codes, Instant now)
        implements Command<Login> {

    @Override
    public Outcome<Login> on(World world) {
        Outcome<User> proven = credentials.check(world, codes, now);
        return login.openFor(proven.world(), proven.answer(), now);
    }
}
