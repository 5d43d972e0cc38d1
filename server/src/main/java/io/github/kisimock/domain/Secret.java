package io.github.kisimock.domain;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a login proves itself with: 32 hex digits, as keys in official samples have them. Also the form of
 * the tokens in mails; an authenticator's secret is in base 32. It is shown once and hides itself in {@code toString}, so that it reaches no log.
 */
public record Secret(String value) {

    /** How many digits at the front tell the workspace that issued it. */
    public static final int WORKSPACE_DIGITS = 8;

    static Secret ofBits(String digits, long high, long low) {
        HexFormat hex = HexFormat.of();
        return new Secret(digits + hex.toHexDigits(high, WORKSPACE_DIGITS) + hex.toHexDigits(low));
    }

    /** The digits by which secrets tell that the workspace of that number issued them. */
    public static String digitsOf(long workspace) {
        return HexFormat.of().toHexDigits(mix(workspace + 1), WORKSPACE_DIGITS);
    }

    /** The digits that tell the workspace that issued it; nothing is said of a secret that a seed pinned. */
    public String workspaceDigits() {
        return value.length() < WORKSPACE_DIGITS ? value : value.substring(0, WORKSPACE_DIGITS);
    }

    /** Whether this has the form of a secret: 32 lower-case hex digits. */
    public static boolean isWellFormed(String value) {
        return value.length() == 32 && value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /**
     * Another value of the same form that belongs to this one: always the same for the same purpose, and in
     * every workspace but for the digits that name it.
     */
    public Secret derived(int purpose) {
        long seed = purpose;
        for (int i = WORKSPACE_DIGITS; i < value.length(); i++) {
            seed = mix(seed ^ value.charAt(i));
        }
        return ofBits(workspaceDigits(), mix(seed), mix(~seed));
    }

    /** The finishing step of SplitMix64 (Steele, Lea, Flood 2014): spreads, and never maps two values to one. */
    static long mix(long value) {
        long z = value * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
