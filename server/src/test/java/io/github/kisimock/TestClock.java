package io.github.kisimock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until it is moved by hand. */
final class TestClock implements InstantSource {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    void advance(Duration duration) {
        now.updateAndGet(before -> before.plus(duration));
    }
}
