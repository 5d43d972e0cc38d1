package io.github.kisimock.control;

/**
 * A fault and what has become of it.
 *
 * @param matched how many calls it could have struck: they matched, and came to its moment
 * @param fired how many of them it did strike
 * @param expired whether its time to live is over
 */
public record PlannedFault(Fault fault, int matched, int fired, boolean expired) {}
