package io.github.kisimock.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A habit of clients that Kisi's guides advise against, or that will not do with the real API. */
public enum Lint {
    /** From the guides: the headers are recommended in one, required in a newer one. */
    PARTNER_HEADERS(
            Severity.NOTE,
            new MissingPartnerHeaders(),
            "Calls do not say which integration partner makes them.",
            "Send X-Kisi-Integration-Identifier and X-Kisi-Integration-Contact with every call."),
    /** The secret is dead then. */
    SECRET_AFTER_SIGN_OUT(
            Severity.ERROR,
            new SecretAfterSignOut(),
            "A secret is used after its login was ended.",
            "Forget the secret when you sign out, and sign in again before the next call."),
    /** From the guides: too many bad requests may suspend a client. */
    RETRY_LOOP(
            Severity.ERROR,
            new RetryLoop(),
            "A call is repeated although it is refused with 401 each time.",
            "After a 401 sign in again once, or stop: Kisi may suspend clients that send many bad requests."),
    /** The header says when the limit is over. */
    RETRY_BEFORE_RETRY_AFTER(
            Severity.ERROR,
            new HastyRetry(),
            "A call is repeated sooner than the reply's Retry-After allows.",
            "Wait for as many seconds as Retry-After says."),
    /** From the interface description: five calls a second for each user. */
    TOO_MANY_CALLS(
            Severity.WARNING,
            new TooManyCalls(),
            "A client makes more than five calls a second.",
            "Space calls out, over all logins of a user; what is beyond the limit is answered with 429."),
    /** A call that failed may have been carried out all the same. */
    BLIND_REPEAT(
            Severity.WARNING,
            new BlindRepeat(),
            "Something is created again without a look whether it is there.",
            "After a failure or a lost reply look first, such as with GET /users?email=, then repeat."),
    /** Each sign-in makes a login; the 41st ends the least recently used one. */
    SIGN_IN_PER_CALL(
            Severity.WARNING,
            new SignInPerCall(),
            "A client signs in anew for each call.",
            "Keep the secret and use it until it is refused: a user has 40 device logins at most."),
    /** Addresses end up in logs and histories. */
    SECRET_IN_URL(
            Severity.ERROR,
            new SecretInUrl(),
            "A secret or password stands in the address.",
            "Send secrets in the Authorization header, and passwords in the body."),
    /** From the interface description, which marks or lacks these routes. */
    DEPRECATED_ROUTE(
            Severity.NOTE,
            new DeprecatedRoute(),
            "A route is used that has a newer one in its place.",
            "Use /users for /members, POST /logins for /users/sign_in and DELETE /login for /users/sign_out."),
    /** From the interface description: a list has 10 or 50 rows a page unless asked for more. */
    PAGING_STOPS_EARLY(
            Severity.WARNING,
            new PagingStopsEarly(),
            "A list is not read to its end.",
            "Ask with a higher offset until it reaches the total after the slash of X-Collection-Range."),
    /** Seen in clients: the first hit may be somebody else. */
    QUERY_AS_LOOK_UP(
            Severity.WARNING,
            new QueryAsLookUp(),
            "A person is looked up by query, which is a search.",
            "Use GET /users?email=, which finds the exact address only."),
    /** From the interface description, which requires the domain. */
    SIGN_IN_WITHOUT_DOMAIN(
            Severity.WARNING,
            new SignInWithoutDomain(),
            "A sign-in does not name the organization's domain.",
            "Send user.domain: the same address may have an account in another organization."),
    /** From the guides, which recommend the owner's account. */
    API_KEY_OF_ADMINISTRATOR(
            Severity.WARNING,
            new ApiKeyOfAdministrator(),
            "An API key is made from an account that is not the owner's.",
            "Make API keys from the organization owner's account: an administrator's dies with the rights."),
    /** From the guides, which recommend to turn mails off for managed users. */
    MANAGED_MEMBER_WITH_MAILS(
            Severity.WARNING,
            new ManagedMemberWithMails(),
            "A managed member is made that gets mails from Kisi.",
            "Send send_emails false along with confirm true.");

    private static final int MOST_EVIDENCE = 20;

    /** How bad it is. */
    public enum Severity {
        /** It fails, or gives a secret away. */
        ERROR,
        /** It fails sooner or later. */
        WARNING,
        /** It could be better. */
        NOTE
    }

    private final Severity severity;

    @SuppressWarnings("ImmutableEnumChecker") // checks have no state
    private final Check check;

    private final String sentence;
    private final String advice;

    Lint(Severity severity, Check check, String sentence, String advice) {
        this.severity = severity;
        this.check = check;
        this.sentence = sentence;
        this.advice = advice;
    }

    /** What documents and the control API call it: {@code retry-loop}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }

    /** The habit. */
    public String sentence() {
        return sentence;
    }

    /** What to do instead. */
    public String advice() {
        return advice;
    }

    /** What all lints find in the calls. */
    static List<Finding> findings(Calls calls) {
        return Arrays.stream(values()).flatMap(lint -> lint.in(calls)).toList();
    }

    private Stream<Finding> in(Calls calls) {
        return check.in(calls)
                .map(sign -> new Finding(
                        this,
                        sign.what(),
                        sign.calls().stream()
                                .map(Exchange::number)
                                .limit(MOST_EVIDENCE)
                                .toList()));
    }
}
