package io.github.kisimock;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The way of one reply to its client: as it is, unless it is told otherwise. What is written is gathered and sent at
 * the end, all at once, so that no thread waits for a client that reads slowly.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a delay does not fail
final class Line extends Response.Wrapper {

    /** The request attribute that holds it. */
    static final String HERE = "io.github.kisimock.line";

    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final int MOST_PIECES = 10;

    private enum Sends {
        ALL,
        PIECES,
        HALF,
        NOTHING
    }

    private final Callback callback;
    private final Delays delays;
    private final Callback.Completable sent = new Callback.Completable();
    private volatile Sends sends = Sends.ALL;
    private volatile Duration pause = Duration.ZERO;
    private volatile int pieceSize;

    // One thread after the other writes a reply.
    private byte[] written = new byte[0];
    private int length;
    private boolean whole;

    Line(Request request, Response response, Callback callback, Delays delays) {
        super(request, response);
        this.callback = callback;
        this.delays = delays;
    }

    /** Sends nothing, and resets the connection. */
    void sever() {
        sends = Sends.NOTHING;
    }

    /** Sends half of the body, and resets the connection. */
    void breakOff() {
        sends = Sends.HALF;
    }

    /** Sends nothing; only after a minute the connection is reset. */
    void fallSilent() {
        sends = Sends.NOTHING;
        pause = SILENCE;
    }

    /** Sends the body in up to ten pieces, the first at once, the last after that time. */
    void trickle(Duration over, int length) {
        sends = Sends.PIECES;
        pieceSize = Math.max(1, (length + MOST_PIECES - 1) / MOST_PIECES);
        pause = over.dividedBy(Math.max(1, (length - 1) / pieceSize));
    }

    /** Waits so long, keeping its thread. */
    void pause(Duration delay) {
        delays.after(delay).join();
    }

    /** Completes after so long, on a thread that may be kept. */
    CompletableFuture<Void> after(Duration delay) {
        return delays.after(delay)
                .thenRunAsync(() -> {}, getRequest().getComponents().getExecutor());
    }

    /** What the server is to call when the reply is written. */
    Callback whenWritten() {
        return Callback.from(
                () -> {
                    if (!whole) {
                        write(true, null, Callback.NOOP);
                    }
                    sent.whenComplete((nothing, thrown) -> end(thrown));
                },
                this::end);
    }

    private void end(@Nullable Throwable thrown) {
        if (thrown != null) {
            callback.failed(thrown);
        } else if (sends == Sends.NOTHING) {
            delays.after(pause).thenRun(this::cut);
        } else {
            callback.succeeded();
        }
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer body, Callback done) {
        if (body != null) {
            int before = length;
            length += body.remaining();
            if (length > written.length) {
                written = Arrays.copyOf(written, last ? length : Math.max(length, 2 * written.length));
            }
            body.get(written, before, body.remaining());
        }
        if (last) {
            whole = true;
            send(ByteBuffer.wrap(written, 0, length));
        }
        done.succeeded();
    }

    @Override
    public void reset() {
        length = 0;
        super.reset();
    }

    private void send(ByteBuffer body) {
        if (sends != Sends.ALL && !isCommitted()) {
            getHeaders().put(HttpHeader.CONTENT_LENGTH, body.remaining());
        }
        switch (sends) {
            case ALL -> super.write(true, body, sent);
            case PIECES -> sendPiece(body);
            case HALF -> {
                sends = Sends.NOTHING;
                super.write(false, body.limit(body.remaining() / 2), sent);
            }
            case NOTHING -> sent.succeeded();
        }
    }

    private void sendPiece(ByteBuffer rest) {
        if (rest.remaining() <= pieceSize) {
            super.write(true, rest, sent);
            return;
        }
        ByteBuffer piece = rest.slice(rest.position(), pieceSize);
        rest.position(rest.position() + pieceSize);
        Runnable next = () -> sendPiece(rest);
        super.write(false, piece, Callback.from(() -> delays.after(pause).thenRun(next), sent::failed));
    }

    /** Over HTTP/2 this ends all calls of the connection. */
    private void cut() {
        EndPoint client = getRequest().getConnectionMetaData().getConnection().getEndPoint();
        while (client instanceof EndPoint.Wrapper encrypted) {
            client = encrypted.unwrap();
        }
        try {
            if (client instanceof SocketChannelEndPoint socket) {
                socket.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0); // closing is a reset
            }
        } catch (IOException e) {
            // the client was quicker
        }
        client.close();
        callback.failed(new EofException());
    }
}
