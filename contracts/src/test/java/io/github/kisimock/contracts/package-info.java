@NullMarked
package io.github.kisimock.contracts;

import org.jspecify.annotations.NullMarked;
