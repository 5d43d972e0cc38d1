package io.github.kisimock.control;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** All routes under {@code /_mock}: the powers of {@link Control} over HTTP. */
public final class ControlApi {

    /** Where all control requests begin. */
    public static final String PREFIX = "/_mock";

    private static final String HEALTH = "/health";

    /** Whoever asks whether the container is up has no token. */
    private static final Set<String> OPEN =
            Set.of(PREFIX + HEALTH, PREFIX + HEALTH + "/live", PREFIX + HEALTH + "/ready");

    private final RoutesConfig routes;
    private final Function<Context, LocalControl> controls;
    private final Function<Context, String> servers;
    private final Optional<String> token;

    private ControlApi(
            RoutesConfig routes,
            Function<Context, LocalControl> controls,
            Function<Context, String> servers,
            Optional<String> token) {
        this.routes = routes;
        this.controls = controls;
        this.servers = servers;
        this.token = token;
    }

    /**
     * The mock as a whole.
     *
     * @param ready whether it takes calls: it has started, and does not end
     * @param authority the certificate that its clients have to trust, in PEM, if there is one of its own
     */
    public record Whole(Workspaces workspaces, Metrics metrics, BooleanSupplier ready, Optional<String> authority) {}

    /**
     * Adds the routes to a server.
     *
     * @param controls finds the workspace that a request is for
     * @param servers tells how whoever sends a request reaches the API
     * @param token what a control request must carry as {@code Authorization: Bearer}; nothing if empty
     */
    public static void addTo(
            RoutesConfig routes,
            Whole whole,
            Function<Context, LocalControl> controls,
            Function<Context, String> servers,
            Optional<String> token) {
        ControlApi api = new ControlApi(routes, controls, servers, token);
        routes.before(api::checkToken);
        api.addRoutes(whole);
        api.addUnknown();
        routes.exception(Misuse.class, (misuse, context) -> refuse(misuse, context));
        routes.exception(
                SeedProblem.class,
                (problem, context) -> refuse(Misuse.of("seed", String.valueOf(problem.getMessage())), context));
    }

    /** Whether a request is one of control. */
    public static boolean isFor(Context context) {
        return isFor(context.path());
    }

    /** Whether the path of a request is one of control. */
    public static boolean isFor(String path) {
        return path.startsWith(PREFIX) && (path.length() == PREFIX.length() || path.charAt(PREFIX.length()) == '/');
    }

    private void addRoutes(Whole whole) {
        WorkspaceEndpoints workspaces = new WorkspaceEndpoints(whole.workspaces());
        on(HandlerType.GET, "/workspaces", workspaces::list);
        on(HandlerType.POST, "/workspaces", workspaces::create);
        on(HandlerType.GET, "/workspaces/{name}", workspaces::show);
        on(HandlerType.DELETE, "/workspaces/{name}", workspaces::delete);

        WorldEndpoints world = new WorldEndpoints();
        on(HandlerType.PUT, "/seed", world::plant);
        on(HandlerType.POST, "/seed", world::add);
        on(HandlerType.GET, "/state", world::state);
        on(HandlerType.POST, "/reset", world::reset);
        on(HandlerType.GET, "/scenarios", world::scenarios);
        on(HandlerType.POST, "/scenarios/{name}", world::arrange);
        on(HandlerType.GET, "/arranged", world::arranged);
        on(HandlerType.POST, "/provider-states", new ProviderStates()::change);
        on(HandlerType.POST, "/logins", world::logInAs);
        on(HandlerType.GET, "/snapshots", world::snapshots);
        on(HandlerType.PUT, "/snapshots/{name}", world::keep);
        on(HandlerType.POST, "/snapshots/{name}/restore", world::restore);
        on(HandlerType.DELETE, "/snapshots/{name}", world::forget);
        on(HandlerType.GET, "/diff", world::diff, "from", "to", "uses");
        on(HandlerType.GET, "/switches", world::switches);
        on(HandlerType.PATCH, "/switches", world::setSwitches);

        ClockEndpoints clock = new ClockEndpoints();
        on(HandlerType.GET, "/clock", clock::show);
        on(HandlerType.PUT, "/clock", clock::set);
        on(HandlerType.POST, "/clock/advance", clock::advance);

        on(HandlerType.GET, "/events", world::events);

        FaultEndpoints faults = new FaultEndpoints();
        on(HandlerType.GET, "/faults", faults::list, "unconsumed");
        on(HandlerType.POST, "/faults", faults::add);
        on(HandlerType.DELETE, "/faults", faults::clear);
        on(HandlerType.GET, "/faults/{name}", faults::show);
        on(HandlerType.DELETE, "/faults/{name}", faults::remove);

        JournalEndpoints journal = new JournalEndpoints();
        on(
                HandlerType.GET,
                "/requests",
                journal::list,
                "method",
                "path",
                "status",
                "rule",
                "after",
                "limit",
                "wait",
                "count",
                "format",
                "secrets");
        on(HandlerType.DELETE, "/requests", journal::clear);
        on(HandlerType.GET, "/requests/{number}", journal::show);
        on(HandlerType.POST, "/requests/verify", new VerificationEndpoint()::verify, "wait");
        on(HandlerType.GET, "/explain/{number}", journal::explain);

        LintEndpoints lints = new LintEndpoints();
        on(HandlerType.GET, "/lints", lints::list, "format");

        OutboxEndpoints outbox = new OutboxEndpoints();
        on(HandlerType.GET, "/outbox", outbox::list, "to", "kind", "wait", "count");
        on(HandlerType.DELETE, "/outbox", outbox::empty);

        AboutEndpoints about = new AboutEndpoints(whole);
        on(HandlerType.GET, HEALTH, about::ready);
        on(HandlerType.GET, HEALTH + "/live", about::live);
        on(HandlerType.GET, HEALTH + "/ready", about::ready);
        on(HandlerType.GET, "/metrics", about::metrics);
        on(HandlerType.GET, "/ca.pem", about::authority);
        on(HandlerType.GET, "/fidelity", about::fidelity);
        on(HandlerType.GET, "/openapi.json", about::openApi);
    }

    /** Whatever else is asked for here is refused in the shape of control. */
    private void addUnknown() {
        for (HandlerType method :
                List.of(HandlerType.GET, HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE)) {
            for (String path : List.of(PREFIX, PREFIX + "/<rest>")) {
                routes.addHttpHandler(method, path, context -> {
                    String asked = context.method() + " " + context.path();
                    throw Misuse.unknown("", "there is no " + asked + "; GET /_mock/openapi.json lists what there is");
                });
            }
        }
    }

    /** Adds a route; its query takes those parameters and no others. */
    private void on(HandlerType method, String path, ControlEndpoint endpoint, String... parameters) {
        routes.addHttpHandler(method, PREFIX + path, context -> {
            ControlCall call = new ControlCall(context, controls.apply(context), servers.apply(context));
            call.checkQuery(List.of(parameters));
            endpoint.answer(call);
        });
    }

    private void checkToken(Context context) {
        if (token.isEmpty() || !isFor(context) || OPEN.contains(context.path())) {
            return;
        }
        byte[] expected = ("Bearer " + token.get()).getBytes(StandardCharsets.UTF_8);
        String given = Optional.ofNullable(context.header("Authorization")).orElse("");
        if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            throw Misuse.unauthorized("control requests take the header Authorization: Bearer and the control token");
        }
    }

    private static void refuse(Misuse misuse, Context context) {
        String line = misuse.field().isEmpty() ? misuse.getMessage() : misuse.field() + ": " + misuse.getMessage();
        answer(
                context,
                misuse.status(),
                misuse.field().isEmpty() ? Map.of("error", line) : Map.of("error", line, "field", misuse.field()));
    }

    private static void answer(Context context, int status, Object reply) {
        context.status(status)
                .contentType("application/json; charset=utf-8")
                .result(ControlCall.MAPPER.writeValueAsBytes(reply));
    }
}
