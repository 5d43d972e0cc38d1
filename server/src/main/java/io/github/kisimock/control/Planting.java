package io.github.kisimock.control;

import io.github.kisimock.control.Seed.SeedGroup;
import io.github.kisimock.control.Seed.SeedLogin;
import io.github.kisimock.control.Seed.SeedOrganization;
import io.github.kisimock.control.Seed.SeedPlace;
import io.github.kisimock.control.Seed.SeedTwoFactor;
import io.github.kisimock.control.Seed.SeedUser;
import io.github.kisimock.domain.Code;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Group;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Metadata;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Password;
import io.github.kisimock.domain.Place;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Role;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.SecondFactor;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.TokenSource;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a world of a seed. It is used once. */
public final class Planting {

    private final TokenSource tokens;
    private final Instant now;
    private World world;

    /**
     * Prepares to add to a world.
     *
     * @param tokens where the secrets come from that the seed does not pin
     * @param now when everything is said to have been made
     */
    public Planting(World world, TokenSource tokens, Instant now) {
        this.world = world;
        this.tokens = tokens;
        this.now = now;
    }

    /**
     * The world with all that the seed names.
     *
     * @throws SeedProblem if it contradicts itself or names something unknown; then nothing was added
     */
    public World plant(Seed seed) {
        for (int i = 0; i < seed.organizations().size(); i++) {
            plant(seed.organizations().get(i), "/organizations/" + i);
        }
        return world;
    }

    private void plant(SeedOrganization seed, String at) {
        check(isGiven(seed.name()), at + "/name", "is missing");
        check(isGiven(seed.domain()), at + "/domain", "is missing");
        check(
                world.all(Organization.class)
                        .first(Organization.BY_DOMAIN, seed.domain())
                        .isEmpty(),
                at + "/domain",
                "'" + seed.domain() + "' is there twice");
        long expiry = seed.deviceLoginsExpireAfter().orElse(Organization.TWO_WEEKS.toSeconds());
        check(expiry >= 0 && expiry <= 31_536_000, at + "/device_logins_expire_after", "takes 0 to 31536000 seconds");
        Organization organization = new Organization(
                world.nextId(Organization.class),
                seed.name(),
                seed.domain(),
                Duration.ofSeconds(expiry),
                seed.sendEmails().orElse(true),
                now);
        world = world.with(organization);
        for (int i = 0; i < seed.users().size(); i++) {
            plant(seed.users().get(i), organization.id(), at + "/users/" + i);
        }
        Map<String, Id<Lock>> locks = new HashMap<>();
        for (int i = 0; i < seed.places().size(); i++) {
            plant(seed.places().get(i), organization.id(), locks, at + "/places/" + i);
        }
        for (int i = 0; i < seed.groups().size(); i++) {
            plant(seed.groups().get(i), organization.id(), locks, at + "/groups/" + i);
        }
    }

    private void plant(SeedUser seed, Id<Organization> organization, String at) {
        EmailAddress email =
                new EmailAddress(seed.email() == null ? "" : seed.email().toLowerCase(Locale.ROOT));
        check(isGiven(seed.email()), at + "/email", "is missing");
        check(email.isWellFormed(), at + "/email", "'" + email + "' is no e-mail address");
        check(find(organization, email).isEmpty(), at + "/email", "'" + email + "' is there twice");
        boolean managed = seed.managed().orElse(false);
        check(!managed || seed.password().isEmpty(), at + "/password", "a managed user has none");
        User user = new User(
                world.nextId(User.class),
                organization,
                email,
                profile(seed, email, at),
                seed.password().map(Password::new),
                seed.confirmed().orElse(true),
                seed.sendEmails().orElse(!managed),
                seed.twoFactor().map(factor -> secondFactor(factor, at + "/two_factor")),
                Optional.empty(),
                now,
                now);
        world = world.with(user).with(new Member(world.nextId(Member.class), organization, user.id()));
        seed.role().ifPresent(role -> assign(role(role, at + "/role"), organization, user));
        plant(seed.logins(), Login.Kind.DEVICE, user, at + "/logins/");
        plant(seed.apiKeys(), Login.Kind.API, user, at + "/api_keys/");
    }

    private Profile profile(SeedUser seed, EmailAddress email, String at) {
        Profile standard = Profile.of(email);
        return new Profile(
                seed.name().orElse(standard.name()),
                standard.image(),
                seed.notes(),
                metadata(seed.metadata(), at + "/metadata"),
                seed.accessEnabled().orElse(true),
                standard.passwordFlowEnabled(),
                standard.locale(),
                standard.lastReadAt(),
                standard.announcementsLastSeenAt());
    }

    private static Metadata metadata(Map<String, Object> given, String at) {
        Map<String, Optional<Object>> entries = new LinkedHashMap<>();
        given.forEach((key, value) -> entries.put(key, Optional.ofNullable(value)));
        try {
            return new Metadata(entries);
        } catch (Refusal e) {
            throw SeedProblem.at(at, e.problems().values().iterator().next().get(0));
        }
    }

    private SecondFactor secondFactor(SeedTwoFactor seed, String at) {
        check(
                seed.secret() != null && seed.secret().matches("[A-Z2-7]{16,}"),
                at + "/secret",
                "takes at least 16 of A-Z and 2-7 (base 32)");
        return new SecondFactor(
                new Secret(seed.secret()),
                Optional.of(now),
                seed.backupCodes().stream().map(Code::new).toList());
    }

    private static Role role(String id, String at) {
        return Role.find(id)
                .filter(role -> role.appliesTo() == Organization.class)
                .orElseThrow(() -> SeedProblem.at(
                        at,
                        "'" + id
                                + "' is no role; take owner, administrator, manager, user_manager, observer or basic"));
    }

    private void assign(Role role, Id<?> appliesTo, User user) {
        world = world.with(new RoleAssignment(
                world.nextId(RoleAssignment.class),
                user.id(),
                role,
                appliesTo,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now));
    }

    private void plant(List<SeedLogin> seeds, Login.Kind kind, User user, String at) {
        for (int i = 0; i < seeds.size(); i++) {
            SeedLogin seed = seeds.get(i);
            String pinned = seed.secret().orElseGet(() -> tokens.next().value());
            check(Secret.isWellFormed(pinned), at + i + "/secret", "takes 32 of 0-9 and a-f");
            Secret secret = new Secret(pinned);
            check(
                    world.all(Login.class).first(Login.BY_SECRET, secret).isEmpty(),
                    at + i + "/secret",
                    "is there twice");
            world = world.with(new Login(
                    world.nextId(Login.class),
                    kind,
                    user.id(),
                    secret,
                    seed.name(),
                    Login.Device.UNKNOWN,
                    seed.expire().orElse(true),
                    false,
                    now,
                    now,
                    Optional.empty()));
        }
    }

    private void plant(SeedPlace seed, Id<Organization> organization, Map<String, Id<Lock>> locks, String at) {
        check(isGiven(seed.name()), at + "/name", "is missing");
        Place place = new Place(world.nextId(Place.class), organization, seed.name(), now);
        world = world.with(place);
        for (int i = 0; i < seed.locks().size(); i++) {
            String name = seed.locks().get(i).name();
            check(isGiven(name), at + "/locks/" + i + "/name", "is missing");
            Lock lock = new Lock(world.nextId(Lock.class), organization, place.id(), name, now);
            check(locks.put(name, lock.id()) == null, at + "/locks/" + i + "/name", "'" + name + "' is there twice");
            world = world.with(lock);
        }
    }

    private void plant(SeedGroup seed, Id<Organization> organization, Map<String, Id<Lock>> locks, String at) {
        check(isGiven(seed.name()), at + "/name", "is missing");
        for (int i = 0; i < seed.locks().size(); i++) {
            String name = seed.locks().get(i);
            check(locks.containsKey(name), at + "/locks/" + i, "there is no lock '" + name + "'");
        }
        Group group = new Group(
                world.nextId(Group.class),
                organization,
                seed.name(),
                seed.locks().stream().map(locks::get).toList());
        world = world.with(group);
        for (int i = 0; i < seed.members().size(); i++) {
            EmailAddress email = new EmailAddress(seed.members().get(i).toLowerCase(Locale.ROOT));
            String place = at + "/members/" + i;
            User user = find(organization, email)
                    .orElseThrow(() -> SeedProblem.at(place, "there is no user '" + email + "'"));
            assign(Role.GROUP_BASIC, group.id(), user);
        }
    }

    private Optional<User> find(Id<Organization> organization, EmailAddress email) {
        return world.all(User.class).where(User.BY_EMAIL, email).stream()
                .filter(user -> user.organizationId().equals(organization))
                .findFirst();
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    private static void check(boolean holds, String at, String problem) {
        if (!holds) {
            throw SeedProblem.at(at, problem);
        }
    }
}
