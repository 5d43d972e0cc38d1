package io.github.kisimock.junit;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.Changes;
import io.github.kisimock.control.Control;
import io.github.kisimock.control.Exchange;
import io.github.kisimock.control.Faults;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedUser;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Role;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The mock of one test: a parameter of its constructor, its methods and their life cycle. What it does is no call
 * of the program under test. Where a world has several organizations, the first is meant.
 */
public final class Kisi {

    private final Space space;
    private final AtomicReference<String> endedBecause = new AtomicReference<>("");

    Kisi(Space space) {
        this.space = space;
    }

    /** From now on it refuses to be used. */
    void end(String because) {
        endedBecause.compareAndSet("", because);
    }

    private Space space() {
        String because = endedBecause.get();
        if (because != null && !because.isEmpty()) {
            throw new IllegalStateException("This Kisi can no longer be used: " + because);
        }
        return space;
    }

    /**
     * The base URL for the program under test, without a slash at the end. It leads to the workspace of this test
     * alone. It has no path, which suits every client; only that of a mock in another process has one.
     */
    public URI uri() {
        return space().uri();
    }

    /** All that can be done with the workspace; the other methods are short for it. */
    public Control control() {
        return space().control();
    }

    /** All that the workspace knows at this instant. */
    public World world() {
        return control().world();
    }

    /** Puts back a world that was looked at before: with its time, its mails and its logins. */
    public void restore(World world) {
        control().restore(world);
    }

    /** Keeps the present world under a name. */
    public void snapshot(String name) {
        control().snapshots().keep(name, world());
    }

    /**
     * Goes back to the world that was kept under that name.
     *
     * @throws io.github.kisimock.control.Misuse if there is none
     */
    public void restore(String snapshot) {
        restore(control().snapshots().get(snapshot));
    }

    /** What has changed since the workspace began; what the test's own scenario made is among it. */
    public Changes changes() {
        return control().changes();
    }

    /**
     * What has changed since a world was kept under that name.
     *
     * @throws io.github.kisimock.control.Misuse if there is none
     */
    public Changes changes(String snapshot) {
        return Changes.between(control().snapshots().get(snapshot), world(), false);
    }

    /**
     * The API key of the organization's owner.
     *
     * @throws IllegalStateException if the seed gives the owner none
     */
    public Secret apiKey() {
        World world = world();
        return world.all(Login.class).rows().stream()
                .filter(Login::isApiKey)
                .filter(key -> RoleAssignment.organizationRoleOf(world, key.userId()) == Role.OWNER)
                .findFirst()
                .map(Login::secret)
                .orElseThrow(() -> new IllegalStateException("The owner has no API key: give the owner api_keys in"
                        + " the seed, or use signIn with the owner's e-mail address"));
    }

    /** The domain that a sign-in names the organization by. */
    public String domain() {
        return world().all(Organization.class).rows().iterator().next().domain();
    }

    /**
     * Opens a login for a user, without a password.
     *
     * @return its secret
     * @throws io.github.kisimock.control.Misuse if there is no such user
     */
    public Secret signIn(String email) {
        return control().signIn(new EmailAddress(email));
    }

    /**
     * Adds a user to the organization; {@code SeedUser.managed("ada@example.com")} is a managed one.
     *
     * @return the membership, with both ids
     * @throws io.github.kisimock.control.SeedProblem if there cannot be such a user
     */
    public Member add(SeedUser user) {
        World before = world();
        Organization organization =
                before.all(Organization.class).rows().iterator().next();
        control()
                .plant(
                        Seed.of(List.of(Seed.SeedOrganization.of(
                                organization.name(), organization.domain(), List.of(user), List.of(), List.of()))),
                        true);
        World after = world();
        User added = User.find(after, organization.id(), new EmailAddress(user.email()))
                .orElseThrow();
        return after.all(Member.class).first(Member.BY_USER, added.id()).orElseThrow();
    }

    /**
     * Brings about a named situation.
     *
     * @throws io.github.kisimock.control.Misuse if there is none of that name
     */
    public Arranged arrange(String scenario) {
        return control().arrange(scenario);
    }

    /** The mails that Kisi would have sent. */
    public Outbox outbox() {
        return new Outbox(control());
    }

    /** The clock of the workspace. */
    public KisiClock clock() {
        return new KisiClock(control());
    }

    /** The faults that are planned for calls of the program; they end with the test. */
    public Faults faults() {
        return control().faults();
    }

    /** The calls of the program under test, oldest first. */
    public List<Exchange> requests() {
        return control().requests();
    }
}
