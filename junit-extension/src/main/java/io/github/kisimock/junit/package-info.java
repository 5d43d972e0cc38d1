/** A JUnit extension that runs the unofficial Kisi mock server. */
@NullMarked
package io.github.kisimock.junit;

import org.jspecify.annotations.NullMarked;
