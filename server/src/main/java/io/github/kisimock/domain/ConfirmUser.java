package io.github.kisimock.domain;

import java.time.Instant;

/**
 * Confirms an e-mail address by the token from a mail, which works once. Who was invited and has no password
 * yet can still sign up with it.
 */
public record ConfirmUser(Secret token, Instant now) implements Command<User> {

    @Override
    public Outcome<User> on(World world) {
        MailToken found = MailToken.find(world, MailToken.Purpose.CONFIRMATION, token)
                .filter(issued -> !world.get(issued.userId()).confirmed())
                .orElseThrow(() -> Refusal.of(Reason.CONFIRMATION_TOKEN, "confirmation_token", "is invalid"));
        User confirmed = world.get(found.userId()).asConfirmed(now);
        World left = confirmed.password().isPresent() ? world.without(found.id()) : world;
        return new Outcome<>(left.with(confirmed), confirmed);
    }
}
