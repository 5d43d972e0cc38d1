package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes what a user may change about itself.
 *
 * @param change the profile as it is to be, from what it is
 * @param password a new password, if there is to be one; takes the current one
 */
public record ChangeCurrentUser(
        Id<User> user,
        UnaryOperator<Profile> change,
        Optional<NewPassword> password,
        Optional<Password> currentPassword,
        Instant now)
        implements Command<User> {

    @Override
    public Outcome<User> on(World world) {
        Outcome<User> changed = new ChangeMember(user, change, now).on(world);
        if (password.isEmpty()) {
            return changed;
        }
        if (currentPassword.isEmpty()
                || !currentPassword.equals(changed.answer().password())) {
            throw Refusal.of(Reason.CURRENT_PASSWORD, "current_password", "is invalid");
        }
        User after = password.get().on(changed.answer(), now);
        return new Outcome<>(changed.world().with(after), after);
    }
}
