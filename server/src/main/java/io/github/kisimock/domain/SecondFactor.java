package io.github.kisimock.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A user's second factor: one-time codes by a shared secret (RFC 6238), and backup codes that work once.
 *
 * @param secret the shared secret in base 32, as an authenticator takes it
 * @param enabledAt since when signing in asks for it; not before it was activated with a code
 */
public record SecondFactor(Secret secret, Optional<Instant> enabledAt, List<Code> backupCodes) {

    /** Whether signing in asks for it. */
    public boolean isActive() {
        return enabledAt.isPresent();
    }

    SecondFactor activated(Instant now) {
        return new SecondFactor(secret, Optional.of(now), backupCodes);
    }

    SecondFactor withBackupCodes(List<Code> codes) {
        return new SecondFactor(secret, enabledAt, codes);
    }

    SecondFactor without(Code backupCode) {
        return withBackupCodes(
                backupCodes.stream().filter(code -> !code.equals(backupCode)).toList());
    }
}
