/**
 * What the mock knows and how it behaves: no HTTP, no JSON, no clock, no randomness.
 *
 * <p>Start at {@link io.github.kisimock.domain.World} and {@link io.github.kisimock.domain.Command}.
 */
@NullMarked
package io.github.kisimock.domain;

import org.jspecify.annotations.NullMarked;
