package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Optional;

/** Sends the confirmation mail once more to every unconfirmed account of the address; silent if there is none. */
public record ResendConfirmation(Optional<String> domain, EmailAddress email, Secret token, Instant now)
        implements Command<Integer> {

    @Override
    public Outcome<Integer> on(World world) {
        World sent = world;
        int mails = 0;
        for (User user : RequestPasswordReset.accounts(world, domain, email)) {
            if (!user.confirmed()) {
                sent = send(
                        sent, user, Mail.Kind.CONFIRMATION, "Confirm your e-mail address", token.derived(mails++), now);
            }
        }
        return new Outcome<>(sent, mails);
    }

    /** The world with a fresh token for the user, and the mail that carries it. */
    static World send(World world, User user, Mail.Kind kind, String subject, Secret token, Instant now) {
        World issued = MailToken.issue(world, MailToken.Purpose.CONFIRMATION, user.id(), token, now);
        return Mail.sendWithToken(issued, user, kind, subject, "/users/confirmation?confirmation_token=", token, now);
    }
}
