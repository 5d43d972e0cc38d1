package io.github.kisimock.domain;

/** Ends all of the caller's logins but the one in use, and tells how many those were. API keys among them. */
public record EndOtherLogins(Caller caller) implements Command<Integer> {

    @Override
    public Outcome<Integer> on(World world) {
        World kept = world;
        int ended = 0;
        for (Login login :
                world.all(Login.class).where(Login.BY_USER, caller.user().id())) {
            if (!login.id().equals(caller.login().id())) {
                kept = kept.without(login.id());
                ended++;
            }
        }
        return new Outcome<>(kept, ended);
    }
}
