/** Tests of the assertions, and of every text they fail with. */
@NullMarked
package io.github.kisimock.junit.assertions;

import org.jspecify.annotations.NullMarked;
