package io.github.kisimock;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The way of one reply to its client: as it is, unless it is told otherwise. */
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
    private volatile Sends sends = Sends.ALL;
    private volatile Duration pause = Duration.ZERO;
    private volatile int pieceSize;

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
    Callback end() {
        return Callback.from(
                () -> {
                    if (sends == Sends.NOTHING) {
                        delays.after(pause).thenRun(this::cut);
                    } else {
                        callback.succeeded();
                    }
                },
                callback::failed);
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer body, Callback written) {
        ByteBuffer bytes = body == null ? ByteBuffer.allocate(0) : body;
        if (sends != Sends.ALL && last && !isCommitted()) {
            getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
        }
        switch (sends) {
            case ALL -> super.write(last, body, written);
            case PIECES -> writePiece(last, bytes, written);
            case HALF -> {
                sends = Sends.NOTHING;
                super.write(false, bytes.slice(bytes.position(), bytes.remaining() / 2), written);
            }
            case NOTHING -> {
                bytes.position(bytes.limit());
                written.succeeded();
            }
        }
    }

    private void writePiece(boolean last, ByteBuffer rest, Callback written) {
        if (rest.remaining() <= pieceSize) {
            super.write(last, rest, written);
            return;
        }
        ByteBuffer piece = rest.slice(rest.position(), pieceSize);
        rest.position(rest.position() + pieceSize);
        Runnable next = () -> writePiece(last, rest, written);
        super.write(false, piece, Callback.from(() -> delays.after(pause).thenRun(next), written::failed));
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
    }
}
