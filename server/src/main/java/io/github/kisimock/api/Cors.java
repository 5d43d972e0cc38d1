package io.github.kisimock.api;

import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import io.javalin.http.Context;

/** Lets browser apps on other origins call, send their headers and read ours: they do so with the real API. */
final class Cors {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final String EXPOSED =
            "X-Collection-Range, Retry-After, Deprecation, X-Kisi-Mock-Rule, X-Kisi-Mock-Explain, X-Kisi-Mock-Fault";

    private Cors() {}

    /** Adds the headers; a preflight is answered at once. */
    static void before(Context context, Switches switches) {
        if (context.header("Origin") == null || switches.is(Switch.CORS, "none")) {
            return;
        }
        context.header("Access-Control-Allow-Origin", "*");
        context.header("Access-Control-Expose-Headers", EXPOSED);
        if (context.header("Access-Control-Request-Method") != null
                && context.method().name().equals("OPTIONS")) {
            String wanted = context.header("Access-Control-Request-Headers");
            context.header("Access-Control-Allow-Methods", METHODS);
            context.header(
                    "Access-Control-Allow-Headers", wanted == null ? "Authorization, Content-Type, Accept" : wanted);
            context.header("Access-Control-Max-Age", "7200");
            Call.answerNothing(context);
            context.skipRemainingHandlers();
        }
    }
}
