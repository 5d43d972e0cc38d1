/** Tests of the extension, and through it. */
@NullMarked
package io.github.kisimock.junit;

import org.jspecify.annotations.NullMarked;
