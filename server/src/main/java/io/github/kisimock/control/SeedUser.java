package io.github.kisimock.control;

import io.github.kisimock.control.Seed.SeedRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user in a {@link Seed}, who is a member as well.
 *
 * @param name the e-mail address unless given
 * @param password without one nobody can sign in as this user
 * @param role {@code owner}, {@code administrator} or another of the organization; basic unless given
 * @param confirmed true unless given
 * @param managed short for: confirmed, no mails, no password; false unless given
 * @param sendEmails whether this user gets mails; true unless given
 * @param accessEnabled whether doors open to this user at all; true unless given
 * @param passwordFlowEnabled kept as given; true unless given
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
        Optional<Boolean> passwordFlowEnabled,
        Optional<String> image,
        Optional<String> locale,
        Optional<String> notes,
        Map<String, Object> metadata,
        Optional<SeedTwoFactor> twoFactor,
        List<SeedLogin> logins,
        List<SeedLogin> apiKeys,
        Optional<SeedSeen> seen,
        Optional<SeedRecord> record) {

    /** Takes copies. */
    @SuppressWarnings("NullAway") // Jackson gives null for what the file leaves out
    public SeedUser {
        metadata = metadata == null ? Map.of() : new LinkedHashMap<>(metadata);
        logins = Seed.copy(logins);
        apiKeys = Seed.copy(apiKeys);
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
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** This user in that role of the organization. */
    public SeedUser withRole(String newRole) {
        return with(Optional.of(newRole), confirmed, twoFactor, logins, apiKeys);
    }

    /** This user with one more login. */
    public SeedUser withLogin(SeedLogin login) {
        return with(role, confirmed, twoFactor, plus(logins, login), apiKeys);
    }

    /** This user with one more API key. */
    public SeedUser withApiKey(SeedLogin apiKey) {
        return with(role, confirmed, twoFactor, logins, plus(apiKeys, apiKey));
    }

    /** This user with a second factor. */
    public SeedUser withTwoFactor(SeedTwoFactor factor) {
        return with(role, confirmed, Optional.of(factor), logins, apiKeys);
    }

    /** This user before the e-mail address was confirmed. */
    public SeedUser asUnconfirmed() {
        return with(role, Optional.of(false), twoFactor, logins, apiKeys);
    }

    /** This user with the secrets of logins and API keys drawn anew. */
    SeedUser withFreshSecrets() {
        return with(
                role,
                confirmed,
                twoFactor,
                logins.stream().map(SeedLogin::withFreshSecret).toList(),
                apiKeys.stream().map(SeedLogin::withFreshSecret).toList());
    }

    /** This user with those ids; fresh ones where there are none. */
    SeedUser withIds(Optional<Integer> id, Optional<Integer> memberId) {
        return new SeedUser(
                email,
                name,
                password,
                role,
                confirmed,
                managed,
                sendEmails,
                accessEnabled,
                passwordFlowEnabled,
                image,
                locale,
                notes,
                metadata,
                twoFactor,
                logins,
                apiKeys,
                seen,
                Optional.of(SeedRecord.of(id, memberId)));
    }

    private SeedUser with(
            Optional<String> newRole,
            Optional<Boolean> newConfirmed,
            Optional<SeedTwoFactor> newTwoFactor,
            List<SeedLogin> newLogins,
            List<SeedLogin> newApiKeys) {
        return new SeedUser(
                email,
                name,
                password,
                newRole,
                newConfirmed,
                managed,
                sendEmails,
                accessEnabled,
                passwordFlowEnabled,
                image,
                locale,
                notes,
                metadata,
                newTwoFactor,
                newLogins,
                newApiKeys,
                seen,
                record);
    }

    private static List<SeedLogin> plus(List<SeedLogin> logins, SeedLogin one) {
        List<SeedLogin> more = new ArrayList<>(logins);
        more.add(one);
        return more;
    }

    /**
     * A second factor.
     *
     * @param secret the shared secret in base 32
     * @param active whether signing in asks for it; true unless given
     * @param enabledAt since when; from the time of planting unless given
     */
    public record SeedTwoFactor(
            String secret, List<String> backupCodes, Optional<Boolean> active, Optional<Instant> enabledAt) {
        /** Takes a copy. */
        public SeedTwoFactor {
            backupCodes = Seed.copy(backupCodes);
        }
    }

    /**
     * A login or API key.
     *
     * @param secret 32 hex digits in lower case; a fresh one unless given
     * @param expire whether it ends when left unused; true unless given
     * @param primary whether it is the primary device; false unless given
     */
    public record SeedLogin(
            Optional<String> name,
            Optional<String> secret,
            Optional<Boolean> expire,
            Optional<Boolean> primary,
            Optional<String> deviceBrand,
            Optional<String> deviceModel,
            Optional<String> osName,
            Optional<SeedRecord> record) {

        /** A login of that name and secret. */
        public static SeedLogin of(String name, String secret) {
            return new SeedLogin(
                    Optional.of(name),
                    Optional.of(secret),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** This login with a secret drawn anew. */
        SeedLogin withFreshSecret() {
            return new SeedLogin(name, Optional.empty(), expire, primary, deviceBrand, deviceModel, osName, record);
        }

        /** This login, last used at that time. */
        public SeedLogin lastUsedAt(Instant time) {
            return new SeedLogin(
                    name,
                    secret,
                    expire,
                    primary,
                    deviceBrand,
                    deviceModel,
                    osName,
                    Optional.of(new SeedRecord(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(time))));
        }
    }

    /** What the user saw and when. */
    public record SeedSeen(
            Optional<Map<String, Instant>> lastReadAt,
            Optional<Instant> announcementsLastSeenAt,
            Optional<Instant> lastAccessedAt) {}
}
