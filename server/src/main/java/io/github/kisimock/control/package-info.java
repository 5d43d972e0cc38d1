/**
 * What a test may do with the mock: arrange its world, steer it, look into it. Over HTTP all of it is under
 * {@code /_mock}; the emulated API knows nothing of it.
 */
@NullMarked
package io.github.kisimock.control;

import org.jspecify.annotations.NullMarked;
