package io.github.kisimock;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Stands between the mock and the wire, so that a reply can be lost, cut or slowed on its way; see {@link Line}. */
final class Wire extends Handler.Wrapper {

    private final Delays delays;

    Wire(Delays delays) {
        this.delays = delays;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Line line = new Line(request, response, callback, delays);
        request.setAttribute(Line.HERE, line);
        return super.handle(request, line, line.end());
    }
}
