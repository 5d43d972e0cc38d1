package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Creates a member of the organization, and the user that goes with it.
 *
 * @param confirm whether the address counts as confirmed from the start
 * @param sendEmails whether Kisi writes to this user, now and later
 * @param token what the mail's link carries, if one is sent
 */
public record InviteMember(
        Id<Organization> organization,
        Optional<EmailAddress> email,
        UnaryOperator<Profile> details,
        boolean confirm,
        boolean sendEmails,
        Secret token,
        Instant now)
        implements Command<Member> {

    @Override
    public Outcome<Member> on(World world) {
        EmailAddress address = email.filter(EmailAddress::isWellFormed)
                .orElseThrow(() -> Refusal.of(Reason.EMAIL_INVALID, "email", "can't be blank or invalid"));
        if (User.find(world, organization, address).isPresent()) {
            throw Refusal.of(Reason.EMAIL_TAKEN, "email", world.switches().get(Switch.DUPLICATE_EMAIL_TEXT));
        }
        User user = new User(
                world.nextId(User.class),
                organization,
                address,
                details.apply(Profile.of(address)),
                Optional.empty(),
                confirm,
                sendEmails,
                Optional.empty(),
                Optional.empty(),
                now,
                now);
        return joined(world, user, confirm ? Mail.Kind.WELCOME : Mail.Kind.INVITATION, token, now);
    }

    /** The world with a new user in it, its membership, and the mail that tells of it. */
    static Outcome<Member> joined(World world, User user, Mail.Kind mail, Secret token, Instant now) {
        Member member = new Member(world.nextId(Member.class), user.organizationId(), user.id());
        World joined = world.with(user).with(member);
        String name = world.get(user.organizationId()).name();
        return new Outcome<>(
                switch (mail) {
                    case INVITATION -> ResendConfirmation.send(joined, user, mail, "Join " + name, token, now);
                    case CONFIRMATION ->
                        ResendConfirmation.send(joined, user, mail, "Confirm your e-mail address", token, now);
                    case WELCOME -> Mail.send(joined, user, mail, "Welcome to " + name, name + " added you.", now);
                    case PASSWORD_RESET, ORGANIZATIONS, ACCESS_SHARED -> joined;
                },
                member);
    }
}
