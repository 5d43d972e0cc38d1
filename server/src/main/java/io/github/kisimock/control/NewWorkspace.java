package io.github.kisimock.control;

import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.World;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A workspace that is asked for. What is left out is as the mock was started with.
 *
 * @param name what requests are to call it; counted if left out
 * @param seed what its world starts with
 * @param domain the domain of its one organization; a sign-in that names it finds the workspace
 * @param randomSeed from which its secrets are drawn: the same for the same seed, but for their first digits
 * @param switches the switches that are set otherwise
 * @param at a clock that stands at that time; one that runs with the real time if left out
 * @param world what it starts with, in place of a seed: clock, switches and all
 */
public record NewWorkspace(
        Optional<String> name,
        Optional<Seed> seed,
        Optional<String> domain,
        Optional<Long> randomSeed,
        Map<Switch, String> switches,
        Optional<Instant> at,
        Optional<World> world) {

    /** One in which all is as the mock was started with. */
    public static final NewWorkspace STANDARD = new NewWorkspace(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty());

    /** This one, by that name. */
    public NewWorkspace named(String newName) {
        return new NewWorkspace(Optional.of(newName), seed, domain, randomSeed, switches, at, world);
    }

    /** This one, starting with that world. */
    public NewWorkspace startingWith(World start) {
        return new NewWorkspace(name, seed, domain, randomSeed, switches, at, Optional.of(start));
    }

    /** This one, with a domain of its own. */
    public NewWorkspace withDomain(String newDomain) {
        return new NewWorkspace(name, seed, Optional.of(newDomain), randomSeed, switches, at, world);
    }

    /** This one, starting with that seed. */
    public NewWorkspace with(Seed newSeed) {
        return new NewWorkspace(name, Optional.of(newSeed), domain, randomSeed, switches, at, world);
    }
}
