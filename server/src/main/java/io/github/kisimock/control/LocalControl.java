package io.github.kisimock.control;

import io.github.kisimock.control.Situations.Situation;
import io.github.kisimock.domain.Advance;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.LogInAs;
import io.github.kisimock.domain.Outcome;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.SetTime;
import io.github.kisimock.domain.Time;
import io.github.kisimock.domain.Workspace;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** The powers over a workspace of this process. */
public final class LocalControl implements Control {

    private final Workspace workspace;
    private final String digits;
    private final long randomSeed;
    private final LocalFaults faults;
    private final Optional<String> domain;
    private final List<Situation> firstSituations;
    private final Situations situations = new Situations();
    private final Snapshots snapshots = new Snapshots();
    private final Journal journal;
    private final int journalOwner;
    private final AtomicInteger requestsCounted = new AtomicInteger();
    private int callsBefore;
    private final AtomicInteger requestsAnswered = new AtomicInteger();
    private final AtomicReference<Instant> lastUsed;

    /**
     * The powers over that workspace.
     *
     * @param situations the scenarios that made the world it starts with
     * @param faultToCome is told before a fault is planned
     */
    LocalControl(
            Workspace workspace,
            List<Situation> situations,
            String digits,
            long randomSeed,
            Optional<String> domain,
            Journal journal,
            Runnable faultToCome) {
        this.workspace = workspace;
        this.digits = digits;
        this.randomSeed = randomSeed;
        this.faults = new LocalFaults(randomSeed, workspace::now, faultToCome);
        this.domain = domain;
        this.journal = journal;
        this.journalOwner = journal.newOwner();
        this.lastUsed = new AtomicReference<>(workspace.realNow());
        this.firstSituations = situations;
        this.situations.set(0, situations);
    }

    /** The workspace itself. */
    public Workspace workspace() {
        return workspace;
    }

    /** Notes that a request was for it. */
    public void use() {
        lastUsed.set(workspace.realNow());
    }

    Instant lastUsed() {
        return Objects.requireNonNull(lastUsed.get());
    }

    String digits() {
        return digits;
    }

    long randomSeed() {
        return randomSeed;
    }

    Optional<String> domain() {
        return domain;
    }

    @Override
    public World world() {
        return workspace.world();
    }

    @Override
    public Instant now() {
        return workspace.now();
    }

    @Override
    public void reset() {
        faults.clear();
        situations.set(requestsCounted.get(), firstSituations);
        workspace.replaceWith(workspace.start());
    }

    @Override
    public void restore(World world) {
        situations.set(requestsCounted.get(), List.of());
        workspace.replaceWith(world);
    }

    @Override
    public List<Arranged> plant(Seed seed, boolean added) {
        Secret drawn = workspace.freshSecret();
        Instant realNow = workspace.realNow();
        List<Situation> planted = workspace
                .apply(world -> {
                    World ground = added ? world : World.empty(world.switches()).with(world.time());
                    Planting planting = Planting.of(seed, ground, drawn, realNow);
                    return new Outcome<>(planting.world(), planting.situations());
                })
                .answer();
        if (added) {
            situations.add(requestsCounted.get(), planted);
        } else {
            situations.set(requestsCounted.get(), planted);
        }
        return planted.stream().map(Situation::arranged).toList();
    }

    @Override
    public List<Arranged> arranged() {
        return situations.before(Integer.MAX_VALUE).stream()
                .map(Situation::arranged)
                .toList();
    }

    @Override
    public Arranged arrange(String scenario) {
        return arrange(scenario, Map.of());
    }

    /**
     * Brings about a named situation, with some of what it makes chosen beforehand.
     *
     * @param wanted e-mail address, password, secret, ids, by the names under which the scenario tells them
     * @return the ids, e-mail addresses and secrets it made, by name
     * @throws Misuse if there is no such scenario, or something cannot be chosen or is taken; then nothing has changed
     */
    public Arranged arrange(String scenario, Map<String, Object> wanted) {
        Scenario named = Scenario.named(scenario, problem -> Misuse.unknown("scenario", problem));
        Secret drawn = workspace.freshSecret();
        Instant realNow = workspace.realNow();
        try {
            Arranged arranged = workspace
                    .apply(world -> named.arrange(world, wanted, drawn, realNow))
                    .answer();
            situations.add(requestsCounted.get(), List.of(new Situation(Map.copyOf(wanted), arranged)));
            return arranged;
        } catch (SeedProblem e) {
            throw e.of(wanted);
        }
    }

    /** Goes back to what the workspace started with, if any call came since this was last done. */
    synchronized void resetAfterCalls() {
        int calls = requestsCounted.get();
        if (calls > callsBefore) {
            reset();
            callsBefore = calls;
        }
    }

    @Override
    public void setTime(Time time) {
        workspace.apply(new SetTime(time));
    }

    @Override
    public Advance.Expired advance(Duration by) {
        if (!Time.canShow(now().plus(by))) {
            throw Misuse.of("by", "takes the clock to a year without four digits");
        }
        return workspace.apply(new Advance(by, workspace.realNow())).answer();
    }

    @Override
    public Secret signIn(EmailAddress user) {
        EmailAddress known = EmailAddress.of(user.value(), world().switches());
        return workspace
                .apply(new LogInAs(known, workspace.freshSecret(), now()))
                .answer()
                .orElseThrow(() -> Misuse.unknown("email", "there is no user '" + user + "'"))
                .secret();
    }

    /** Which scenarios had been brought about when a call began. */
    Situations situations() {
        return situations;
    }

    @Override
    public Snapshots snapshots() {
        return snapshots;
    }

    @Override
    public LocalFaults faults() {
        return faults;
    }

    @Override
    public Changes changes() {
        return Changes.between(workspace.start(), world(), false);
    }

    @Override
    public List<Exchange> requests() {
        return journal.of(journalOwner);
    }

    @Override
    public boolean awaitRequests(Predicate<List<Exchange>> wanted, Duration most) {
        return journal.await(journalOwner, wanted, most);
    }

    /** The number of a request that begins. */
    public int countRequest() {
        return requestsCounted.incrementAndGet();
    }

    /** Whether requests are written down. */
    public boolean journals() {
        return journal.isOn();
    }

    /** A request has been answered, and is not written down. */
    public void skip() {
        requestsAnswered.incrementAndGet();
        journal.skip(journalOwner);
    }

    /** Writes a request down that has been answered. */
    public void record(Exchange exchange) {
        requestsAnswered.incrementAndGet();
        journal.add(journalOwner, exchange);
    }

    @Override
    public int awaitQuiet(Duration most) {
        journal.awaitAnswers(() -> inFlight() == 0, most);
        return inFlight();
    }

    /** How many requests have begun and are not answered. */
    int inFlight() {
        return Math.max(0, requestsCounted.get() - requestsAnswered.get());
    }

    @Override
    public int requestsEvicted() {
        return journal.evictedOf(journalOwner);
    }

    void forgetRequests() {
        journal.clear(journalOwner);
    }

    /** Nobody will ask for its calls any more. */
    void isDropped() {
        journal.forget(journalOwner);
    }

    @Override
    public boolean await(Predicate<World> wanted, Duration most) {
        return workspace.await(wanted, most);
    }
}
