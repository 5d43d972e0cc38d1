package io.github.kisimock.domain;

/** Sets the world's clock. */
public record SetTime(Time time) implements Command<Time> {

    @Override
    public Outcome<Time> on(World world) {
        return new Outcome<>(world.with(time), time);
    }
}
