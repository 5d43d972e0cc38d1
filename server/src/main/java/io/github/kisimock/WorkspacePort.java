package io.github.kisimock;

import java.net.URI;

/**
 * A port of a mock that leads to one workspace only: a base URL without a path, so that every client can use
 * it. It costs a socket and no thread.
 */
public final class WorkspacePort implements AutoCloseable {

    private final URI uri;
    private final Runnable end;

    WorkspacePort(URI uri, Runnable end) {
        this.uri = uri;
        this.end = end;
    }

    /** Where the workspace answers: no slash at the end. */
    public URI uri() {
        return uri;
    }

    /** Stops listening. What still comes over connections that clients kept is for that workspace, if it is there. */
    @Override
    public void close() {
        end.run();
    }
}
