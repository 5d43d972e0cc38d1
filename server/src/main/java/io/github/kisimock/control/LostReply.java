package io.github.kisimock.control;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Effects by which a client does not learn what became of its call. */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is never changed
public enum LostReply implements Effect {
    /** The connection is reset; while the reply is written, after half of its body if it has one. */
    CONNECTION_RESET(Victim::reset, Moment.values()),
    /** No reply comes. The connection stays open for a minute, unless the client ends it. */
    NO_REPLY(Victim::fallSilent, Moment.values()),
    /** A 500, and nothing has changed. */
    FAIL_BEFORE_COMMIT(call -> call.fail(Effect.Status.of(500)), Moment.BEFORE_COMMIT),
    /** A 500, though the change was made. */
    FAIL_AFTER_COMMIT(call -> call.fail(Effect.Status.of(500)), Moment.AFTER_COMMIT);

    private final Consumer<Victim> deed;
    private final List<Moment> moments;

    LostReply(Consumer<Victim> deed, Moment... moments) {
        this.deed = deed;
        this.moments = List.of(moments);
    }

    @Override
    public List<Moment> moments() {
        return moments;
    }

    @Override
    public void on(Victim call, RandomGenerator draw) {
        deed.accept(call);
    }
}
