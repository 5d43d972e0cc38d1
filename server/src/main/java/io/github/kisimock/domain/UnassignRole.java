package io.github.kisimock.domain;

/**
 * Takes a role from a user. Who is no administrator any more has no use of API keys.
 *
 * <p>Nobody takes a role that ranks above their own, as documented.
 */
public record UnassignRole(Caller caller, Id<RoleAssignment> assignment) implements Command<RoleAssignment> {

    @Override
    public Outcome<RoleAssignment> on(World world) {
        RoleAssignment taken = world.find(assignment)
                .filter(found -> caller.shares(world.get(found.userId()).organizationId()))
                .orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        if (taken.role().compareTo(caller.role()) < 0) {
            throw Refusal.of(Reason.ABOVE_OWN_ROLE);
        }
        if (taken.role() == Role.OWNER) {
            throw Refusal.of(Reason.OWNER_ROLE, "base", "can't be taken from the owner");
        }
        World without = world.without(taken.id());
        return new Outcome<>(
                isEndOfKeys(without, taken.userId()) ? withoutKeys(without, taken.userId()) : without, taken);
    }

    private static boolean isEndOfKeys(World world, Id<User> user) {
        return world.switches().is(Switch.DEMOTED_KEY, "ended")
                && !RoleAssignment.organizationRoleOf(world, user).administers();
    }

    private static World withoutKeys(World world, Id<User> user) {
        return world.withoutAll(world.all(Login.class).where(Login.BY_USER, user).stream()
                .filter(Login::isApiKey)
                .toList());
    }
}
