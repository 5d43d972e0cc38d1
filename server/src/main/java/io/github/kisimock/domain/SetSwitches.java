package io.github.kisimock.domain;

import java.util.Map;

/** Sets some switches of the world; the others stay. */
public record SetSwitches(Map<Switch, String> set) implements Command<Switches> {

    @Override
    public Outcome<Switches> on(World world) {
        Switches switches = world.switches();
        for (Map.Entry<Switch, String> one : set.entrySet()) {
            switches = switches.with(one.getKey(), one.getValue());
        }
        return new Outcome<>(world.with(switches), switches);
    }
}
