package io.github.kisimock.domain;

/**
 * Why the mock refuses. Each reason belongs to one rule of the evidence ledger; the status, code and text
 * that a client sees are the business of the API layer alone.
 */
public enum Reason {
    NO_ROUTE("routes.unknown"),
    WRONG_METHOD("routes.wrong-method"),
    ROUTE_GONE("sign-in.route"),
    RESEND_GONE("account.resend"),
    PUT_GONE("members.put"),

    UNKNOWN_EMAIL("sign-in.unknown-email"),
    WRONG_PASSWORD("sign-in.wrong-password"),
    UNKNOWN_DOMAIN("sign-in.unknown-domain"),
    DOMAIN_MISSING("sign-in.domain"),
    PASSWORD_FLOW_OFF("sign-in.password-flow"),
    UNCONFIRMED("sign-in.unconfirmed"),
    LINK_INVALID("sign-in.link"),
    RESOLUTION_UNKNOWN("logins.resolve"),
    CODE_MISSING("second-factor.missing"),
    CODE_WRONG("second-factor.wrong"),
    BACKUP_CODE_WRONG("second-factor.wrong-backup-code"),
    BASIC_MISSING("second-factor.basic"),
    CODE_REFUSED("second-factor.activation"),
    NO_SECOND_FACTOR("second-factor.no-backup-codes"),

    NOT_SIGNED_IN("authentication.required"),
    SECRET_UNKNOWN("authentication.unknown-secret"),
    LOGIN_EXPIRED("authentication.expired"),
    KEY_SUSPENDED("api-keys.demoted"),
    USER_DELETED("members.delete-logins"),
    TOO_MANY_REQUESTS("rate-limit.exceeded"),

    NOT_ALLOWED("authorization.administrators"),
    NOT_YOURS("authorization.own-records"),
    OTHERS_LOGINS("logins.others"),
    OTHERS_LOGIN("logins.end-others"),
    KEY_NOT_ALLOWED("api-keys.administrators"),
    API_LIMIT("logins.api-limit"),
    API_ON_BEHALF("on-behalf.device-only"),
    ON_BEHALF_NOT_ALLOWED("on-behalf.administrators"),
    ON_BEHALF_UNKNOWN("on-behalf.unknown-email"),
    ON_BEHALF_REGULAR("on-behalf.anyone"),
    LOGIN_TYPE("logins.type"),
    KEY_CHANGE("api-keys.unchangeable"),
    KEY_PROMOTION("logins.promote-key"),
    OWNER_REMOVAL("members.owner"),
    OWN_REMOVAL("current-user.owner"),
    ACCESS_DISABLED("doors.access-disabled"),
    DOOR_DENIED("doors.denied"),

    NOT_JSON("bodies.bad-json"),
    TOO_LARGE("bodies.too-large"),
    MISSING_ROOT("bodies.missing-root"),
    ILL_TYPED("bodies.ill-typed"),
    NOT_ACCEPTABLE("bodies.accept"),
    BAD_REQUEST("bodies.bad-request"),
    BAD_QUERY("lists.bad-query"),
    ABOVE_MAXIMUM("lists.above-maximum"),

    UNKNOWN_RECORD("records.unknown"),
    EMAIL_INVALID("members.email"),
    EMAIL_CHANGE("members.email-change"),
    EMAIL_TAKEN("members.duplicate-email"),
    PLACE_ID("members.place-id"),
    METADATA("members.metadata"),
    PASSWORD_RULES("account.password-rules"),
    CURRENT_PASSWORD("current-user.password"),
    LOCALE("current-user.locale"),
    SIGN_UP_FIELDS("account.sign-up-fields"),
    SIGN_UP_TOKEN("account.sign-up-token"),
    SIGN_UP_DOMAIN("account.sign-up-domain"),
    SIGN_UP_WITHOUT_TOKEN("account.sign-up-without-token"),
    ACCOUNT_EXISTS("account.exists"),
    CONFIRMATION_TOKEN("account.confirmation-token"),
    RESET_TOKEN("account.reset-token"),
    ASSIGNMENT_FIELDS("role-assignments.fields"),
    OWNER_ASSIGNMENT("role-assignments.owner"),
    ABOVE_OWN_ROLE("role-assignments.above-own"),
    OWNER_ROLE("role-assignments.owner-stays"),
    DUPLICATE_ASSIGNMENT("role-assignments.duplicate"),

    FAILURE("failures.internal");

    private final String rule;

    Reason(String rule) {
        this.rule = rule;
    }

    /** The id of the rule in the evidence ledger. */
    public String rule() {
        return rule;
    }
}
