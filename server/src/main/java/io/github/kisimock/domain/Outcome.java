package io.github.kisimock.domain;

/**
 * The two results of a command. A reply shows rows of this very world: in the workspace's current one,
 * another call may have removed them meanwhile.
 *
 * @param world the next world
 * @param answer what was asked for
 */
public record Outcome<A>(World world, A answer) {}
