package io.github.kisimock.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** One isolated mock: it holds the current {@link World} and swaps it whole. Safe for any number of threads. */
public final class Workspace {

    private final String name;
    private final World start;
    private final AtomicReference<World> current;
    private final InstantSource realTime;
    private final TokenSource tokens;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ReentrantLock changes = new ReentrantLock();
    private final Condition changed = changes.newCondition();

    /**
     * A workspace that begins with the given world.
     *
     * @param name what requests call it
     * @param realTime the clock that the world's {@link Time} is reckoned from
     * @param tokens where fresh secrets come from
     */
    public Workspace(String name, World start, InstantSource realTime, TokenSource tokens) {
        this.name = name;
        this.start = start;
        this.current = new AtomicReference<>(start);
        this.realTime = realTime;
        this.tokens = tokens;
    }

    /** What requests call it. */
    public String name() {
        return name;
    }

    /** The world it started with. */
    public World start() {
        return start;
    }

    /** The world as it is now. */
    public World world() {
        return Objects.requireNonNull(current.get());
    }

    /** The time by this workspace's own clock. */
    public Instant now() {
        return world().now(realTime.instant());
    }

    /** A secret that nobody has seen before. */
    public Secret freshSecret() {
        return tokens.next();
    }

    /**
     * Runs the command on the current world and puts the next one in its place, as one step.
     *
     * @throws Refusal if the command refuses; then the world is as it was
     */
    public <A> Outcome<A> apply(Command<A> command) {
        while (true) {
            World before = world();
            Outcome<A> outcome = command.on(before);
            if (outcome.world() == before) {
                return outcome;
            }
            if (current.compareAndSet(before, outcome.world())) {
                tellThoseWhoWait();
                return outcome;
            }
        }
    }

    /** The real time, whatever the workspace's own clock shows. */
    public Instant realNow() {
        return realTime.instant();
    }

    /** Puts another world in the place of the current one, whatever that has become. Secrets drawn stay drawn. */
    public void replaceWith(World other) {
        current.set(other);
        tellThoseWhoWait();
    }

    /**
     * Waits until the world is as wanted.
     *
     * @param most for how long, in real time
     * @return whether it is
     */
    public boolean await(Predicate<World> wanted, Duration most) {
        long nanos = most.toNanos();
        waiting.incrementAndGet();
        try {
            while (true) {
                World seen = world();
                if (wanted.test(seen)) {
                    return true;
                }
                if (nanos <= 0) {
                    return false;
                }
                nanos = awaitOther(seen, nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Waits until the world is another; tells how much of the time is left. */
    private long awaitOther(World seen, long nanos) throws InterruptedException {
        changes.lock();
        try {
            long left = nanos;
            while (world() == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return left;
        } finally {
            changes.unlock();
        }
    }

    private void tellThoseWhoWait() {
        if (waiting.get() > 0) {
            changes.lock();
            try {
                changed.signalAll();
            } finally {
                changes.unlock();
            }
        }
    }
}
