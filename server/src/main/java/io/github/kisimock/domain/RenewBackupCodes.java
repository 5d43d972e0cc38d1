package io.github.kisimock.domain;

import java.time.Instant;
import java.util.List;

/**
 * Gives the user new backup codes; the old ones are void.
 *
 * @param codes the new ones, six letters or digits each
 */
public record RenewBackupCodes(Id<User> user, List<Code> codes, Instant now) implements Command<List<Code>> {

    @Override
    public Outcome<List<Code>> on(World world) {
        User before = world.find(user).orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        User after = before.withSecondFactor(before.secondFactor().map(factor -> factor.withBackupCodes(codes)), now);
        return new Outcome<>(world.with(after), codes);
    }
}
