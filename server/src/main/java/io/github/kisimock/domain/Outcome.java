package io.github.kisimock.domain;

/**
 * What a command led to. Replies are rendered from this world, never from a second look at the workspace:
 * by then the row may be gone.
 *
 * @param world the next world
 * @param answer what was asked for
 */
public record Outcome<A>(World world, A answer) {}
