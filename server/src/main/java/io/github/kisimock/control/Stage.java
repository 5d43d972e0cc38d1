package io.github.kisimock.control;

import com.bastiaanjansen.otp.TOTPGenerator;
import io.github.kisimock.control.Seed.SeedGroup;
import io.github.kisimock.control.Seed.SeedLock;
import io.github.kisimock.control.Seed.SeedOrganization;
import io.github.kisimock.control.Seed.SeedPlace;
import io.github.kisimock.control.SeedUser.SeedLogin;
import io.github.kisimock.control.SeedUser.SeedTwoFactor;
import io.github.kisimock.domain.Command;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Group;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.InviteMember;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Outcome;
import io.github.kisimock.domain.Place;
import io.github.kisimock.domain.Role;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Where a {@link Scenario} is set up: it adds to the first organization, and writes down what it made. */
final class Stage {

    private static final String PASSWORD = "scenario-password";
    private static final String TWO_FACTOR_SECRET = "JBSWY3DPEHPK3PXP";

    private final Map<String, Object> wanted;
    private final Secret drawn;
    private final Instant realNow;
    private final Map<String, Object> made = new LinkedHashMap<>();
    private World world;
    private int secretsMade;

    Stage(World world, Map<String, Object> wanted, Secret drawn, Instant realNow) {
        this.world = world;
        this.wanted = wanted;
        this.drawn = drawn;
        this.realNow = realNow;
    }

    /**
     * The world as it is now, and all that was made.
     *
     * @param scenario what made it
     * @throws Misuse if something was wanted that was not made
     */
    Outcome<Arranged> outcome(String scenario) {
        wanted.forEach((name, value) -> {
            Object there = made.get(name);
            if (there == null) {
                throw Misuse.of(
                        "params." + name,
                        "is nothing that this scenario makes; it makes " + String.join(", ", made.keySet()));
            }
            if (!there.getClass().equals(value.getClass())) {
                throw Misuse.of("params." + name, there instanceof Integer ? "takes a whole number" : "takes a text");
            }
            if (!there.toString().equalsIgnoreCase(value.toString())) {
                throw Misuse.of("params." + name, "cannot be chosen; the scenario makes one of its own");
            }
        });
        return new Outcome<>(world, new Arranged(scenario, made));
    }

    private String textWanted(String name, Supplier<String> otherwise) {
        return wanted.get(name) instanceof String text ? text : otherwise.get();
    }

    private Optional<Integer> idWanted(String name) {
        return wanted.get(name) instanceof Integer number ? Optional.of(number) : Optional.empty();
    }

    void made(String name, Object value) {
        made.put(name, value);
    }

    /** Writes what was made down under another name as well, which no other scenario uses. */
    void again(String name, String also) {
        made(also, Objects.requireNonNull(made.get(name), name));
    }

    Instant now() {
        return world.now(realNow);
    }

    Secret freshSecret() {
        return drawn.derived(secretsMade++);
    }

    <A> void apply(Command<A> command) {
        world = command.on(world).world();
    }

    private void plant(SeedOrganization organization) {
        world = Planting.plant(Seed.of(List.of(organization)), world, freshSecret(), realNow);
    }

    String domain() {
        return world.all(Organization.class).rows().stream()
                .map(Organization::domain)
                .findFirst()
                .orElse("acme");
    }

    /** An address that nobody has yet, unless one is wanted. */
    String email(String name) {
        int number = world.nextId(User.class).number();
        return textWanted("email", () -> name + "-" + number + "@" + domain() + ".example");
    }

    SeedUser withPassword(String name) {
        String password = textWanted("password", () -> PASSWORD);
        made("password", password);
        return SeedUser.of(email(name), password);
    }

    /** A login with a fresh secret, unless one is wanted, written down under that name. */
    SeedLogin login(String name) {
        String secret = textWanted(name, () -> freshSecret().value());
        made(name, secret);
        return SeedLogin.of("scenario", secret);
    }

    /** The time at which a login that expires in so many seconds was last used. */
    Instant expiring(long seconds) {
        long allowed = world.all(Organization.class).rows().stream()
                .map(organization -> organization.deviceLoginsExpireAfter().toSeconds())
                .findFirst()
                .orElse(Organization.TWO_WEEKS.toSeconds());
        return now().minusSeconds(allowed).plusSeconds(seconds);
    }

    /** Adds the user. */
    User user(SeedUser user) {
        SeedUser seeded = user.withIds(idWanted("user_id"), idWanted("member_id"));
        plant(SeedOrganization.of("Acme", domain(), List.of(seeded), List.of(), List.of()));
        User added = find(user.email(), domain());
        made("domain", domain());
        tell(added);
        return added;
    }

    /** Writes down who was added. */
    private void tell(User added) {
        made("organization_id", added.organizationId().number());
        made("email", added.email().value());
        made("user_id", added.id().number());
        world.all(Member.class)
                .first(Member.BY_USER, added.id())
                .ifPresent(member -> made("member_id", member.id().number()));
        world.all(Login.class)
                .first(Login.BY_USER, added.id())
                .ifPresent(login -> made("login_id", login.id().number()));
        world.all(RoleAssignment.class)
                .first(RoleAssignment.BY_USER, added.id())
                .ifPresent(role -> made("role_assignment_id", role.id().number()));
    }

    /** Writes down which role assignment makes the organization's owner, if it has one. */
    void tellOwner() {
        Id<?> organization =
                new Id<>(Organization.class, (Integer) Objects.requireNonNull(made.get("organization_id")));
        world.all(RoleAssignment.class)
                .first(RoleAssignment.BY_POSITION, new RoleAssignment.Position(Role.OWNER, organization))
                .ifPresent(role -> made("owner_role_assignment_id", role.id().number()));
    }

    /** Invites somebody. */
    void invited() {
        Secret token = freshSecret();
        String email = email("invited");
        apply(new InviteMember(
                world.all(Organization.class)
                        .first(Organization.BY_DOMAIN, domain())
                        .orElseThrow()
                        .id(),
                Optional.of(new EmailAddress(email)),
                UnaryOperator.identity(),
                false,
                true,
                token,
                now()));
        made("invitation_token", token.value());
        made("domain", domain());
        tell(find(email, domain()));
    }

    void signedIn(String role) {
        user(withPassword(role).withRole(role).withLogin(login("secret")));
    }

    /** Adds a member who is signed in and has a second factor, active or not. */
    void secondFactor(boolean active) {
        made("two_factor_secret", TWO_FACTOR_SECRET);
        made(
                "otp_attempt",
                TOTPGenerator.withDefaultValues(TWO_FACTOR_SECRET.getBytes(StandardCharsets.US_ASCII))
                        .at(now()));
        user(withPassword("two-factor")
                .withLogin(login("secret"))
                .withTwoFactor(new SeedTwoFactor(
                        TWO_FACTOR_SECRET, List.of("abc123", "def456"), Optional.of(active), Optional.empty())));
    }

    /** Adds another organization, and its owner, signed in. */
    void owner(String name, boolean muted) {
        SeedUser owner = withPassword(name).withRole("owner").withLogin(login("secret"));
        String domain = otherOrganization(owner.withIds(idWanted("user_id"), idWanted("member_id")), muted);
        made("domain", domain);
        tell(find(owner.email(), domain));
    }

    /** Adds another organization with that user in it; answers its domain. */
    String otherOrganization(SeedUser user, boolean muted) {
        String domain = "other-" + world.nextId(Organization.class).number();
        SeedOrganization other = SeedOrganization.of("Other", domain, List.of(user), List.of(), List.of());
        plant(muted ? other.muted() : other);
        return domain;
    }

    /** Adds a managed member with a login, and a door that it may open or not. */
    User door(boolean granted) {
        SeedUser visitor = SeedUser.managed(email("visitor")).withLogin(login("secret"));
        User user = user(visitor);
        int number =
                idWanted("lock_id").orElseGet(() -> world.nextId(Lock.class).number());
        String name = "Door " + number;
        made("place_id", world.nextId(Place.class).number());
        made("lock_id", number);
        made("group_id", world.nextId(Group.class).number());
        if (granted) {
            made("role_assignment_id", world.nextId(RoleAssignment.class).number());
        }
        SeedPlace place = SeedPlace.of("Place " + number, List.of(SeedLock.of(name, number)));
        SeedGroup group =
                SeedGroup.of("Group " + number, List.of(name), granted ? List.of(visitor.email()) : List.of());
        plant(SeedOrganization.of("Acme", domain(), List.of(), List.of(place), List.of(group)));
        return user;
    }

    private User find(String email, String domain) {
        return world.all(User.class).where(User.BY_EMAIL, EmailAddress.of(email, world.switches())).stream()
                .filter(user -> world.get(user.organizationId()).domain().equals(domain))
                .findFirst()
                .orElseThrow();
    }
}
