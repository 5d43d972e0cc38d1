package io.github.kisimock;

import io.github.kisimock.control.ControlApi;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves a call in the very thread that reads from the network, since nothing in it waits: everything is in memory, and
 * {@link Line} waits for no client. What may wait, or whose body is not all there yet, gets a thread of its own; so does
 * every call once a fault has been planned.
 */
final class EventLoop extends Handler.Wrapper {

    /** The request attribute that is there if the call has a thread of its own. */
    static final String ASIDE = "io.github.kisimock.aside";

    private static final int LONG_BODY = 65_536;

    private final BooleanSupplier delays;

    /**
     * Makes one.
     *
     * @param delays whether a call may be delayed by a planned fault
     */
    EventLoop(BooleanSupplier delays) {
        this.delays = delays;
    }

    /** Serves it in that thread, says the server to itself. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (mayWait(request)) {
            serveAside(request, response, callback);
            return true;
        }
        ReadAhead read = new ReadAhead(request);
        if (read.toTheEnd()) {
            return super.handle(read, response, callback);
        }
        serveAside(read, response, callback);
        return true;
    }

    private boolean mayWait(Request request) {
        HttpFields headers = request.getHeaders();
        return delays.getAsBoolean()
                || ControlApi.isFor(String.valueOf(request.getHttpURI().getPath()))
                || request.getLength() > LONG_BODY
                || headers.contains(HttpHeader.EXPECT)
                || headers.contains(HttpHeader.TRANSFER_ENCODING);
    }

    private void serveAside(Request request, Response response, Callback callback) {
        request.setAttribute(ASIDE, true);
        request.getComponents().getExecutor().execute(() -> {
            try {
                if (!super.handle(request, response, callback)) {
                    Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
                }
            } catch (Throwable e) {
                Response.writeError(request, response, callback, e);
            }
        });
    }

    /** A request with what has come of its body. */
    private static final class ReadAhead extends Request.Wrapper {

        private final Queue<Content.Chunk> chunks = new ArrayDeque<>(2);

        private ReadAhead(Request request) {
            super(request);
        }

        /** Reads on; tells whether that was all. */
        private boolean toTheEnd() {
            int length = 0;
            while (length <= LONG_BODY) {
                Content.Chunk chunk = super.read();
                if (chunk == null) {
                    return false;
                }
                chunks.add(chunk);
                length += chunk.remaining();
                if (chunk.isLast()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = chunks.poll();
            return chunk == null ? super.read() : chunk;
        }

        @Override
        public void demand(Runnable arrival) {
            if (chunks.isEmpty()) {
                super.demand(arrival);
            } else {
                arrival.run();
            }
        }

        @Override
        public void fail(Throwable failure) {
            chunks.forEach(Content.Chunk::release);
            chunks.clear();
            super.fail(failure);
        }
    }
}
