package io.github.kisimock.api;

import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one place where a refusal becomes a reply: status, code and text. Codes and texts are from the
 * published table where it has one; the evidence ledger says which are not.
 */
final class Errors {

    /** A reply to a refused call. */
    record Reply(int status, JsonObject body) {}

    static final String WRONG_CREDENTIALS = "Wrong email address or password.";
    static final String NO_ENDPOINT = "The endpoint does not exist, please check your request.";
    static final String DENIED = "Access denied.";
    static final String FAILURE = "An unexpected issue occured."; // spelt so in the published table

    private final Refusal refusal;
    private final Switches switches;

    private Errors(Refusal refusal, Switches switches) {
        this.refusal = refusal;
        this.switches = switches;
    }

    static Reply reply(Refusal refusal, Switches switches) {
        return new Errors(refusal, switches).reply();
    }

    private Reply reply() {
        return switch (refusal.reason()) {
            case NO_ROUTE, ROUTE_GONE, RESEND_GONE, PUT_GONE -> error(404, "000404", NO_ENDPOINT);
            case WRONG_METHOD ->
                switches.is(Switch.WRONG_METHOD, "404")
                        ? error(404, "000404", NO_ENDPOINT)
                        : error(405, "000405", "The method is not allowed here.");

            case UNKNOWN_EMAIL, DOMAIN_MISSING, PASSWORD_FLOW_OFF -> error(401, "afc516", WRONG_CREDENTIALS);
            case UNKNOWN_DOMAIN ->
                switches.is(Switch.UNKNOWN_DOMAIN_STATUS, "401")
                        ? error(401, "afc516", WRONG_CREDENTIALS)
                        : unknownRecord();
            case WRONG_PASSWORD ->
                switches.is(Switch.WRONG_PASSWORD_CODE, "afc516")
                        ? error(401, "afc516", WRONG_CREDENTIALS)
                        : error(401, "afc506", "Invalid email address or password.");
            case UNCONFIRMED ->
                error(
                        401,
                        switches.get(Switch.UNCONFIRMED_CODE),
                        "You have to confirm your email address before continuing.");
            case LINK_INVALID ->
                byStatus(
                        switches.number(Switch.SIGN_IN_LINK_STATUS), "afc507", "The authentication link is not valid.");
            case CODE_MISSING -> secondFactor("afc526", "Please provide a Two Factor verification code.");
            case CODE_WRONG -> secondFactor("afc536", "Invalid Two Factor verification code.");
            case BACKUP_CODE_WRONG ->
                switches.is(Switch.BACKUP_CODE_REFUSAL, "afc546")
                        ? secondFactor("afc546", "Invalid Two Factor backup code.")
                        : secondFactor("afc536", "Invalid Two Factor verification code.");

            case NOT_SIGNED_IN, SECRET_UNKNOWN, LOGIN_EXPIRED, KEY_SUSPENDED, BASIC_MISSING -> unauthenticated();
            case USER_DELETED -> switches.is(Switch.DELETED_USER_SECRET, "401") ? unauthenticated() : denied();
            case TOO_MANY_REQUESTS -> error(429, switches.get(Switch.TOO_MANY_CODE), "Too many requests.");

            case NOT_ALLOWED,
                    NOT_YOURS,
                    OTHERS_LOGINS,
                    KEY_NOT_ALLOWED,
                    ON_BEHALF_NOT_ALLOWED,
                    ON_BEHALF_REGULAR,
                    ABOVE_OWN_ROLE,
                    DOOR_DENIED -> denied();
            case API_LIMIT -> bySwitch(Switch.ELEVENTH_API_LOGIN);
            case API_ON_BEHALF -> bySwitch(Switch.API_LOGIN_ON_BEHALF);
            case KEY_CHANGE -> bySwitch(Switch.API_KEY_CHANGE);
            case KEY_PROMOTION -> bySwitch(Switch.API_LOGIN_PROMOTION);
            case OTHERS_LOGIN -> switches.is(Switch.ENDING_OTHERS_LOGINS, "403") ? denied() : unknownRecord();
            case OWNER_REMOVAL, OWNER_ROLE -> bySwitch(Switch.OWNER_REMOVAL);
            case OWN_REMOVAL -> bySwitch(Switch.OWNER_LEAVING);
            case CURRENT_PASSWORD ->
                byStatus(switches.number(Switch.CURRENT_PASSWORD_STATUS), "afc516", WRONG_CREDENTIALS);
            case ACCESS_DISABLED ->
                switches.is(Switch.ACCESS_DISABLED_CODE, "fcd8ff")
                        ? error(403, "fcd8ff", "Access disabled.")
                        : denied();

            case NOT_JSON -> byStatus(switches.number(Switch.BAD_JSON), "000400", "The body is no valid JSON.");
            case BAD_REQUEST -> error(400, "000400", "The request cannot be read.");
            case TOO_LARGE -> error(switches.number(Switch.TOO_LARGE_STATUS), "000413", "The body is too large.");
            case MISSING_ROOT ->
                byStatus(switches.number(Switch.MISSING_ROOT), "000400", "A required parameter is missing.");
            case NOT_ACCEPTABLE -> error(406, "000406", "The API supports JSON only.");

            case UNKNOWN_RECORD, ON_BEHALF_UNKNOWN, RESOLUTION_UNKNOWN, SIGN_UP_TOKEN -> unknownRecord();
            case SIGN_UP_DOMAIN ->
                byStatus(
                        switches.number(Switch.SIGN_UP_DOMAIN_STATUS),
                        switches.get(Switch.UNKNOWN_RECORD_CODE),
                        NO_ENDPOINT);
            case CONFIRMATION_TOKEN ->
                byStatus(
                        switches.number(Switch.BAD_CONFIRMATION_TOKEN),
                        switches.get(Switch.UNKNOWN_RECORD_CODE),
                        NO_ENDPOINT);
            case RESET_TOKEN ->
                byStatus(switches.number(Switch.BAD_RESET_TOKEN), "afc507", "The authentication link is not valid.");
            case ACCOUNT_EXISTS -> error(409, "000409", "The account exists already.");
            case DUPLICATE_ASSIGNMENT -> error(409, "000409", "The role is assigned already.");

            case ILL_TYPED,
                    BAD_QUERY,
                    ABOVE_MAXIMUM,
                    LOGIN_TYPE,
                    EMAIL_INVALID,
                    EMAIL_CHANGE,
                    EMAIL_TAKEN,
                    PLACE_ID,
                    METADATA,
                    PASSWORD_RULES,
                    LOCALE,
                    CODE_REFUSED,
                    NO_SECOND_FACTOR,
                    SIGN_UP_FIELDS,
                    SIGN_UP_WITHOUT_TOKEN,
                    ASSIGNMENT_FIELDS,
                    OWNER_ASSIGNMENT -> problems();

            case FAILURE -> error(switches.number(Switch.FAILURE_STATUS), "ffffff", FAILURE);
        };
    }

    private Reply unauthenticated() {
        return error(401, switches.get(Switch.UNAUTHENTICATED_CODE), WRONG_CREDENTIALS);
    }

    private Reply denied() {
        return error(403, switches.get(Switch.ACCESS_DENIED_CODE), DENIED);
    }

    private Reply unknownRecord() {
        return error(404, switches.get(Switch.UNKNOWN_RECORD_CODE), NO_ENDPOINT);
    }

    private Reply secondFactor(String code, String text) {
        return byStatus(switches.number(Switch.SECOND_FACTOR_STATUS), code, text);
    }

    private Reply bySwitch(Switch status) {
        return byStatus(switches.number(status), switches.get(Switch.ACCESS_DENIED_CODE), DENIED);
    }

    private Reply byStatus(int status, String code, String text) {
        return status == 422 ? problems(Map.of("base", List.of(text))) : error(status, code, text);
    }

    private Reply error(int status, String code, String text) {
        return error(status, code, text, switches);
    }

    /** An error in the API's shape; the code {@code none} is left out. */
    static Reply error(int status, String code, String text, Switches switches) {
        Optional<String> extra = switches.is(Switch.ERROR_EXTRAS, "present") ? Optional.of(text) : Optional.empty();
        return new Reply(status, new ErrorJson(text, Optional.of(code).filter(given -> !given.equals("none")), extra));
    }

    private Reply problems() {
        return problems(Map.of());
    }

    private Reply problems(Map<String, List<String>> otherwise) {
        Map<String, List<String>> problems = refusal.problems().isEmpty() ? otherwise : refusal.problems();
        return new Reply(
                422, new ProblemsJson(switches.is(Switch.PROBLEM_WORDING, "full") ? problems : plain(problems)));
    }

    private static Map<String, List<String>> plain(Map<String, List<String>> problems) {
        Map<String, List<String>> plain = new LinkedHashMap<>();
        problems.keySet().forEach(field -> plain.put(field, List.of("is invalid")));
        return plain;
    }
}
