package io.github.kisimock.domain;

/** What an authenticator shows for half a minute, or a backup code. Hidden in {@code toString}. */
public record Code(String value) {

    /** Whether an authenticator can have shown it. What else is sent is taken for a backup code. */
    boolean isOneTime() {
        return value.matches("[0-9]{6}");
    }

    @Override
    public String toString() {
        return "Code[hidden]";
    }
}
