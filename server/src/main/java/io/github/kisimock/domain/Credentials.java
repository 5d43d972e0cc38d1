package io.github.kisimock.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a person proves with who they are; whatever was not given is empty.
 *
 * @param domain names the organization, where the address has accounts in several
 * @param otpAttempt a one-time code or a backup code
 */
public record Credentials(
        Optional<String> domain, Optional<EmailAddress> email, Optional<Password> password, Optional<Code> otpAttempt) {

    /**
     * Finds the account they prove. A backup code is used up by it.
     *
     * @throws Refusal if they prove none, or the account is not confirmed
     */
    public Outcome<User> check(World world, OneTimeCodes codes, Instant now) {
        User user = account(world);
        if (password.isEmpty() || !password.equals(user.password())) {
            throw Refusal.of(Reason.WRONG_PASSWORD);
        }
        if (!user.profile().passwordFlowEnabled() && world.switches().is(Switch.PASSWORD_FLOW, "obeyed")) {
            throw Refusal.of(Reason.PASSWORD_FLOW_OFF);
        }
        if (!user.confirmed()) {
            throw Refusal.of(Reason.UNCONFIRMED);
        }
        return user.needsSecondFactor()
                ? checkSecondFactor(world, user, user.secondFactor().orElseThrow(), codes, now)
                : new Outcome<>(world, user);
    }

    private User account(World world) {
        EmailAddress address = email.orElseThrow(() -> Refusal.of(Reason.UNKNOWN_EMAIL));
        if (domain.isPresent()) {
            Organization organization = world.all(Organization.class)
                    .first(Organization.BY_DOMAIN, domain.get())
                    .orElseThrow(() -> Refusal.of(Reason.UNKNOWN_DOMAIN));
            return User.find(world, organization.id(), address).orElseThrow(() -> Refusal.of(Reason.UNKNOWN_EMAIL));
        }
        List<User> accounts = List.copyOf(world.all(User.class).where(User.BY_EMAIL, address));
        if (accounts.isEmpty()) {
            throw Refusal.of(Reason.UNKNOWN_EMAIL);
        }
        if (accounts.size() > 1 || world.switches().is(Switch.SIGN_IN_DOMAIN, "always")) {
            throw Refusal.of(Reason.DOMAIN_MISSING);
        }
        return accounts.get(0);
    }

    private Outcome<User> checkSecondFactor(
            World world, User user, SecondFactor factor, OneTimeCodes codes, Instant now) {
        Code attempt =
                otpAttempt.filter(given -> !given.value().isBlank()).orElseThrow(() -> Refusal.of(Reason.CODE_MISSING));
        if (factor.backupCodes().contains(attempt)) {
            User without = user.withSecondFactor(Optional.of(factor.without(attempt)), now);
            return new Outcome<>(world.with(without), without);
        }
        if (!codes.validFor(factor.secret()).contains(attempt)) {
            throw Refusal.of(attempt.isOneTime() ? Reason.CODE_WRONG : Reason.BACKUP_CODE_WRONG);
        }
        return new Outcome<>(world, user);
    }
}
