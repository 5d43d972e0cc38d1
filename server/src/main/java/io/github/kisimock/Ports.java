package io.github.kisimock;

import io.github.kisimock.control.ControlApi;
import io.github.kisimock.control.Misuse;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the ports of a mock are for: calls, control requests, or all that goes to one workspace. */
final class Ports {

    private final AtomicInteger control = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, String> ofWorkspaces = new ConcurrentHashMap<>();

    /** Calls and control have those ports from now on. */
    void set(int callsPort, int controlPort) {
        calls.set(callsPort);
        control.set(controlPort == callsPort ? 0 : controlPort);
    }

    /**
     * Gives a port to the workspace of that name; answers whether no other had it before. It is never given
     * again: clients keep connections, and what comes over one must not reach another workspace.
     */
    boolean give(int port, String workspace) {
        return ofWorkspaces.putIfAbsent(port, workspace) == null;
    }

    /** The name of the workspace whose port the request came in by. */
    Optional<String> workspaceOf(Context context) {
        return Optional.ofNullable(ofWorkspaces.get(context.req().getLocalPort()));
    }

    /** The server as whoever sends a request reaches the API. */
    String server(Context context) {
        String host = String.valueOf(context.host());
        return context.scheme() + "://"
                + (control.get() == 0 ? host : host.replaceFirst(":\\d+$", "") + ":" + calls.get());
    }

    /** Lets the request pass if it came in where it belongs. */
    void check(Context context) {
        if (control.get() == 0) {
            return;
        }
        if (isControlAstray(context)) {
            throw Refusal.of(Reason.NO_ROUTE);
        }
        if (!ControlApi.isFor(context) && context.req().getLocalPort() == control.get()) {
            throw Misuse.unknown("", "this port is for control requests; their paths begin with " + ControlApi.PREFIX);
        }
    }

    /** Whether it is a control request that came in by the port for calls, where there is no such path. */
    boolean isControlAstray(Context context) {
        return control.get() != 0 && ControlApi.isFor(context) && context.req().getLocalPort() != control.get();
    }
}
