package io.github.kisimock.control;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a world starts with, in the shape of a seed file: an immutable value. Whatever a file leaves out has
 * the default named here; names and addresses stand for ids.
 */
public record Seed(List<SeedOrganization> organizations) {

    /** Nothing: a world without organizations and users. */
    public static final Seed NONE = new Seed(List.of());

    /** Takes a copy. */
    public Seed {
        organizations = copy(organizations);
    }

    /** The world that a mock starts with if it is not told otherwise. The README lists it. */
    public static Seed standard() {
        List<SeedUser> users = List.of(
                SeedUser.of("owner@acme.example", "owner-password")
                        .withRole("owner")
                        .withApiKey("Acme integration", "ac3e0000000000000000000000000001"),
                SeedUser.of("admin@acme.example", "admin-password").withRole("administrator"),
                SeedUser.of("member@acme.example", "member-password"),
                SeedUser.of("unconfirmed@acme.example", "unconfirmed-password").asUnconfirmed(),
                SeedUser.managed("managed@acme.example"));
        List<SeedPlace> places = List.of(
                new SeedPlace("Headquarters", List.of(new SeedLock("Front door"), new SeedLock("Server room"))));
        List<SeedGroup> groups = List.of(
                new SeedGroup("Staff", List.of("Front door"), List.of("member@acme.example", "managed@acme.example")));
        return new Seed(List.of(
                new SeedOrganization("Acme", "acme", Optional.empty(), Optional.empty(), users, places, groups)));
    }

    /**
     * An organization.
     *
     * @param domain the short name that sign-in takes
     * @param sendEmails whether its people get mails at all; true unless given
     * @param deviceLoginsExpireAfter seconds that a device login may lie unused; 1,209,600 unless given
     */
    public record SeedOrganization(
            String name,
            String domain,
            Optional<Boolean> sendEmails,
            Optional<Long> deviceLoginsExpireAfter,
            List<SeedUser> users,
            List<SeedPlace> places,
            List<SeedGroup> groups) {
        /** Takes copies. */
        public SeedOrganization {
            users = copy(users);
            places = copy(places);
            groups = copy(groups);
        }
    }

    /**
     * A user, who is a member as well.
     *
     * @param name the e-mail address unless given
     * @param password without one nobody can sign in as this user
     * @param role {@code owner}, {@code administrator} or another of the organization; basic unless given
     * @param confirmed true unless given
     * @param managed short for: confirmed, no mails, no password; false unless given
     * @param sendEmails whether this user gets mails; true unless given
     * @param accessEnabled whether doors open to this user at all; true unless given
     */
    public record SeedUser(
            String email,
            Optional<String> name,
            Optional<String> password,
            Optional<String> role,
            Optional<Boolean> confirmed,
            Optional<Boolean> managed,
            Optional<Boolean> sendEmails,
            Optional<Boolean> accessEnabled,
            Optional<String> notes,
            Map<String, Object> metadata,
            Optional<SeedTwoFactor> twoFactor,
            List<SeedLogin> logins,
            List<SeedLogin> apiKeys) {

        /** Takes copies. */
        public SeedUser {
            metadata = metadata == null ? Map.of() : new LinkedHashMap<>(metadata);
            logins = copy(logins);
            apiKeys = copy(apiKeys);
        }

        /** A confirmed user with that password. */
        public static SeedUser of(String email, String password) {
            return user(email, Optional.of(password), Optional.empty());
        }

        /** A managed user: confirmed, no mails, no password. */
        public static SeedUser managed(String email) {
            return user(email, Optional.empty(), Optional.of(true));
        }

        private static SeedUser user(String email, Optional<String> password, Optional<Boolean> managed) {
            return new SeedUser(
                    email,
                    Optional.empty(),
                    password,
                    Optional.empty(),
                    Optional.empty(),
                    managed,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    List.of(),
                    List.of());
        }

        /** This user in that role of the organization. */
        public SeedUser withRole(String newRole) {
            return with(Optional.of(newRole), confirmed, apiKeys);
        }

        /** This user with one more API key, of that name and secret. */
        public SeedUser withApiKey(String keyName, String secret) {
            List<SeedLogin> more = new ArrayList<>(apiKeys);
            more.add(new SeedLogin(Optional.of(keyName), Optional.of(secret), Optional.empty()));
            return with(role, confirmed, more);
        }

        /** This user before the e-mail address was confirmed. */
        public SeedUser asUnconfirmed() {
            return with(role, Optional.of(false), apiKeys);
        }

        private SeedUser with(Optional<String> newRole, Optional<Boolean> newConfirmed, List<SeedLogin> newApiKeys) {
            return new SeedUser(
                    email,
                    name,
                    password,
                    newRole,
                    newConfirmed,
                    managed,
                    sendEmails,
                    accessEnabled,
                    notes,
                    metadata,
                    twoFactor,
                    logins,
                    newApiKeys);
        }
    }

    /**
     * A second factor that is on.
     *
     * @param secret the shared secret in base 32
     */
    public record SeedTwoFactor(String secret, List<String> backupCodes) {
        /** Takes a copy. */
        public SeedTwoFactor {
            backupCodes = copy(backupCodes);
        }
    }

    /**
     * A login or API key.
     *
     * @param secret 32 hex digits in lower case; a fresh one unless given
     * @param expire whether it ends when left unused; true unless given
     */
    public record SeedLogin(Optional<String> name, Optional<String> secret, Optional<Boolean> expire) {}

    /** A place and its doors. */
    public record SeedPlace(String name, List<SeedLock> locks) {
        /** Takes a copy. */
        public SeedPlace {
            locks = copy(locks);
        }
    }

    /** A door. Its name is unique in the organization, so that groups can say which one is meant. */
    public record SeedLock(String name) {}

    /**
     * Doors that are opened to people together.
     *
     * @param locks names of locks
     * @param members e-mail addresses of users
     */
    public record SeedGroup(String name, List<String> locks, List<String> members) {
        /** Takes copies. */
        public SeedGroup {
            locks = copy(locks);
            members = copy(members);
        }
    }

    @SuppressWarnings("NullAway") // Jackson gives null for a list that the file leaves out
    private static <T> List<T> copy(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
