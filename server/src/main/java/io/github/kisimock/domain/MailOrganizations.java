package io.github.kisimock.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Mails to an address the list of organizations in which it has an account; silent if there is none. */
public record MailOrganizations(Optional<EmailAddress> email, Instant now) implements Command<Integer> {

    @Override
    public Outcome<Integer> on(World world) {
        EmailAddress address = email.filter(EmailAddress::isWellFormed)
                .orElseThrow(() -> Refusal.of(Reason.EMAIL_INVALID, "email", "can't be blank or invalid"));
        List<User> reachable = RequestPasswordReset.accounts(world, Optional.empty(), address).stream()
                .filter(user -> user.getsMailIn(world))
                .toList();
        if (reachable.isEmpty()) {
            return new Outcome<>(world, 0);
        }
        String list = reachable.stream()
                .map(user -> world.get(user.organizationId()))
                .map(organization -> organization.name() + " (" + organization.domain() + ")")
                .collect(Collectors.joining(", "));
        return new Outcome<>(
                Mail.send(
                        world,
                        reachable.get(0),
                        Mail.Kind.ORGANIZATIONS,
                        "Your organizations",
                        "Your organizations: " + list,
                        now),
                reachable.size());
    }
}
