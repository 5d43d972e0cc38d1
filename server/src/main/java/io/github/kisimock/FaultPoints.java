package io.github.kisimock;

import io.github.kisimock.api.KisiApi;
import io.github.kisimock.api.Steps;
import io.github.kisimock.control.ControlApi;
import io.github.kisimock.control.LocalControl;
import io.github.kisimock.control.Moment;
import io.github.kisimock.domain.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** The moments of a call at which a planned fault may strike it. */
final class FaultPoints implements Steps {

    private final Routing routing;
    private final boolean explained;

    /**
     * Makes them.
     *
     * @param explained whether the reply to a call that is struck says so by a header
     */
    FaultPoints(Routing routing, boolean explained) {
        this.routing = routing;
        this.explained = explained;
    }

    /** Adds the first and the last of them to a server; the others are steps of the API. */
    void addTo(RoutesConfig routes) {
        routes.before(this::begin);
        routes.after(context -> reach(Moment.WHILE_WRITING, context));
        routes.exception(FaultyCall.End.class, (end, context) -> {});
    }

    private void begin(Context context) {
        if (ControlApi.isFor(context)) {
            return;
        }
        LocalControl control = routing.find(context);
        boolean begunBefore = context.attribute(EventLoop.ASIDE) == null; // then none was planned yet, nor may it wait
        if (!control.faults().isEmpty() && !begunBefore) {
            readBody(context);
            new FaultyCall(context, control, Recorder.request(context), explained).reach(Moment.BEFORE_ROUTING);
        }
    }

    private static void readBody(Context context) {
        try {
            KisiApi.body(context);
        } catch (Refusal e) {
            // the API refuses it when its turn comes
        }
    }

    @Override
    public void authenticated(Context call) {
        reach(Moment.AFTER_AUTHENTICATION, call);
    }

    @Override
    public void beforeCommit(Context call) {
        reach(Moment.BEFORE_COMMIT, call);
    }

    @Override
    public void afterCommit(Context call) {
        reach(Moment.AFTER_COMMIT, call);
    }

    private static void reach(Moment moment, Context context) {
        FaultyCall.of(context).ifPresent(call -> call.reach(moment));
    }
}
