package io.github.kisimock;

import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes {@code /w/{name}} off the front of a path and notes the name: so a workspace is a base URL, which
 * every client can be given.
 */
final class PathPrefix extends Handler.Wrapper {

    /** The request attribute that holds the name. */
    static final String WORKSPACE = "io.github.kisimock.workspace";

    private static final String START = "/w/";

    PathPrefix(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpURI uri = request.getHttpURI();
        String path = uri.getPath();
        if (path == null || !path.startsWith(START)) {
            return super.handle(request, response, callback);
        }
        int end = path.indexOf('/', START.length());
        String name = path.substring(START.length(), end < 0 ? path.length() : end);
        request.setAttribute(WORKSPACE, name);
        HttpURI rest =
                HttpURI.build(uri).path(end < 0 ? "/" : path.substring(end)).asImmutable();
        return super.handle(Request.serveAs(request, rest), response, callback);
    }
}
