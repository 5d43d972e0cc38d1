package io.github.kisimock.control;

import static io.github.kisimock.control.Planting.check;

import io.github.kisimock.control.Seed.SeedRecord;
import io.github.kisimock.control.SeedUser.SeedLogin;
import io.github.kisimock.control.SeedUser.SeedSeen;
import io.github.kisimock.control.SeedUser.SeedTwoFactor;
import io.github.kisimock.domain.Code;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Metadata;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Password;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Role;
import io.github.kisimock.domain.SecondFactor;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plants one user with membership, role and logins.
 *
 * @param at where it stands in the seed
 */
record PlantingUser(SeedUser seed, Id<Organization> organization, String at) {

    void plant(Planting planting) {
        check(Planting.isGiven(seed.email()), at + "/email", "is missing");
        EmailAddress email = planting.address(seed.email());
        check(email.isWellFormed(), at + "/email", "'" + email + "' is no e-mail address");
        check(
                User.find(planting.world(), organization, email).isEmpty(),
                at + "/email",
                "'" + email + "' is there twice");
        boolean managed = seed.managed().orElse(false);
        check(!managed || seed.confirmed().orElse(true), at + "/confirmed", "a managed user is");
        check(!managed || !seed.sendEmails().orElse(false), at + "/send_emails", "a managed user gets none");
        check(!managed || seed.password().isEmpty(), at + "/password", "a managed user has none");
        User user = new User(
                planting.id(User.class, seed.record(), at),
                organization,
                email,
                profile(email),
                seed.password().map(Password::new),
                seed.confirmed().orElse(true),
                seed.sendEmails().orElse(!managed),
                seed.twoFactor().map(factor -> secondFactor(factor, planting.now())),
                seed.seen().flatMap(SeedSeen::lastAccessedAt),
                planting.createdAt(seed.record()),
                seed.record().flatMap(SeedRecord::updatedAt).orElse(planting.createdAt(seed.record())));
        Id<Member> member = planting.id(Member.class, seed.record(), at + "/record/member_id", SeedRecord::memberId);
        planting.add(user);
        planting.add(new Member(member, organization, user.id()));
        seed.role().ifPresent(role -> planting.assign(role(role, planting), organization, user));
        logins(seed.logins(), Login.Kind.DEVICE, user, planting, at + "/logins/");
        logins(seed.apiKeys(), Login.Kind.API, user, planting, at + "/api_keys/");
    }

    private Profile profile(EmailAddress email) {
        return new Profile(
                seed.name().orElse(email.value()),
                seed.image(),
                seed.notes(),
                metadata(),
                seed.accessEnabled().orElse(true),
                seed.passwordFlowEnabled().orElse(true),
                seed.locale(),
                seed.seen().flatMap(SeedSeen::lastReadAt),
                seed.seen().flatMap(SeedSeen::announcementsLastSeenAt));
    }

    private Metadata metadata() {
        Map<String, Optional<Object>> entries = new LinkedHashMap<>();
        seed.metadata().forEach((key, value) -> entries.put(key, Optional.ofNullable(value)));
        try {
            return new Metadata(entries);
        } catch (Refusal e) {
            throw SeedProblem.at(
                    at + "/metadata", e.problems().values().iterator().next().get(0));
        }
    }

    private SecondFactor secondFactor(SeedTwoFactor factor, Instant now) {
        check(
                factor.secret() != null && factor.secret().matches("[A-Z2-7]{16,}"),
                at + "/two_factor/secret",
                "takes at least 16 of A-Z and 2-7 (base 32)");
        return new SecondFactor(
                new Secret(factor.secret()),
                factor.active().orElse(true) ? Optional.of(factor.enabledAt().orElse(now)) : Optional.empty(),
                factor.backupCodes().stream().map(Code::new).toList());
    }

    private Role role(String id, Planting planting) {
        check(
                !id.equals(Role.OWNER.id()) || !planting.hasOwner(organization),
                at + "/role",
                "there is an owner already");
        return Role.find(id)
                .filter(role -> role.appliesTo() == Organization.class)
                .orElseThrow(() -> SeedProblem.at(
                        at + "/role",
                        "'" + id
                                + "' is no role; take owner, administrator, manager, user_manager, observer or basic"));
    }

    private static void logins(List<SeedLogin> seeds, Login.Kind kind, User user, Planting planting, String at) {
        for (int i = 0; i < seeds.size(); i++) {
            SeedLogin seed = seeds.get(i);
            String pinned = seed.secret().orElseGet(() -> planting.freshSecret().value());
            check(Secret.isWellFormed(pinned), at + i + "/secret", "takes 32 of 0-9 and a-f");
            Secret secret = new Secret(pinned);
            check(
                    planting.world()
                            .all(Login.class)
                            .first(Login.BY_SECRET, secret)
                            .isEmpty(),
                    at + i + "/secret",
                    "is there twice");
            Instant createdAt = planting.createdAt(seed.record());
            planting.add(new Login(
                    planting.id(Login.class, seed.record(), at + i),
                    kind,
                    user.id(),
                    secret,
                    seed.name(),
                    new Login.Device(seed.deviceBrand(), seed.deviceModel(), seed.osName()),
                    seed.expire().orElse(true),
                    seed.primary().orElse(false),
                    createdAt,
                    seed.record().flatMap(SeedRecord::updatedAt).orElse(createdAt),
                    seed.record().flatMap(SeedRecord::lastUsedAt)));
        }
    }
}
