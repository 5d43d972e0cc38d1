@NullMarked
package io.github.kisimock;

import org.jspecify.annotations.NullMarked;
