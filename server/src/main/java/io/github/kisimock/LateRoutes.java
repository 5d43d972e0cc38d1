package io.github.kisimock;

import java.util.concurrent.FutureTask;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Adds the routes to a server that has just started, in a thread of its own: linking the code of a hundred routes is a
 * tenth of a start. Calls wait until all of them are there, even in the thread that reads from the network: that is over
 * before most clients are made. If one cannot be added, every call fails.
 */
final class LateRoutes extends Handler.Wrapper {

    private final FutureTask<?> routes;

    LateRoutes(Runnable routes, Handler next) {
        super(next);
        this.routes = new FutureTask<>(routes, null);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Thread thread = new Thread(routes, "kisi-mock-routes");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        routes.get();
        return super.handle(request, response, callback);
    }
}
