package io.github.kisimock.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives the user new backup codes for the second factor; the old ones are void, unless told otherwise.
 *
 * @param codes the new ones, six letters or digits each
 */
public record RenewBackupCodes(Id<User> user, List<Code> codes, Instant now) implements Command<List<Code>> {

    @Override
    public Outcome<List<Code>> on(World world) {
        User before = world.find(user).orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        if (before.secondFactor().isEmpty()) {
            if (world.switches().is(Switch.BACKUP_CODES_WITHOUT_FACTOR, "refused")) {
                throw Refusal.of(Reason.NO_SECOND_FACTOR, "base", "there is no second factor");
            }
            return new Outcome<>(world, List.of());
        }
        User after = before.withSecondFactor(before.secondFactor().map(factor -> renewed(factor, world)), now);
        return new Outcome<>(world.with(after), codes);
    }

    private SecondFactor renewed(SecondFactor factor, World world) {
        return world.switches().is(Switch.OLD_BACKUP_CODES, "void")
                ? factor.withBackupCodes(codes)
                : factor.withBackupCodes(Stream.concat(factor.backupCodes().stream(), codes.stream())
                        .toList());
    }
}
