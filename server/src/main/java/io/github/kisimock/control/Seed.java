package io.github.kisimock.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kisimock.control.SeedUser.SeedLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a world starts with, in the shape of a seed file: an immutable value. Whatever a file leaves out has
 * the default named here; names and addresses stand for ids. The state of a running mock has the same shape,
 * with all that a hand-written seed rarely says.
 *
 * @param clock how the clock is set; as it was unless given
 * @param switches switches by key; as they were unless given
 * @param outbox mails that were sent
 * @param mailTokens tokens from mails that still work
 * @param events what happened at doors
 * @param nextIds by kind, the id that the next new record gets
 * @param scenarios names of situations that are brought about when all else is planted, in this order; a state has none
 */
public record Seed(
        List<SeedOrganization> organizations,
        Optional<SeedClock> clock,
        Map<String, String> switches,
        List<SeedMail> outbox,
        List<SeedMailToken> mailTokens,
        List<SeedEvent> events,
        Map<String, Integer> nextIds,
        List<String> scenarios) {

    /** Nothing: a world without organizations and users. */
    public static final Seed NONE = Seed.of(List.of());

    private static final Seed STANDARD = acme();

    /** Takes copies. */
    public Seed {
        organizations = copy(organizations);
        switches = copy(switches);
        outbox = copy(outbox);
        mailTokens = copy(mailTokens);
        events = copy(events);
        nextIds = copy(nextIds);
        scenarios = copy(scenarios);
    }

    /** Those organizations and nothing else. */
    public static Seed of(List<SeedOrganization> organizations) {
        return new Seed(
                organizations, Optional.empty(), Map.of(), List.of(), List.of(), List.of(), Map.of(), List.of());
    }

    /** The world that a mock starts with if it is not told otherwise. The README lists it. */
    public static Seed standard() {
        return STANDARD;
    }

    private static Seed acme() {
        List<SeedUser> users = List.of(
                SeedUser.of("owner@acme.example", "owner-password")
                        .withRole("owner")
                        .withApiKey(SeedLogin.of("Acme integration", "ac3e0000000000000000000000000001")),
                SeedUser.of("admin@acme.example", "admin-password").withRole("administrator"),
                SeedUser.of("member@acme.example", "member-password"),
                SeedUser.of("unconfirmed@acme.example", "unconfirmed-password").asUnconfirmed(),
                SeedUser.managed("managed@acme.example"));
        List<SeedPlace> places =
                List.of(SeedPlace.of("Headquarters", List.of(SeedLock.of("Front door"), SeedLock.of("Server room"))));
        List<SeedGroup> groups = List.of(
                SeedGroup.of("Staff", List.of("Front door"), List.of("member@acme.example", "managed@acme.example")));
        return of(List.of(SeedOrganization.of("Acme", "acme", users, places, groups)));
    }

    /** This seed with those scenarios. */
    public Seed withScenarios(String... names) {
        return new Seed(organizations, clock, switches, outbox, mailTokens, events, nextIds, List.of(names));
    }

    private Seed with(List<SeedOrganization> changed) {
        return new Seed(changed, clock, switches, outbox, mailTokens, events, nextIds, scenarios);
    }

    /** This seed with the first organization under another domain. */
    Seed withDomain(String domain) {
        List<SeedOrganization> renamed = new ArrayList<>(organizations);
        renamed.set(0, renamed.get(0).withDomain(domain));
        return with(renamed);
    }

    /** This seed with the secrets of logins and API keys drawn anew. */
    Seed withFreshSecrets() {
        return with(
                organizations.stream().map(SeedOrganization::withFreshSecrets).toList());
    }

    /**
     * An organization.
     *
     * @param domain the short name that sign-in takes
     * @param sendEmails whether its people get mails at all; true unless given
     * @param deviceLoginsExpireAfter seconds that a device login may lie unused; 1,209,600 unless given
     * @param roleAssignments roles that need more saying than {@code role} and {@code members}
     */
    public record SeedOrganization(
            String name,
            String domain,
            Optional<Boolean> sendEmails,
            Optional<Long> deviceLoginsExpireAfter,
            List<SeedUser> users,
            List<SeedPlace> places,
            List<SeedGroup> groups,
            List<SeedRoleAssignment> roleAssignments,
            Optional<SeedRecord> record) {

        /** Takes copies. */
        public SeedOrganization {
            users = copy(users);
            places = copy(places);
            groups = copy(groups);
            roleAssignments = copy(roleAssignments);
        }

        /** An organization with all else as by default. */
        public static SeedOrganization of(
                String name, String domain, List<SeedUser> users, List<SeedPlace> places, List<SeedGroup> groups) {
            return new SeedOrganization(
                    name,
                    domain,
                    Optional.empty(),
                    Optional.empty(),
                    users,
                    places,
                    groups,
                    List.of(),
                    Optional.empty());
        }

        /** This one under another domain. */
        public SeedOrganization withDomain(String newDomain) {
            return new SeedOrganization(
                    name,
                    newDomain,
                    sendEmails,
                    deviceLoginsExpireAfter,
                    users,
                    places,
                    groups,
                    roleAssignments,
                    record);
        }

        /** This one with the secrets of logins and API keys drawn anew. */
        SeedOrganization withFreshSecrets() {
            return new SeedOrganization(
                    name,
                    domain,
                    sendEmails,
                    deviceLoginsExpireAfter,
                    users.stream().map(SeedUser::withFreshSecrets).toList(),
                    places,
                    groups,
                    roleAssignments,
                    record);
        }

        /** This one, in which nobody gets a mail. */
        public SeedOrganization muted() {
            return new SeedOrganization(
                    name,
                    domain,
                    Optional.of(false),
                    deviceLoginsExpireAfter,
                    users,
                    places,
                    groups,
                    roleAssignments,
                    record);
        }
    }

    /** What a running mock knows of any record besides; a fresh id and the time of planting unless given. */
    public record SeedRecord(
            Optional<Integer> id,
            Optional<Integer> memberId,
            Optional<Instant> createdAt,
            Optional<Instant> updatedAt,
            Optional<Instant> lastUsedAt) {

        static SeedRecord of(Optional<Integer> id, Optional<Integer> memberId) {
            return new SeedRecord(id, memberId, Optional.empty(), Optional.empty(), Optional.empty());
        }

        static SeedRecord of(int id, Instant createdAt) {
            return new SeedRecord(
                    Optional.of(id), Optional.empty(), Optional.of(createdAt), Optional.empty(), Optional.empty());
        }
    }

    /** A place and its doors. */
    public record SeedPlace(String name, List<SeedLock> locks, Optional<SeedRecord> record) {
        /** Takes a copy. */
        public SeedPlace {
            locks = copy(locks);
        }

        /** A place with those doors. */
        public static SeedPlace of(String name, List<SeedLock> locks) {
            return new SeedPlace(name, locks, Optional.empty());
        }
    }

    /** A door. Its name is unique in the organization, so that groups can say which one is meant. */
    public record SeedLock(String name, Optional<SeedRecord> record) {
        /** A door of that name. */
        public static SeedLock of(String name) {
            return new SeedLock(name, Optional.empty());
        }

        static SeedLock of(String name, int id) {
            return new SeedLock(name, Optional.of(SeedRecord.of(Optional.of(id), Optional.empty())));
        }
    }

    /**
     * Doors that are opened to people together.
     *
     * @param locks names of locks
     * @param members e-mail addresses of users
     */
    public record SeedGroup(String name, List<String> locks, List<String> members, Optional<SeedRecord> record) {
        /** Takes copies. */
        public SeedGroup {
            locks = copy(locks);
            members = copy(members);
        }

        /** A group of those doors and people. */
        public static SeedGroup of(String name, List<String> locks, List<String> members) {
            return new SeedGroup(name, locks, members, Optional.empty());
        }
    }

    /**
     * A role given to a user.
     *
     * @param user the e-mail address
     * @param group the group's name; the organization unless given
     * @param notified whether the user was to be told by mail; false unless given
     * @param createdBy the id of the user who gave it
     */
    public record SeedRoleAssignment(
            String user,
            String role,
            Optional<String> group,
            @JsonProperty("notify") Optional<Boolean> notified,
            Optional<Integer> createdBy,
            Optional<Instant> validFrom,
            Optional<Instant> validUntil,
            Optional<SeedRecord> record) {}

    /**
     * The clock.
     *
     * @param standsAt the time it shows, if it stands
     * @param ahead by how much it is ahead of the real time, if it runs
     */
    public record SeedClock(Optional<Instant> standsAt, Optional<Duration> ahead) {}

    /** A mail that was sent. */
    public record SeedMail(
            int id,
            String to,
            String kind,
            String subject,
            String text,
            List<String> links,
            Optional<String> token,
            Instant sentAt) {
        /** Takes a copy. */
        public SeedMail {
            links = copy(links);
        }
    }

    /** A token from a mail that still works; the user by id. */
    public record SeedMailToken(int id, String purpose, int user, String token, Instant createdAt) {}

    /** What happened at a door; lock, user and login by id. */
    public record SeedEvent(int id, int lock, int user, int login, boolean success, Instant at) {}

    @SuppressWarnings("NullAway") // Jackson gives null for what the file leaves out
    static <T> List<T> copy(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /** In the order of the keys, so that a state reads the same each time; refuses nulls. */
    @SuppressWarnings("NullAway") // likewise
    static <V> Map<String, V> copy(Map<String, V> given) {
        return given == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(given)));
    }
}
