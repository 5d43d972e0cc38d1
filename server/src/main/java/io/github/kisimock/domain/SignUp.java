package io.github.kisimock.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A person makes an account: with the token of an invitation for the member that was invited, or without
 * one in the organization of a domain, to be confirmed by mail.
 *
 * @param token what the invitation's link carried
 * @param mailToken what the confirmation mail's link is to carry
 */
public record SignUp(
        Optional<Secret> token,
        Optional<String> domain,
        Optional<EmailAddress> email,
        Optional<Password> password,
        boolean termsAccepted,
        UnaryOperator<Profile> details,
        Secret mailToken,
        Instant now)
        implements Command<User> {

    @Override
    public Outcome<User> on(World world) {
        boolean byInvitation = token.isPresent();
        if (!byInvitation && world.switches().is(Switch.SIGN_UP_TOKEN, "required")) {
            throw Refusal.of(Reason.SIGN_UP_WITHOUT_TOKEN, "token", "can't be blank");
        }
        Map<String, List<String>> problems = problems(byInvitation);
        if (!problems.isEmpty()) {
            throw Refusal.of(Reason.SIGN_UP_FIELDS, problems);
        }
        return byInvitation ? invited(world, token.get()) : uninvited(world);
    }

    private Map<String, List<String>> problems(boolean byInvitation) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        if (!byInvitation && email.filter(EmailAddress::isWellFormed).isEmpty()) {
            problems.put("email", List.of("can't be blank or invalid"));
        }
        if (password.isEmpty()) {
            problems.put("password", List.of("can't be blank"));
        } else if (!password.get().hasAllowedLength()) {
            problems.put("password", List.of(NewPassword.lengthProblem(password.get())));
        }
        if (!termsAccepted) {
            problems.put("terms_and_conditions", List.of("must be accepted"));
        }
        return problems;
    }

    private Outcome<User> invited(World world, Secret invitation) {
        MailToken found = MailToken.find(world, MailToken.Purpose.CONFIRMATION, invitation)
                .orElseThrow(() -> Refusal.of(Reason.SIGN_UP_TOKEN));
        User member = world.get(found.userId());
        if (member.password().isPresent()) {
            throw Refusal.of(Reason.ACCOUNT_EXISTS);
        }
        User signedUp = member.with(details.apply(member.profile()), now)
                .withPassword(password.orElseThrow(), now)
                .asConfirmed(now);
        return new Outcome<>(world.without(found.id()).with(signedUp), signedUp);
    }

    private Outcome<User> uninvited(World world) {
        EmailAddress address = email.orElseThrow();
        Organization organization = domain.flatMap(
                        name -> world.all(Organization.class).first(Organization.BY_DOMAIN, name))
                .orElseThrow(() -> Refusal.of(Reason.SIGN_UP_DOMAIN, "domain", "is unknown"));
        if (User.find(world, organization.id(), address).isPresent()) {
            throw Refusal.of(Reason.ACCOUNT_EXISTS);
        }
        User user = new User(
                world.nextId(User.class),
                organization.id(),
                address,
                details.apply(Profile.of(address)),
                password,
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                now,
                now);
        World joined = InviteMember.joined(world, user).world();
        return new Outcome<>(
                ResendConfirmation.send(
                        joined, user, Mail.Kind.CONFIRMATION, "Confirm your e-mail address", mailToken, now),
                user);
    }
}
