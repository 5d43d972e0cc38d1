package io.github.kisimock.domain;

/**
 * Something that can be asked of the mock, with all it needs to know: a small record.
 *
 * <p>A command is pure. Whatever comes from outside (the time, a fresh secret) is drawn before and passed
 * in, because {@link Workspace#apply} may run it again when another command got in first.
 *
 * @param <A> what it answers
 */
@FunctionalInterface
public interface Command<A> {

    /**
     * Gives the next world and the answer.
     *
     * @throws Refusal if the mock refuses; then nothing has changed
     */
    Outcome<A> on(World world);
}
