package io.github.kisimock;

import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands between the mock and the wire, so that a reply can be lost, cut or slowed on its way; see {@link Line}. It
 * counts the requests in flight.
 */
final class Wire extends Handler.Wrapper {

    private final Delays delays;
    private final LongAdder inFlight = new LongAdder();

    Wire(Delays delays) {
        this.delays = delays;
    }

    /** As the {@link EventLoop} behind it. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        inFlight.increment();
        Line line = new Line(request, response, Callback.from(callback, inFlight::decrement), delays);
        request.setAttribute(Line.HERE, line);
        boolean handled = false;
        try {
            handled = super.handle(request, line, line.whenWritten());
            return handled;
        } finally {
            if (!handled) {
                inFlight.decrement(); // then the server ends it in another way
            }
        }
    }

    /** Whether any request has not been answered to the end. */
    boolean isBusy() {
        return inFlight.sum() > 0;
    }
}
