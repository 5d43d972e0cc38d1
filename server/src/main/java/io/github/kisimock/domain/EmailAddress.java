package io.github.kisimock.domain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address. Within one organization it names one user; another organization may have it too. */
public record EmailAddress(String value) {

    private static final Pattern SHAPE = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** The address that was given; blanks around it do not matter, nor does its case, unless a switch says so. */
    public static EmailAddress of(String given, Switches switches) {
        String stripped = given.strip();
        return new EmailAddress(
                switches.is(Switch.EMAIL_CASE, "insensitive") ? stripped.toLowerCase(Locale.ROOT) : stripped);
    }

    /** Whether this looks like an address: something, an at sign, something; no blanks. */
    public boolean isWellFormed() {
        return value.length() <= 254 && SHAPE.matcher(value).matches();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EmailAddress that && value.equals(that.value);
    }

    /** Spelt out like {@code equals}, here and in the other keys of indexes: a record's own are linked at run time. */
    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
