package io.github.kisimock.control;

/**
 * One thing that a call has otherwise than a {@link RequestPattern} wants it. Secrets are hidden.
 *
 * @param field {@code method}, {@code path}, {@code caller}, {@code query.…}, {@code headers.…} or {@code body.…}
 * @param wanted what the pattern wants there
 * @param found what the call has there; {@code nothing} if it has not got it
 */
public record Difference(String field, String wanted, String found) {

    static final String NOTHING = "nothing";
}
