package io.github.kisimock;

import io.github.kisimock.api.KisiApi;
import io.github.kisimock.control.Effect;
import io.github.kisimock.control.Fault;
import io.github.kisimock.control.LocalControl;
import io.github.kisimock.control.Moment;
import io.github.kisimock.control.Request;
import io.github.kisimock.control.Victim;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One call to a workspace in which faults are planned, and what they do to it. */
final class FaultyCall implements Victim {

    private static final String HERE = "io.github.kisimock.faulty-call";

    /** Ends a call at the step it has come to, with the reply it has by then, if any. */
    static final class End extends RuntimeException {
        private static final long serialVersionUID = 1;

        private End() {
            super("a planned fault", null, false, false);
        }
    }

    private final Context context;
    private final LocalControl control;
    private final Request request;
    private final boolean explained;
    private final Line line;
    private final Set<Moment> reached = EnumSet.noneOf(Moment.class);
    private final List<Fault> faults = new ArrayList<>();
    private Duration pause = Duration.ZERO;
    private boolean over;
    private boolean answered = true;

    FaultyCall(Context context, LocalControl control, Request request, boolean explained) {
        this.context = context;
        this.control = control;
        this.request = request;
        this.explained = explained;
        this.line = Objects.requireNonNull(context.attribute(Line.HERE));
        context.attribute(HERE, this);
    }

    /** The faulty call that a request is, if it is one. */
    static Optional<FaultyCall> of(Context context) {
        return Optional.ofNullable(context.attribute(HERE));
    }

    /** The faults that struck it, in order. */
    List<Fault> faults() {
        return faults;
    }

    /** Their names; empty if there are none. */
    Optional<String> names() {
        return faults.stream().map(Fault::name).reduce((all, next) -> all + ", " + next);
    }

    /** The status of its reply; 0 if it got none. */
    int status() {
        return answered ? context.statusCode() : 0;
    }

    /** Lets happen what is planned for that moment; between steps no thread waits, within one it must. */
    void reach(Moment moment) {
        if (over || !reached.add(moment)) {
            return; // a command may run twice
        }
        control.faults().strike(moment, this);
        names().filter(names -> explained).ifPresent(names -> context.header("X-Kisi-Mock-Fault", names));
        boolean betweenSteps = moment == Moment.BEFORE_ROUTING || moment == Moment.WHILE_WRITING;
        Duration wait = pause;
        pause = Duration.ZERO;
        if (betweenSteps && !wait.isZero()) {
            context.future(() -> line.after(wait).thenRun(this::endIfOver));
            return;
        }
        if (!wait.isZero()) {
            line.pause(wait);
        }
        endIfOver();
    }

    private void endIfOver() {
        if (over) {
            throw new End();
        }
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public String reply() {
        return Optional.ofNullable(context.result()).orElse("");
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void isStruckBy(Fault fault) {
        faults.add(fault);
    }

    @Override
    public void hold(Duration time) {
        pause = pause.plus(time);
    }

    @Override
    public void fail(Effect.Status status) {
        over = true;
        KisiApi.fail(context, control.workspace(), status.status(), status.code(), status.error());
        status.retryAfter()
                .ifPresent(time -> context.header(
                        "Retry-After", Long.toString(time.plusNanos(999_999_999).toSeconds())));
    }

    @Override
    public void reset() {
        over = true;
        boolean hasBody = !reply().isEmpty() && !request.method().equals("HEAD");
        if (reached.contains(Moment.WHILE_WRITING) && hasBody) {
            line.breakOff();
        } else {
            answered = false;
            line.sever();
        }
    }

    @Override
    public void fallSilent() {
        over = true;
        answered = false;
        line.fallSilent();
    }

    @Override
    public void trickle(Duration time) {
        context.disableCompression(); // else the body would be shorter than it is known to be here
        line.trickle(time, reply().getBytes(StandardCharsets.UTF_8).length);
    }

    @Override
    public void replaceReply(String body) {
        context.result(body);
    }

    @Override
    public void replaceContentType(String type) {
        context.contentType(type);
    }

    @Override
    public void movePage(int rows) {
        context.attribute(KisiApi.PAGE_MOVED, rows);
    }
}
