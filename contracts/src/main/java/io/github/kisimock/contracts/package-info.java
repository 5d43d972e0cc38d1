/** Consumer contracts of the unofficial Kisi mock. */
@NullMarked
package io.github.kisimock.contracts;

import org.jspecify.annotations.NullMarked;
