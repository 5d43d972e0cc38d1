package io.github.kisimock.domain;

/**
 * Removes a user with all that belongs to it: membership, roles, tokens, logins. The owner stays.
 *
 * @param ifOwner the reason to give if it is the owner
 */
public record RemoveMember(Id<User> user, Reason ifOwner) implements Command<User> {

    @Override
    public Outcome<User> on(World world) {
        User removed = world.find(user).orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        if (RoleAssignment.organizationRoleOf(world, user) == Role.OWNER) {
            throw Refusal.of(ifOwner, "base", "can't be removed, it is the owner");
        }
        World left = world.without(user)
                .withoutAll(world.all(Member.class).where(Member.BY_USER, user))
                .withoutAll(world.all(RoleAssignment.class).where(RoleAssignment.BY_USER, user))
                .withoutAll(world.all(MailToken.class).where(MailToken.BY_USER, user));
        return new Outcome<>(
                world.switches().is(Switch.DELETED_USER_SECRET, "403")
                        ? left
                        : left.withoutAll(world.all(Login.class).where(Login.BY_USER, user)),
                removed);
    }
}
