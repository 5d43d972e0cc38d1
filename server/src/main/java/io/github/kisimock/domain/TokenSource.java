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
     *
     * @param digits eight hex digits that every secret begins with: they tell whose it is
     */
    static TokenSource seeded(String digits, long seed) {
        AtomicLong drawn = new AtomicLong();
        return () -> {
            long n = drawn.getAndIncrement();
            return Secret.ofBits(digits, Secret.mix(seed + 2 * n), Secret.mix(seed + 2 * n + 1));
        };
    }

    /** Likewise, for secrets that belong to no workspace. */
    static TokenSource seeded(long seed) {
        return seeded("0".repeat(Secret.WORKSPACE_DIGITS), seed);
    }
}
