package io.github.kisimock.domain;

import java.time.Instant;

/** Confirms an e-mail address by the token from a mail, which works once. */
public record ConfirmUser(Secret token, Instant now) implements Command<User> {

    @Override
    public Outcome<User> on(World world) {
        MailToken found = MailToken.find(world, MailToken.Purpose.CONFIRMATION, token)
                .orElseThrow(() -> Refusal.of(Reason.CONFIRMATION_TOKEN, "confirmation_token", "is invalid"));
        User confirmed = world.get(found.userId()).asConfirmed(now);
        return new Outcome<>(world.without(found.id()).with(confirmed), confirmed);
    }
}
