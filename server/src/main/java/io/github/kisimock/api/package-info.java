/**
 * The emulated API, as the program under test sees it. {@link io.github.kisimock.api.KisiApi} has every
 * route on one page; an endpoint reads fields, applies a command and shows the answer.
 */
@NullMarked
package io.github.kisimock.api;

import org.jspecify.annotations.NullMarked;
