/**
 * A mock of the Kisi API for tests; unofficial, and not affiliated with Kisi.
 *
 * <p>Most users need {@link io.github.kisimock.KisiMock} and {@link io.github.kisimock.Settings} only.
 */
@NullMarked
package io.github.kisimock;

import org.jspecify.annotations.NullMarked;
