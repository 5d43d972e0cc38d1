package io.github.kisimock.domain;

import java.util.regex.Pattern;

/** An e-mail address. Within one organization it names one user; another organization may have it too. */
public record EmailAddress(String value) {

    private static final Pattern SHAPE = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** Whether this looks like an address: something, an at sign, something; no blanks. */
    public boolean isWellFormed() {
        return value.length() <= 254 && SHAPE.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
