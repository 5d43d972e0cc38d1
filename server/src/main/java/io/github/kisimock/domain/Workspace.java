package io.github.kisimock.domain;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** One isolated mock: it holds the current {@link World} and swaps it whole. Safe for any number of threads. */
public final class Workspace {

    private final World start;
    private final AtomicReference<World> current;
    private final InstantSource realTime;
    private final TokenSource tokens;

    /**
     * A workspace that begins with the given world.
     *
     * @param realTime the clock that the world's {@link Time} is reckoned from
     * @param tokens where fresh secrets come from
     */
    public Workspace(World start, InstantSource realTime, TokenSource tokens) {
        this.start = start;
        this.current = new AtomicReference<>(start);
        this.realTime = realTime;
        this.tokens = tokens;
    }

    /** The world as it is now. */
    public World world() {
        return Objects.requireNonNull(current.get());
    }

    /** The time by this workspace's own clock. */
    public Instant now() {
        return world().time().at(realTime.instant());
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
            if (outcome.world() == before || current.compareAndSet(before, outcome.world())) {
                return outcome;
            }
        }
    }

    /** Goes back to the world this workspace started with. Secrets drawn since are not drawn again. */
    public void reset() {
        current.set(start);
    }
}
