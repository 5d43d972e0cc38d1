package io.github.kisimock.control;

import io.github.kisimock.control.Situations.Situation;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.Time;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plants what workspaces start with. Those that are made within a second and ask for nothing of their own share one
 * world, of which each then keeps only what it changes.
 */
final class Starts {

    private static final Duration SHARED_FOR = Duration.ofSeconds(1);

    private final Seed seed;
    private final Switches switches;
    private final InstantSource realTime;
    private volatile Optional<Shared> latest = Optional.empty();

    /**
     * For the workspaces of one mock.
     *
     * @param seed what they start with if they ask for no other
     * @param switches how theirs are set if they ask for nothing else
     */
    Starts(Seed seed, Switches switches, InstantSource realTime) {
        this.seed = seed;
        this.switches = switches;
        this.realTime = realTime;
    }

    /**
     * What a workspace starts with.
     *
     * @param situations the scenarios that made it
     */
    record Start(World world, List<Situation> situations) {
        static Start of(World world) {
            return new Start(world, List.of());
        }
    }

    /** A start, with the clock on which it was planted and when that was. */
    private record Shared(Start start, Time clock, Instant planted) {
        boolean suits(Time wanted, Instant realNow) {
            return clock.equals(wanted) && !realNow.isBefore(planted) && realNow.isBefore(planted.plus(SHARED_FOR));
        }
    }

    /**
     * Plants the seed that is wanted, or the mock's.
     *
     * @param drawn from which the secrets come that the seed does not pin
     */
    Start plant(NewWorkspace wanted, Secret drawn) {
        Time clock = wanted.at().<Time>map(Time.Frozen::new).orElse(Time.REAL);
        Instant realNow = realTime.instant();
        boolean ordinary = wanted.seed().isEmpty()
                && wanted.domain().isEmpty()
                && wanted.switches().isEmpty();
        Optional<Shared> shared = latest.filter(it -> ordinary && it.suits(clock, realNow));
        if (shared.isPresent()) {
            return shared.get().start();
        }
        World empty = World.empty(switches(wanted)).with(clock);
        Planting planting = Planting.of(seed(wanted), empty, drawn, realNow);
        Start start = new Start(planting.world(), planting.situations());
        if (ordinary && planting.drewNoSecrets()) {
            latest = Optional.of(new Shared(start, clock, realNow));
        }
        return start;
    }

    private Seed seed(NewWorkspace wanted) {
        Seed own = wanted.seed().orElse(seed);
        if (wanted.domain().isPresent() && own.organizations().size() != 1) {
            throw Misuse.of("domain", "takes a seed with exactly one organization");
        }
        return wanted.domain().map(own::withDomain).orElse(own);
    }

    private Switches switches(NewWorkspace wanted) {
        Switches set = switches;
        for (Map.Entry<Switch, String> one : wanted.switches().entrySet()) {
            set = set.with(one.getKey(), one.getValue());
        }
        return set;
    }
}
