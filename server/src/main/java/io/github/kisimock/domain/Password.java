package io.github.kisimock.domain;

/** A password, kept as given: it is test data, and the state must be readable back. Hidden in {@code toString}. */
public record Password(String value) {

    /** The length a password may have: 8 to 128, as published. */
    public boolean hasAllowedLength() {
        return !isTooShort() && value.codePointCount(0, value.length()) <= 128;
    }

    /** Whether it has fewer than 8 characters. */
    boolean isTooShort() {
        return value.codePointCount(0, value.length()) < 8;
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
