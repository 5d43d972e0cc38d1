package io.github.kisimock.domain;

/** Ends a login: one's own, or as an administrator anybody's in the organization. Its secret is dead at once. */
public record EndLogin(Caller caller, Id<Login> login) implements Command<Login> {

    @Override
    public Outcome<Login> on(World world) {
        Login ended = find(world, caller, login);
        return new Outcome<>(world.without(ended.id()), ended);
    }

    /** The login, if the caller may have a hand in it. */
    static Login find(World world, Caller caller, Id<Login> id) {
        Login login = world.find(id)
                .filter(found -> world.find(found.userId())
                        .filter(user -> caller.shares(user.organizationId()))
                        .isPresent())
                .orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        boolean reachesOthers = caller.administers() && world.switches().is(Switch.LOGINS_OF_OTHERS, "administrators");
        if (!reachesOthers && !login.userId().equals(caller.user().id())) {
            throw Refusal.of(Reason.OTHERS_LOGIN);
        }
        return login;
    }
}
