package io.github.kisimock.domain;

import java.time.Instant;

/** Signs a call in with a secret, and notes that the login was used. */
public record UseLogin(Secret secret, Instant now) implements Command<Caller> {

    @Override
    public Outcome<Caller> on(World world) {
        Login login = world.all(Login.class)
                .first(Login.BY_SECRET, secret)
                .orElseThrow(() -> Refusal.of(Reason.SECRET_UNKNOWN));
        User user = world.find(login.userId()).orElseThrow(() -> Refusal.of(Reason.USER_DELETED));
        if (login.isExpired(world, now)) {
            throw Refusal.of(Reason.LOGIN_EXPIRED);
        }
        Role role = RoleAssignment.organizationRoleOf(world, user.id());
        if (login.isApiKey() && !role.administers()) {
            throw Refusal.of(Reason.KEY_SUSPENDED);
        }
        Login used = login.usedAt(now);
        return new Outcome<>(world.with(used), new Caller(used, user, role));
    }
}
