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
        Outcome<Member> joined = joined(world, user);
        return new Outcome<>(told(joined.world(), user), joined.answer());
    }

    private World told(World joined, User user) {
        String name = joined.get(organization).name();
        return confirm
                ? Mail.send(joined, user, Mail.Kind.WELCOME, "Welcome to " + name, name + " added you.", now)
                : ResendConfirmation.send(joined, user, Mail.Kind.INVITATION, "Join " + name, token, now);
    }

    /** The world with a new user in it, and its membership. */
    static Outcome<Member> joined(World world, User user) {
        Member member = new Member(world.nextId(Member.class), user.organizationId(), user.id());
        return new Outcome<>(world.with(user).with(member), member);
    }
}
