package io.github.kisimock.control;

import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.TokenSource;
import io.github.kisimock.domain.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** The workspaces of one mock. One, called {@code default}, is always there. Safe for any number of threads. */
public final class Workspaces {

    /** The name of the workspace that is always there. */
    public static final String STANDARD = "default";

    private final Map<String, LocalControl> byName = new ConcurrentSkipListMap<>();
    private final Map<String, LocalControl> byDigits = new ConcurrentHashMap<>();
    private final Map<String, LocalControl> byDomain = new ConcurrentHashMap<>();
    private final AtomicLong counted = new AtomicLong();
    private final AtomicLong nextSweep = new AtomicLong();

    private final Journal journal;
    private final Starts starts;
    private final InstantSource realTime;
    private final LongSupplier randomSeeds;
    private final BiFunction<String, Long, TokenSource> tokenSources;
    private final Duration timeToLive;
    private final LocalControl standard;
    private volatile boolean haveHadFaults;

    /**
     * Makes the default workspace.
     *
     * @param seed what worlds start with
     * @param switches how they are set
     * @param randomSeeds gives the random seeds of workspaces that have none of their own
     * @param tokenSources gives the source of secrets that begin with some digits, by a random seed
     * @param timeToLive for how long a workspace may lie unused before it is dropped; never if zero
     * @param journalSize how many calls are kept for all of them together
     * @throws SeedProblem if the seed contradicts itself
     */
    public Workspaces(
            Seed seed,
            Switches switches,
            InstantSource realTime,
            LongSupplier randomSeeds,
            BiFunction<String, Long, TokenSource> tokenSources,
            Duration timeToLive,
            int journalSize) {
        this.starts = new Starts(seed, switches, realTime);
        this.realTime = realTime;
        this.randomSeeds = randomSeeds;
        this.tokenSources = tokenSources;
        this.timeToLive = timeToLive;
        this.journal = new Journal(journalSize);
        this.standard = create(NewWorkspace.STANDARD.named(STANDARD));
    }

    /** The workspace of a request that names none. */
    public LocalControl standard() {
        return standard;
    }

    /** The workspace of that name. */
    public Optional<LocalControl> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The workspace that issued a secret. */
    public Optional<LocalControl> thatIssued(Secret secret) {
        return Optional.ofNullable(byDigits.get(secret.workspaceDigits()));
    }

    /** The workspace that was created with a domain of its own. */
    public Optional<LocalControl> withDomain(String domain) {
        return Optional.ofNullable(byDomain.get(domain));
    }

    /** Whether any workspace was created with a domain of its own. */
    public boolean haveDomains() {
        return !byDomain.isEmpty();
    }

    private void aFaultComes() {
        haveHadFaults = true;
    }

    /** Whether a fault was ever planned in any of them. */
    public boolean haveHadFaults() {
        return haveHadFaults;
    }

    /** All of them, by name. */
    public List<LocalControl> all() {
        return List.copyOf(byName.values());
    }

    /**
     * Creates a workspace.
     *
     * @throws Misuse if its name or domain is taken, or it cannot be
     * @throws SeedProblem if its seed contradicts itself
     */
    public LocalControl create(NewWorkspace wanted) {
        long number = counted.getAndIncrement();
        String name = wanted.name().map(Name::of).orElseGet(() -> freeName(number));
        String digits = Secret.digitsOf(number);
        long randomSeed = wanted.randomSeed().orElseGet(randomSeeds::getAsLong);
        TokenSource tokens = tokenSources.apply(digits, randomSeed);
        Starts.Start start = wanted.world().map(Starts.Start::of).orElseGet(() -> starts.plant(wanted, tokens.next()));
        Workspace workspace = new Workspace(name, start.world(), realTime, tokens);
        LocalControl control = new LocalControl(
                workspace, start.situations(), digits, randomSeed, wanted.domain(), journal, this::aFaultComes);
        if (byName.putIfAbsent(name, control) != null) {
            throw Misuse.of("name", "there is a workspace '" + name + "' already");
        }
        wanted.domain().ifPresent(domain -> {
            if (byDomain.putIfAbsent(domain, control) != null) {
                byName.remove(name);
                throw Misuse.of("domain", "'" + domain + "' is another workspace's");
            }
        });
        byDigits.put(digits, control);
        return control;
    }

    private String freeName(long number) {
        String counted = "w" + number;
        return byName.containsKey(counted) ? freeName(number + 1) : counted;
    }

    /**
     * The workspace of that name.
     *
     * @param field what a request names it in
     * @throws Misuse if there is none
     */
    public LocalControl get(String name, String field) {
        return named(name)
                .orElseThrow(() -> Misuse.unknown(
                        field,
                        "there is no workspace '" + name
                                + "'; POST /_mock/workspaces makes one, GET lists those there are"));
    }

    /**
     * Drops a workspace and all that is in it.
     *
     * @throws Misuse if there is none of that name, or it is the default one
     */
    public void delete(String name) {
        if (name.equals(STANDARD)) {
            throw Misuse.of("name", "the default workspace stays; reset it instead");
        }
        drop(get(name, "name"));
    }

    /**
     * Drops the one workspace that was made beside the default one, and counts the next as the first.
     *
     * @throws IllegalStateException if there were more: their secrets would lead to others' workspaces
     */
    public void startOver() {
        if (counted.get() > 2) {
            throw new IllegalStateException("Workspaces have been made that others may know");
        }
        all().stream().filter(control -> control != standard).forEach(this::drop);
        counted.set(1);
    }

    private void drop(LocalControl gone) {
        byName.remove(gone.workspace().name(), gone);
        byDigits.remove(gone.digits());
        gone.isDropped();
        gone.domain().ifPresent(domain -> byDomain.remove(domain, gone));
    }

    /** Drops workspaces that nobody has used for their time to live. Cheap: looks once a second at most. */
    public void sweep() {
        long now = realTime.millis();
        long due = nextSweep.get();
        if (timeToLive.isZero() || now < due || !nextSweep.compareAndSet(due, now + 1_000)) {
            return;
        }
        Instant latest = Instant.ofEpochMilli(now).minus(timeToLive);
        for (LocalControl control : all()) {
            if (control != standard && control.lastUsed().isBefore(latest)) {
                drop(control);
            }
        }
    }
}
