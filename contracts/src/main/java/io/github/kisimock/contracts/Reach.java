package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.ProviderState;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be tried out in a live organization, and why the rest cannot. A call that may be answered otherwise
 * than the contract says must do no harm either way, so what is to be refused is held to the same as the rest.
 */
final class Reach {

    /** An id that none of Kisi's records has: the last one there can be. Contracts ask for it by this number. */
    private static final String NOBODY = "2147483647";

    /** States that tell of the API key itself, or only of what is there already. */
    private static final Set<String> READ = Set.of("administrator", "api-key", "many-members");

    private static final Set<String> KEY = Set.of(
            "secret", "api_key", "administrator_secret", "login_id", "domain", "organization_id", "email", "user_id");
    private static final Set<String> MEMBER = Set.of("domain", "organization_id", "email", "user_id", "member_id");
    private static final Set<String> LOGGED_IN = more(MEMBER, "secret", "login_id");

    /** The states there are ways to, and what each tells, by name. */
    private static final Map<String, Set<String>> TOLD = Map.ofEntries(
            Map.entry("administrator", KEY),
            Map.entry("api-key", KEY),
            Map.entry("many-members", Set.of()),
            Map.entry("managed-member", MEMBER),
            Map.entry("managed-member-with-login", LOGGED_IN),
            Map.entry("member", LOGGED_IN),
            Map.entry("deleted-member", LOGGED_IN),
            Map.entry("device-login-limit-reached", LOGGED_IN),
            Map.entry("two-factor-prepared", more(LOGGED_IN, "otp_attempt")),
            Map.entry("two-factor-required", LOGGED_IN),
            Map.entry("door-denied", more(LOGGED_IN, "lock_id", "place_id")));

    private static final String MAIL = "takes a link that only a mail tells";
    private static final String TIME = "takes a login that was left unused for days";
    private static final String DOOR = "gives access to a real door";

    private static final Map<String, String> OUT_OF_REACH = Map.ofEntries(
            Map.entry("unconfirmed-member", MAIL),
            Map.entry("invited-member", MAIL),
            Map.entry("password-reset-requested", MAIL),
            Map.entry("expired-login", TIME),
            Map.entry("login-about-to-expire", TIME),
            Map.entry("door-granted", DOOR),
            Map.entry("access-disabled", DOOR),
            Map.entry("owner", "acts as the owner of an organization"),
            Map.entry("mails-muted", "takes an organization that sends no mails"),
            Map.entry("two-organizations-one-email", "takes a second organization"),
            Map.entry("api-key-limit-reached", "takes all API keys that an administrator may have"),
            Map.entry("api-key-of-demoted-admin", "takes an administrator's rights away"),
            Map.entry("rate-limited", "uses up the calls that others may need"));

    private static final Map<String, String> NOT_TOLD = Map.of(
            "password", "takes a password: members made for it have none, and that of the key's owner is not known",
            "group_id", "gives or takes access to a real door",
            "owner_role_assignment_id", "takes the owner's rights away, if it is not refused",
            "otp_attempt", "takes two codes of a second factor within half a minute",
            "backup_code", "takes a password and a second factor");

    /** What is sent as, or about, a member that was made for it, changes nothing else, and sends no mail. */
    private static final Set<String> ABOUT_A_MEMBER = Set.of(
            "PATCH /members/*",
            "PUT /members/*",
            "DELETE /members/*",
            "PATCH /users/*",
            "PUT /users/*",
            "DELETE /users/*",
            "PATCH /user",
            "PUT /user",
            "DELETE /user",
            "POST /user/2fa/otp_secret",
            "POST /user/2fa/activate",
            "POST /user/2fa/deactivate",
            "POST /user/2fa/backup_codes",
            "POST /users/sign_in",
            "POST /logins",
            "PUT /login",
            "DELETE /login",
            "DELETE /login/elsewhere",
            "DELETE /users/sign_out",
            "POST /login/promote",
            "POST /logins/*/promote",
            "DELETE /logins/*");

    /** What sends a mail to the address in its body, unless that is said to be of a managed member. */
    private static final Set<String> MAILING = Set.of(
            "POST /members",
            "POST /users",
            "POST /organizations/find",
            "POST /users/confirmation",
            "POST /users/password",
            "POST /users/sign_up");

    private static final Map<String, String> HARM = Map.of(
            "POST /locks/*/unlock", "opens a real door",
            "POST /role_assignments", "gives access or rights",
            "DELETE /role_assignments/*", "takes access or rights away",
            "POST /logins", "makes a login of somebody who was not made for it",
            "PUT /login", "changes the API key",
            "POST /login/promote", "changes the API key");

    private Reach() {}

    /** Why a promise cannot be tried out whatever is allowed, in words that go on after the interaction's name. */
    static Optional<String> reasonAgainst(Promise promise) {
        return stateOutOfReach(promise).or(() -> notTold(promise)).or(() -> harm(promise));
    }

    /** Whether its states take members that are made for it. */
    static boolean takesMembers(Promise promise) {
        return promise.states().stream().anyMatch(state -> !READ.contains(state.getName()));
    }

    private static Optional<String> stateOutOfReach(Promise promise) {
        return promise.states().stream()
                .map(ProviderState::getName)
                .filter(name -> !TOLD.containsKey(name))
                .map(name -> OUT_OF_REACH.getOrDefault(name, "takes the state " + name))
                .findFirst();
    }

    private static Optional<String> notTold(Promise promise) {
        Set<String> told = promise.states().stream()
                .flatMap(state -> Objects.requireNonNull(TOLD.get(state.getName())).stream())
                .collect(Collectors.toSet());
        return promise.examples().keySet().stream()
                .filter(name -> !told.contains(name))
                .map(name -> NOT_TOLD.getOrDefault(name, "takes a " + name + ", which is not known"))
                .findFirst();
    }

    private static Optional<String> harm(Promise promise) {
        String operation = promise.operation();
        Optional<String> harm = Optional.empty();
        if (mails(promise)) {
            harm = Optional.of("sends a mail");
        } else if (!isHarmless(promise, operation)) {
            harm = Optional.of(HARM.getOrDefault(operation, "changes more than members made for it"));
        }
        return harm.map(what -> what + (promise.succeeds() ? "" : ", if it is not refused"));
    }

    private static boolean isHarmless(Promise promise, String operation) {
        return promise.reads()
                || isAboutNobody(promise)
                || OwnMembers.areMadeBy(operation)
                || (takesMembers(promise) && ABOUT_A_MEMBER.contains(operation));
    }

    private static boolean mails(Promise promise) {
        String body = promise.request().getBody().valueAsString();
        boolean isManaged = body.contains("\"confirm\":true") && body.contains("\"send_emails\":false");
        return MAILING.contains(promise.operation()) && body.contains("@") && !isManaged;
    }

    /** Whether it names a record that is not there, or is what strangers are refused. */
    private static boolean isAboutNobody(Promise promise) {
        return promise.request().getPath().contains("/" + NOBODY) || (promise.isAnonymous() && !promise.succeeds());
    }

    private static Set<String> more(Set<String> names, String... others) {
        return Stream.concat(names.stream(), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
    }
}
