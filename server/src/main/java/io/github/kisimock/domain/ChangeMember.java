package io.github.kisimock.domain;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Changes what may be changed about a user.
 *
 * @param change the profile as it is to be, from what it is
 */
public record ChangeMember(Id<User> user, UnaryOperator<Profile> change, Instant now) implements Command<User> {

    @Override
    public Outcome<User> on(World world) {
        User before = world.find(user).orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        User after = before.with(change.apply(before.profile()), now);
        return new Outcome<>(world.with(after), after);
    }
}
