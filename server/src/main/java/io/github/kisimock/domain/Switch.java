package io.github.kisimock.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A point on which the evidence about the real API is silent, old or contradictory, and what the mock can do
 * there. The first choice is the default. The evidence ledger says which rule each one bends.
 */
public enum Switch {
    /** Whether {@code POST /users/sign_in} answers: guides name it, the interface description does not. */
    SIGN_IN_ROUTE("served", "gone"),
    /** Whose id is in the reply of {@code POST /users/sign_in}. */
    SIGN_IN_ID("user", "login"),
    /** The status of a sign-in by a link, which is always refused. */
    SIGN_IN_LINK_STATUS("401", "422"),
    /** When a sign-in must name the domain of its organization. */
    SIGN_IN_DOMAIN("when-ambiguous", "always"),
    /** The status of a sign-in with an unknown domain. */
    UNKNOWN_DOMAIN_STATUS("401", "404"),
    /** Whether e-mail addresses that differ only in case are the same. */
    EMAIL_CASE("insensitive", "sensitive"),
    /** The code of a wrong password: as today's table has it, or as recorded in 2018. */
    WRONG_PASSWORD_CODE("afc516", "afc506"),
    /** The code of a sign-in before the e-mail address was confirmed; {@code none} leaves it out. */
    UNCONFIRMED_CODE(Form.CODE_OR_NONE, "afc516"),
    /** The status of a missing or wrong second factor. */
    SECOND_FACTOR_STATUS("401", "422"),
    /** The code of a wrong backup code. */
    BACKUP_CODE_REFUSAL("afc546", "afc536"),
    /** What becomes of the backup codes that there are when new ones are drawn. */
    OLD_BACKUP_CODES("void", "kept"),
    /** What a user without a second factor gets who asks for backup codes; {@code none} is an empty list. */
    BACKUP_CODES_WITHOUT_FACTOR("refused", "none"),
    /** Whether the second-factor operations want the password in a {@code Basic} header too. */
    TWO_FACTOR_BASIC("optional", "required"),
    /** The code of a call without a valid login. */
    UNAUTHENTICATED_CODE(Form.CODE, "afc516"),
    /** Whether {@code X-Login-Secret} and {@code X-Authentication-Token} still sign a call in. */
    LEGACY_HEADERS("accepted", "ignored"),
    /** How {@code KISI-LOGIN} may be written. */
    SCHEME_CASE("any", "upper"),
    /** Whether a user whose password flow is disabled can still sign in by password. */
    PASSWORD_FLOW("ignored", "obeyed"),
    /** What it means that device logins expire after zero seconds. */
    ZERO_EXPIRY("never", "at-once"),
    /** Whether an API login ends when it is not used. */
    API_LOGIN_EXPIRY("never", "inactivity"),
    /** What happens to the API keys of a user who loses the rights of an administrator. */
    DEMOTED_KEY("suspended", "ended"),
    /** The answer to a secret of a user who was deleted. */
    DELETED_USER_SECRET("401", "403"),
    /** The status of an eleventh API login. */
    ELEVENTH_API_LOGIN("403", "409", "422"),
    /** The status of an API login asked for on behalf of somebody else. */
    API_LOGIN_ON_BEHALF("403", "422"),
    /** Whether a login on behalf may say by credentials in its body who asks. */
    BODY_CREDENTIALS("accepted", "ignored"),
    /** Whom an administrator may log in. */
    ON_BEHALF_OF("anyone", "managed"),
    /** What a login of an unknown type becomes. */
    UNKNOWN_LOGIN_TYPE("422", "device"),
    /** The status of an API key's attempt to change itself. */
    API_KEY_CHANGE("403", "422"),
    /** The status of an attempt to make an API login the primary device. */
    API_LOGIN_PROMOTION("422", "403"),
    /** Who may see and end the logins of others. */
    LOGINS_OF_OTHERS("administrators", "nobody"),
    /** The status of an attempt to end somebody else's login; 404 denies that there is one. */
    ENDING_OTHERS_LOGINS("403", "404"),
    /** What a basic member gets who asks for somebody else's logins. */
    OTHERS_LOGINS("refused", "empty"),
    /** What a basic member may read of the members. */
    BASIC_READS("own", "refused", "all"),
    /** Which role assignments a basic member sees. */
    ASSIGNMENTS_LISTED("own", "all"),
    /** Whether a body that is no JSON is refused before it is asked who calls, or after. */
    REFUSAL_ORDER("rights-first", "form-first"),
    /** The two codes with the text "Access denied.": which one is sent. */
    ACCESS_DENIED_CODE("afc496", "fcd8ef"),
    /** The code of a record that does not exist. */
    UNKNOWN_RECORD_CODE(Form.CODE, "000404"),
    /** Whether a new member is confirmed when nothing is said about it. */
    CONFIRM_DEFAULT("false", "true"),
    /** What happens to an e-mail address in a change of a member. */
    EMAIL_CHANGE("ignored", "refused"),
    /** The message for an e-mail address that is in use. */
    DUPLICATE_EMAIL_TEXT(Form.TEXT, "has already been taken"),
    /** How the problems of a refused field are worded. */
    PROBLEM_WORDING("full", "plain"),
    /** The status of a body without its root key. */
    MISSING_ROOT("422", "400"),
    /** The status of a body that is no JSON. */
    BAD_JSON("400", "422"),
    /** What happens to a field of the wrong type. */
    ILL_TYPED_FIELD("refused", "coerced"),
    /** The status of a body that is too large. */
    TOO_LARGE_STATUS("413", "400"),
    /** Whether the server minds an {@code Accept} header that leaves no room for JSON. */
    ACCEPT_HEADER("ignored", "obeyed"),
    /** Whether {@code PUT} changes a member or user as {@code PATCH} does. */
    PUT_UPDATES("served", "gone"),
    /** The status of an attempt to remove the organization's owner. */
    OWNER_REMOVAL("422", "403"),
    /** The status of the owner's attempt to remove itself. */
    OWNER_LEAVING("403", "422"),
    /** The status of a new password without the current one. */
    CURRENT_PASSWORD_STATUS("422", "401"),
    /** Whether the role owner can be assigned. */
    OWNER_ASSIGNMENT("refused", "allowed"),
    /** What happens to a role assignment that exists already. */
    DUPLICATE_ASSIGNMENT("409", "accepted"),
    /** {@code X-Collection-Range} of an empty list: {@code 0-9/0} or the star form. */
    EMPTY_LIST_RANGE("numbers", "star"),
    /** What happens to a limit or offset above the maximum. */
    ABOVE_MAXIMUM("clamped", "refused"),
    /** What happens to a query parameter that cannot be read. */
    BAD_QUERY("refused", "ignored"),
    /** Whether the deprecated {@code /members} operations say so in a header. */
    DEPRECATION_HEADER("sent", "absent"),
    /** The answer to a known path with the wrong method. */
    WRONG_METHOD("404", "405"),
    /** Whether the documented limit of five requests a second is kept. */
    RATE_LIMIT("off", "documented"),
    /** With which instant a second of the limit begins. */
    RATE_WINDOW("first-call", "clock-second"),
    /** Which calls of callers who are not signed in count against the limit of their address. */
    STRANGERS_COUNTED("open-routes", "everywhere"),
    /** Whether a 429 says when to come back. */
    RETRY_AFTER("sent", "absent"),
    /** The code of a 429. */
    TOO_MANY_CODE(Form.CODE, "000429"),
    /** The status of an internal failure. */
    FAILURE_STATUS("500", "503"),
    /** Whether errors repeat their text as {@code message} and {@code reason}, as recorded in 2018. */
    ERROR_EXTRAS("absent", "present"),
    /** How times are written. */
    TIMESTAMPS("milliseconds", "seconds", "offset"),
    /** The status of a confirmation token that is unknown or was used. */
    BAD_CONFIRMATION_TOKEN("404", "422"),
    /** Whether {@code POST /users/confirmation} sends the mail once more. */
    CONFIRMATION_RESEND("served", "gone"),
    /** The status of a password reset token that is unknown, used or too old. */
    BAD_RESET_TOKEN("422", "401"),
    /** For how many hours a password reset token works. */
    RESET_TOKEN_HOURS(Form.NUMBER, "6"),
    /** Whether one can sign up without a token from an invitation. */
    SIGN_UP_TOKEN("optional", "required"),
    /** The status of a sign-up without a token in no or an unknown domain. */
    SIGN_UP_DOMAIN_STATUS("404", "422"),
    /** Whether owners and administrators open doors without a grant. */
    ADMINISTRATORS_UNLOCK("always", "granted"),
    /** Which locks a basic member sees. */
    LOCKS_LISTED("granted", "all"),
    /** The code of an unlock by a user whose access is disabled. */
    ACCESS_DISABLED_CODE("fcd8ff", "afc496"),
    /** Whether browsers on other origins may call. */
    CORS("any-origin", "none");

    private final String standard;

    @SuppressWarnings("ImmutableEnumChecker") // a list or a pattern, and neither changes
    private final Predicate<String> form;

    private final String expected;

    Switch(String... choices) {
        this.standard = choices[0];
        this.form = List.of(choices)::contains;
        this.expected = String.join("|", choices);
    }

    Switch(Form form, String standard) {
        this.standard = standard;
        this.form = form.pattern.asMatchPredicate();
        this.expected = form.expected;
    }

    /** The name in settings, the ledger and documents: {@code empty-list-range}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The switch of that name, if there is one. */
    public static Optional<Switch> find(String key) {
        return Arrays.stream(values()).filter(known -> known.key().equals(key)).findFirst();
    }

    /** What the mock does unless told otherwise. */
    public String standard() {
        return standard;
    }

    /** What the switch can be set to, for a person to read: the choices, or the form of a value. */
    public String expected() {
        return expected;
    }

    /** Whether the switch can be set to that. */
    public boolean accepts(String value) {
        return form.test(value);
    }

    private enum Form {
        CODE("[0-9a-z]{6}", "six of 0-9 and a-z"),
        CODE_OR_NONE("[0-9a-z]{6}|none", "six of 0-9 and a-z, or none"),
        NUMBER("[1-9][0-9]{0,5}", "a number from 1 to 999999"),
        TEXT("\\P{Cntrl}{1,200}", "a text");

        private final Pattern pattern;
        private final String expected;

        Form(String pattern, String expected) {
            this.pattern = Pattern.compile(pattern);
            this.expected = expected;
        }
    }
}
