package io.github.kisimock.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * When the logins of a user end by themselves, which the organization says.
 *
 * @param unused for how long they may lie unused
 * @param latest those used then, or before that, have ended
 */
record Expiry(Duration unused, Instant latest, Switches switches) {

    static Expiry of(User user, World world, Instant now) {
        Duration unused = world.get(user.organizationId()).deviceLoginsExpireAfter();
        return new Expiry(unused, now.minus(unused), world.switches());
    }

    /** Whether logins of that kind end at all. */
    boolean appliesTo(Login.Kind kind) {
        return !(kind == Login.Kind.API && switches.is(Switch.API_LOGIN_EXPIRY, "never"))
                && !(unused.isZero() && switches.is(Switch.ZERO_EXPIRY, "never"));
    }
}
