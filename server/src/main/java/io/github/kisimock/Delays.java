package io.github.kisimock;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Times that calls are made to wait, in real time and without a thread each. At the end nobody waits any more. */
@SuppressWarnings({"FutureReturnValueIgnored", "CollectionUndefinedEquality"}) // none fails; each is only itself
final class Delays implements AutoCloseable {

    private final Set<CompletableFuture<Void>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Completes after that time, on a thread that must not be kept. */
    CompletableFuture<Void> after(Duration time) {
        if (time.isZero()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> delay = new CompletableFuture<>();
        running.add(delay);
        delay.whenComplete((nothing, thrown) -> running.remove(delay));
        return delay.completeOnTimeout(null, closed ? 0 : time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(delay -> delay.complete(null));
    }
}
