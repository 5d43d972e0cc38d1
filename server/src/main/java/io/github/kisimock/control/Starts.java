package io.github.kisimock.control;

import io.github.kisimock.control.Situations.Situation;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.Time;
import io.github.kisimock.domain.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Plants what workspaces start with. */
final class Starts {

    private final Seed seed;
    private final Switches switches;
    private final InstantSource realTime;

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

    /**
     * Plants the seed that is wanted, or the mock's.
     *
     * @param drawn from which the secrets come that the seed does not pin
     */
    Start plant(NewWorkspace wanted, Secret drawn) {
        Time clock = wanted.at().<Time>map(Time.Frozen::new).orElse(Time.REAL);
        Instant realNow = realTime.instant();
        World empty = World.empty(switches(wanted)).with(clock);
        Planting planting = Planting.of(seed(wanted), empty, drawn, realNow);
        return new Start(planting.world(), planting.situations());
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
