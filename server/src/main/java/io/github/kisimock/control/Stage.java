package io.github.kisimock.control;

import io.github.kisimock.control.Seed.SeedGroup;
import io.github.kisimock.control.Seed.SeedLock;
import io.github.kisimock.control.Seed.SeedOrganization;
import io.github.kisimock.control.Seed.SeedPlace;
import io.github.kisimock.control.SeedUser.SeedLogin;
import io.github.kisimock.domain.Command;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a {@link Scenario} is set up: it adds to the first organization, and writes down what it made. */
final class Stage {

    private static final String PASSWORD = "scenario-password";

    private final LocalControl control;
    private final Map<String, Object> made = new LinkedHashMap<>();

    Stage(LocalControl control) {
        this.control = control;
    }

    Arranged arranged() {
        return new Arranged(made);
    }

    void made(String name, Object value) {
        made.put(name, value);
    }

    Instant now() {
        return control.now();
    }

    Secret freshSecret() {
        return control.workspace().freshSecret();
    }

    <A> void apply(Command<A> command) {
        control.workspace().apply(command);
    }

    String domain() {
        return control.world().all(Organization.class).rows().stream()
                .map(Organization::domain)
                .findFirst()
                .orElse("acme");
    }

    /** An address that nobody has yet. */
    String email(String name) {
        return name + "-" + control.world().nextId(User.class).number() + "@" + domain() + ".example";
    }

    SeedUser withPassword(String name) {
        made("password", PASSWORD);
        return SeedUser.of(email(name), PASSWORD);
    }

    /** A login with a fresh secret, written down under that name. */
    SeedLogin login(String name) {
        String secret = freshSecret().value();
        made(name, secret);
        return SeedLogin.of("scenario", secret);
    }

    /** The time at which a login that expires in so many seconds was last used. */
    Instant expiring(long seconds) {
        long allowed = control.world().all(Organization.class).rows().stream()
                .map(organization -> organization.deviceLoginsExpireAfter().toSeconds())
                .findFirst()
                .orElse(Organization.TWO_WEEKS.toSeconds());
        return now().minusSeconds(allowed).plusSeconds(seconds);
    }

    /** Adds the user. */
    User user(SeedUser user) {
        control.plant(
                Seed.of(List.of(SeedOrganization.of("Acme", domain(), List.of(user), List.of(), List.of()))), true);
        User added = find(user.email());
        made("domain", domain());
        made("email", user.email());
        made("user_id", added.id().number());
        made(
                "member_id",
                control.world()
                        .all(Member.class)
                        .first(Member.BY_USER, added.id())
                        .orElseThrow()
                        .id()
                        .number());
        return added;
    }

    void signedIn(String role) {
        user(withPassword(role).withRole(role).withLogin(login("secret")));
    }

    /** Adds another organization with that user in it; answers its domain. */
    String otherOrganization(SeedUser user, boolean muted) {
        String domain = "other-" + control.world().nextId(Organization.class).number();
        SeedOrganization other = SeedOrganization.of("Other", domain, List.of(user), List.of(), List.of());
        control.plant(Seed.of(List.of(muted ? other.muted() : other)), true);
        return domain;
    }

    /** Adds a managed member with a login, and a door that it may open or not. */
    void door(boolean granted) {
        SeedUser user = SeedUser.managed(email("visitor")).withLogin(login("secret"));
        user(user);
        int number = control.world().nextId(Lock.class).number();
        String name = "Door " + number;
        plantDoor(
                SeedPlace.of("Place " + number, List.of(SeedLock.of(name))),
                SeedGroup.of("Group " + number, List.of(name), granted ? List.of(user.email()) : List.of()));
        made("lock_id", number);
    }

    private void plantDoor(SeedPlace place, SeedGroup group) {
        control.plant(
                Seed.of(List.of(SeedOrganization.of("Acme", domain(), List.of(), List.of(place), List.of(group)))),
                true);
    }

    private User find(String email) {
        return control.world().all(User.class).where(User.BY_EMAIL, new EmailAddress(email)).stream()
                .filter(user ->
                        control.world().get(user.organizationId()).domain().equals(domain()))
                .findFirst()
                .orElseThrow();
    }
}
