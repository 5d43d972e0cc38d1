package io.github.kisimock.domain;

import java.time.Duration;

/**
 * When the logins of a user end by themselves, which the organization says.
 *
 * @param unused for how long they may lie unused
 */
record Expiry(Duration unused, Switches switches) {

    static Expiry of(Id<User> user, World world) {
        return new Expiry(world.get(world.get(user).organizationId()).deviceLoginsExpireAfter(), world.switches());
    }

    /** Whether logins of that kind end at all. */
    boolean appliesTo(Login.Kind kind) {
        return !(kind == Login.Kind.API && switches.is(Switch.API_LOGIN_EXPIRY, "never"))
                && !(unused.isZero() && switches.is(Switch.ZERO_EXPIRY, "never"));
    }
}
