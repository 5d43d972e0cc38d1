package io.github.kisimock.domain;

import java.time.Instant;

/** Sets a new password by the token from a mail, which works once and for some hours. */
public record ResetPassword(Secret token, NewPassword change, Instant now) implements Command<User> {

    @Override
    public Outcome<User> on(World world) {
        MailToken found = MailToken.find(world, MailToken.Purpose.PASSWORD_RESET, token)
                .filter(issued -> !issued.isExpired(world, now))
                .orElseThrow(() -> Refusal.of(Reason.RESET_TOKEN, "reset_password_token", "is invalid"));
        User changed = change.on(world.get(found.userId()), now);
        return new Outcome<>(world.without(found.id()).with(changed), changed);
    }
}
