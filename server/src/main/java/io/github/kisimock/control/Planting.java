package io.github.kisimock.control;

import io.github.kisimock.control.Seed.SeedGroup;
import io.github.kisimock.control.Seed.SeedOrganization;
import io.github.kisimock.control.Seed.SeedPlace;
import io.github.kisimock.control.Seed.SeedRecord;
import io.github.kisimock.control.Seed.SeedRoleAssignment;
import io.github.kisimock.control.Situations.Situation;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Entity;
import io.github.kisimock.domain.Group;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Outcome;
import io.github.kisimock.domain.Place;
import io.github.kisimock.domain.Role;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes a world of a seed. It is used once. */
public final class Planting {

    private final Secret drawn;
    private final Instant realNow;
    private final Instant now;
    private final List<Situation> situations = new ArrayList<>();
    private World world;
    private int secretsMade;

    private Planting(World world, Secret drawn, Instant realNow) {
        this.world = world;
        this.drawn = drawn;
        this.realNow = realNow;
        this.now = world.now(realNow);
    }

    /**
     * The world with all that the seed names.
     *
     * @param drawn from which the secrets come that the seed does not pin
     * @param realNow the real time; what does not say when it was made was made now, by the clock of the seed
     *     or else of the world
     * @throws SeedProblem if it contradicts itself or the world, or names something unknown
     */
    public static World plant(Seed seed, World world, Secret drawn, Instant realNow) {
        return of(seed, world, drawn, realNow).world;
    }

    /** Likewise, with all that there is to know of it. */
    static Planting of(Seed seed, World world, Secret drawn, Instant realNow) {
        Planting planting = new Planting(PlantingHistory.set(seed, world), drawn, realNow);
        Set<String> domains = new HashSet<>();
        planting.plantAll("/organizations", seed.organizations(), (organization, at) -> {
            check(domains.add(organization.domain()), at + "/domain", "'" + organization.domain() + "' is there twice");
            planting.organization(organization, at);
        });
        planting.world = PlantingHistory.plant(seed, planting.world);
        planting.plantAll("/scenarios", seed.scenarios(), planting::scenario);
        return planting;
    }

    /** The scenarios that the seed brought about, in its order. */
    List<Situation> situations() {
        return List.copyOf(situations);
    }

    /** Whether any other secret would have given the same world. */
    boolean drewNoSecrets() {
        return secretsMade == 0;
    }

    private void scenario(String name, String at) {
        try {
            Outcome<Arranged> outcome = Scenario.named(name, problem -> SeedProblem.at(at, problem))
                    .arrange(world, Map.of(), freshSecret(), realNow);
            world = outcome.world();
            situations.add(new Situation(Map.of(), outcome.answer()));
        } catch (SeedProblem e) {
            throw e.pointer().equals(at) ? e : SeedProblem.at(at, e.problem());
        }
    }

    private interface Plant<T> {
        void plant(T seed, String at);
    }

    private <T> void plantAll(String at, List<T> seeds, Plant<T> plant) {
        for (int i = 0; i < seeds.size(); i++) {
            plant.plant(seeds.get(i), at + "/" + i);
        }
    }

    private void organization(SeedOrganization seed, String at) {
        check(isGiven(seed.domain()), at + "/domain", "is missing");
        Id<Organization> id = world.all(Organization.class)
                .first(Organization.BY_DOMAIN, seed.domain())
                .map(Organization::id)
                .orElseGet(() -> newOrganization(seed, at));
        plantAll(at + "/users", seed.users(), (user, place) -> new PlantingUser(user, id, place).plant(this));
        plantAll(at + "/places", seed.places(), (place, where) -> place(place, id, where));
        plantAll(at + "/groups", seed.groups(), (group, place) -> group(group, id, place));
        plantAll(at + "/role_assignments", seed.roleAssignments(), (role, place) -> roleAssignment(role, id, place));
    }

    private Id<Organization> newOrganization(SeedOrganization seed, String at) {
        check(isGiven(seed.name()), at + "/name", "is missing");
        long expiry = seed.deviceLoginsExpireAfter().orElse(Organization.TWO_WEEKS.toSeconds());
        check(expiry >= 0 && expiry <= 31_536_000, at + "/device_logins_expire_after", "takes 0 to 31536000 seconds");
        Organization organization = new Organization(
                id(Organization.class, seed.record(), at),
                seed.name(),
                seed.domain(),
                Duration.ofSeconds(expiry),
                seed.sendEmails().orElse(true),
                createdAt(seed.record()));
        world = world.with(organization);
        return organization.id();
    }

    private void place(SeedPlace seed, Id<Organization> organization, String at) {
        check(isGiven(seed.name()), at + "/name", "is missing");
        Place place =
                new Place(id(Place.class, seed.record(), at), organization, seed.name(), createdAt(seed.record()));
        world = world.with(place);
        plantAll(at + "/locks", seed.locks(), (lock, where) -> {
            check(isGiven(lock.name()), where + "/name", "is missing");
            check(lock(organization, lock.name()).isEmpty(), where + "/name", "'" + lock.name() + "' is there twice");
            world = world.with(new Lock(
                    id(Lock.class, lock.record(), where),
                    organization,
                    place.id(),
                    lock.name(),
                    createdAt(lock.record())));
        });
    }

    private void group(SeedGroup seed, Id<Organization> organization, String at) {
        check(isGiven(seed.name()), at + "/name", "is missing");
        check(group(organization, seed.name()).isEmpty(), at + "/name", "'" + seed.name() + "' is there twice");
        plantAll(
                at + "/locks",
                seed.locks(),
                (name, where) -> check(lock(organization, name).isPresent(), where, "there is no lock '" + name + "'"));
        Group group = new Group(
                id(Group.class, seed.record(), at),
                organization,
                seed.name(),
                seed.locks().stream()
                        .map(name -> lock(organization, name).orElseThrow().id())
                        .toList());
        world = world.with(group);
        plantAll(
                at + "/members",
                seed.members(),
                (email, where) -> assign(Role.GROUP_BASIC, group.id(), user(organization, email, where)));
    }

    private void roleAssignment(SeedRoleAssignment seed, Id<Organization> organization, String at) {
        check(isGiven(seed.user()), at + "/user", "is missing");
        check(isGiven(seed.role()), at + "/role", "is missing");
        User user = user(organization, seed.user(), at + "/user");
        Id<?> appliesTo = seed.group()
                .<Id<?>>map(name -> group(organization, name)
                        .orElseThrow(() -> SeedProblem.at(at + "/group", "there is no group '" + name + "'"))
                        .id())
                .orElse(organization);
        Role role = Role.find(seed.role())
                .filter(found -> found.appliesTo() == appliesTo.kind())
                .orElseThrow(() -> SeedProblem.at(at + "/role", "'" + seed.role() + "' is no role for that"));
        world = world.with(new RoleAssignment(
                id(RoleAssignment.class, seed.record(), at),
                user.id(),
                role,
                appliesTo,
                seed.notified().orElse(false),
                seed.createdBy().map(number -> new Id<>(User.class, number)),
                seed.validFrom(),
                seed.validUntil(),
                createdAt(seed.record())));
    }

    void assign(Role role, Id<?> appliesTo, User user) {
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

    private User user(Id<Organization> organization, String address, String at) {
        EmailAddress email = address(address);
        return User.find(world, organization, email)
                .orElseThrow(() -> SeedProblem.at(at, "there is no user '" + email + "'"));
    }

    private Optional<Lock> lock(Id<Organization> organization, String name) {
        return world.all(Lock.class).where(Lock.BY_ORGANIZATION, organization).stream()
                .filter(lock -> lock.name().equals(name))
                .findFirst();
    }

    private Optional<Group> group(Id<Organization> organization, String name) {
        return world.all(Group.class).where(Group.BY_ORGANIZATION, organization).stream()
                .filter(group -> group.name().equals(name))
                .findFirst();
    }

    boolean hasOwner(Id<Organization> organization) {
        return world.all(RoleAssignment.class).rows().stream()
                .anyMatch(assignment -> assignment.role() == Role.OWNER
                        && assignment.appliesTo().equals(organization));
    }

    /** The id that a seed pins, which must be free, or a fresh one. */
    <T extends Entity<T>> Id<T> id(Class<T> kind, Optional<SeedRecord> record, String at) {
        return id(kind, record, at + "/record/id", SeedRecord::id);
    }

    <T extends Entity<T>> Id<T> id(
            Class<T> kind, Optional<SeedRecord> record, String at, Function<SeedRecord, Optional<Integer>> part) {
        Optional<Id<T>> pinned = record.flatMap(part).map(number -> new Id<>(kind, number));
        pinned.ifPresent(id -> check(world.find(id).isEmpty(), at, id.number() + " is taken"));
        return pinned.orElseGet(() -> world.nextId(kind));
    }

    Instant createdAt(Optional<SeedRecord> record) {
        return record.flatMap(SeedRecord::createdAt).orElse(now);
    }

    Instant now() {
        return now;
    }

    World world() {
        return world;
    }

    <T extends Entity<T>> void add(T row) {
        world = world.with(row);
    }

    Secret freshSecret() {
        return drawn.derived(secretsMade++);
    }

    /** The address in lower case, if this world takes no notice of case. */
    EmailAddress address(String given) {
        return EmailAddress.of(given, world.switches());
    }

    static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    static void check(boolean holds, String at, String problem) {
        if (!holds) {
            throw SeedProblem.at(at, problem);
        }
    }
}
