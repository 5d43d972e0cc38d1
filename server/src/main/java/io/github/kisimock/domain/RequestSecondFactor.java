package io.github.kisimock.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Prepares a second factor for the user. It is asked for only after it was activated with a code.
 *
 * @param secret the shared secret it is to have, in base 32
 */
public record RequestSecondFactor(Id<User> user, Secret secret, Instant now) implements Command<User> {

    @Override
    public Outcome<User> on(World world) {
        User before = world.find(user).orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        if (before.needsSecondFactor()) {
            throw Refusal.of(Reason.CODE_REFUSED, "otp_secret", "is in use already");
        }
        User after = before.withSecondFactor(Optional.of(new SecondFactor(secret, Optional.empty(), List.of())), now);
        return new Outcome<>(world.with(after), after);
    }
}
