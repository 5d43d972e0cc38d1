package io.github.kisimock.domain;

import java.time.Instant;

/**
 * Opens a device login on behalf of a member: the login is the member's, and acts as the member.
 *
 * @param asker who asks; must be owner or administrator of the organization
 * @param email whom to log in
 */
public record OpenLoginFor(Asker asker, EmailAddress email, NewLogin login, Instant now) implements Command<Login> {

    /** Finds out who asks: by the header of the call, or by credentials in its body. */
    @FunctionalInterface
    public interface Asker {
        /**
         * The user who asks, and the world after it was found out.
         *
         * @throws Refusal if nobody is proven
         */
        Outcome<User> in(World world);

        /**
         * Finds out who asks, and whether they may.
         *
         * @throws Refusal if nobody is proven, or it is neither owner nor administrator
         */
        default Outcome<User> checkIn(World world) {
            Outcome<User> found = in(world);
            if (!RoleAssignment.organizationRoleOf(world, found.answer().id()).administers()) {
                throw Refusal.of(Reason.ON_BEHALF_NOT_ALLOWED);
            }
            return found;
        }

        /** Whoever signed the call in. */
        static Asker of(Caller caller) {
            return world -> new Outcome<>(world, caller.user());
        }

        /** Whoever the credentials prove. */
        static Asker of(Credentials credentials, OneTimeCodes codes, Instant now) {
            return world -> credentials.check(world, codes, now);
        }
    }

    @Override
    public Outcome<Login> on(World world) {
        Outcome<User> found = asker.checkIn(world);
        if (login.kind() == Login.Kind.API) {
            throw Refusal.of(Reason.API_ON_BEHALF, "type", "can't be api for another user");
        }
        User member = User.find(world, found.answer().organizationId(), email)
                .orElseThrow(() -> Refusal.of(Reason.ON_BEHALF_UNKNOWN));
        if (world.switches().is(Switch.ON_BEHALF_OF, "managed") && (member.mailed() || !member.confirmed())) {
            throw Refusal.of(Reason.ON_BEHALF_REGULAR);
        }
        return login.openFor(found.world(), member, now);
    }
}
