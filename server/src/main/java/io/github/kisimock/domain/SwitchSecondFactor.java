package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Turns the user's second factor on or off; either takes a code of it.
 *
 * @param on whether it is to be on
 */
public record SwitchSecondFactor(Id<User> user, boolean on, Optional<Code> otpAttempt, OneTimeCodes codes, Instant now)
        implements Command<User> {

    @Override
    public Outcome<User> on(World world) {
        User before = world.find(user).orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        SecondFactor factor = before.secondFactor()
                .filter(present -> present.isActive() != on)
                .filter(present -> otpAttempt
                        .filter(codes.validFor(present.secret())::contains)
                        .isPresent())
                .orElseThrow(() -> Refusal.of(Reason.CODE_REFUSED, "otp_attempt", "is invalid"));
        User after = before.withSecondFactor(on ? Optional.of(factor.activated(now)) : Optional.empty(), now);
        return new Outcome<>(world.with(after), after);
    }
}
