package io.github.kisimock;

import io.github.kisimock.control.ControlApi;
import io.github.kisimock.control.Misuse;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps calls and control requests apart, if control has a port of its own. */
final class Ports {

    private final AtomicInteger control = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();

    /** Calls and control have those ports from now on. */
    void set(int callsPort, int controlPort) {
        calls.set(callsPort);
        control.set(controlPort == callsPort ? 0 : controlPort);
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
        boolean forControl = ControlApi.isFor(context);
        boolean cameForControl = context.req().getLocalPort() == control.get();
        if (forControl && !cameForControl) {
            throw Refusal.of(Reason.NO_ROUTE);
        }
        if (!forControl && cameForControl) {
            throw Misuse.unknown("", "this port is for control requests; their paths begin with " + ControlApi.PREFIX);
        }
    }
}
