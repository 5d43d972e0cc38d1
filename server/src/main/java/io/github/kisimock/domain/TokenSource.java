package io.github.kisimock.domain;

import java.util.concurrent.atomic.AtomicLong;

/** Where fresh secrets come from. */
@FunctionalInterface
public interface TokenSource {

    /** A secret that this source has not given before. */
    Secret next();

    /**
     * A source that gives the same secrets, in the same order, for the same seed. They are spread like
     * random ones but can be foretold, which is right for a mock and for nothing else.
     */
    static TokenSource seeded(long seed) {
        AtomicLong drawn = new AtomicLong();
        return () -> {
            long n = drawn.getAndIncrement();
            return Secret.ofBits(Secret.mix(seed + 2 * n), Secret.mix(seed + 2 * n + 1));
        };
    }
}
