package io.github.kisimock.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mails a token to set the password anew. Silent if the address has no account, so that nobody learns of it. */
public record RequestPasswordReset(Optional<String> domain, EmailAddress email, Secret token, Instant now)
        implements Command<Integer> {

    @Override
    public Outcome<Integer> on(World world) {
        World sent = world;
        int mails = 0;
        for (User user : accounts(world, domain, email)) {
            if (user.password().isPresent()) {
                Secret own = token.derived(mails++);
                sent = MailToken.issue(sent, MailToken.Purpose.PASSWORD_RESET, user.id(), own, now);
                sent = Mail.sendWithToken(
                        sent,
                        user,
                        Mail.Kind.PASSWORD_RESET,
                        "Reset your password",
                        "/users/password?reset_password_token=",
                        own,
                        now);
            }
        }
        return new Outcome<>(sent, mails);
    }

    /** The accounts of the address: the one in the domain's organization, or all of them. */
    static List<User> accounts(World world, Optional<String> domain, EmailAddress email) {
        return world.all(User.class).where(User.BY_EMAIL, email).stream()
                .filter(user -> domain.isEmpty()
                        || world.get(user.organizationId()).domain().equals(domain.get()))
                .toList();
    }
}
