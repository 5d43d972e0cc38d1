/** Assertions about what a mock was asked and what became of it; they need AssertJ, and no JUnit. */
@NullMarked
package io.github.kisimock.junit.assertions;

import org.jspecify.annotations.NullMarked;
