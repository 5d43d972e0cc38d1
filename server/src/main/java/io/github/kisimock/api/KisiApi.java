package io.github.kisimock.api;

import static io.github.kisimock.api.Access.ADMINISTRATOR;
import static io.github.kisimock.api.Access.ANYONE;
import static io.github.kisimock.api.Access.SIGNED_IN;

import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.Workspace;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.server.Request;

/** All routes of the emulated API, and who may call each. */
public final class KisiApi {

    private static final Pattern TAKES_JSON = Pattern.compile("(?i)\\*/\\*|application/\\*|json");
    private static final String DEPRECATED_SINCE = "@1704067200";

    /** The request attribute with the number under which a refused call is explained, if it has one. */
    public static final String REQUEST_NUMBER = "io.github.kisimock.request";

    /** The request attribute with the id of the rule that refused a call. */
    public static final String REFUSED_BY = "io.github.kisimock.refused-by";

    /** The request attribute that says by how many rows a page is to be off, see {@link Page}. */
    public static final String PAGE_MOVED = "io.github.kisimock.page-moved";

    private final Function<Context, Workspace> workspaces;
    private final Steps steps;
    private final RoutesConfig routes;

    private KisiApi(Function<Context, Workspace> workspaces, Steps steps, RoutesConfig routes) {
        this.workspaces = workspaces;
        this.steps = steps;
        this.routes = routes;
    }

    /** Has the framework answer as the API does where no route is concerned. */
    public static void configure(JavalinConfig config) {
        config.http.prefer405over404 = true;
        config.http.defaultContentType = Call.JSON;
    }

    /**
     * Answers as the API does where a call never gets to the framework.
     *
     * @param explained whether the reply to a refused call says by its headers which rule refused it
     */
    public static Request.Handler serverErrors(boolean explained) {
        return new ServerErrors(explained);
    }

    /**
     * Adds the routes to a server.
     *
     * @param workspaces finds the workspace that a request is for
     * @param steps is told how far each call has come
     * @param explained whether the reply to a refused call says by its headers which rule refused it
     */
    public static void addTo(
            RoutesConfig routes, Function<Context, Workspace> workspaces, Steps steps, boolean explained) {
        KisiApi api = new KisiApi(workspaces, steps, routes);
        routes.before(api::before);
        api.addRoutes();
        new Refusals(workspaces, explained).addTo(routes);
    }

    /**
     * The body of a request, read once and kept.
     *
     * @throws Refusal if it is too large
     */
    public static byte[] body(Context context) {
        return Body.of(context);
    }

    /** What comes of the body of a request, for a record of it: waited for a quarter of a second, never refused. */
    public static byte[] bodySoFar(Context context) {
        return Body.soFar(context);
    }

    /** The user whose secret a request carries, whatever that secret is still good for. */
    public static Optional<User> caller(Context context, Workspace workspace) {
        return Access.owner(new Call(context, workspace, Steps.UNWATCHED));
    }

    /**
     * Answers with an error of that status in the API's shape, though no rule of its own asks for it.
     *
     * @param code the API's code; the one that goes with the status if empty
     * @param text what to say; what goes with the status if empty
     */
    public static void fail(
            Context context, Workspace workspace, int status, Optional<String> code, Optional<String> text) {
        Refusals.answer(new Failure(status, code, text).reply(workspace.world().switches()), context);
    }

    private void addRoutes() {
        LoginEndpoints logins = new LoginEndpoints();
        post("/users/sign_in", logins::signIn, ANYONE, Doubt.SIGN_IN); // first: routes are tried in order
        get("/logins", logins::list, SIGNED_IN);
        post("/logins", logins::create, ANYONE);
        post("/logins/resolve", logins::resolve, ANYONE);
        delete("/logins/{id}", logins::end, SIGNED_IN);
        post("/logins/{id}/promote", logins::promote, SIGNED_IN);
        get("/login", logins::current, SIGNED_IN);
        put("/login", logins::renameCurrent, SIGNED_IN);
        delete("/login", logins::endCurrent, SIGNED_IN);
        delete("/login/elsewhere", logins::endOthers, SIGNED_IN);
        post("/login/promote", logins::promoteCurrent, SIGNED_IN);
        delete("/users/sign_out", logins::endCurrent, SIGNED_IN, Doubt.SIGN_IN);

        MemberEndpoints members = MemberEndpoints.asMembers();
        get("/members", members::list, SIGNED_IN);
        post("/members", members::invite, ADMINISTRATOR);
        get("/members/{id}", members::show, SIGNED_IN);
        change("/members/{id}", members::change, ADMINISTRATOR);
        delete("/members/{id}", members::remove, ADMINISTRATOR);

        AccountEndpoints account = new AccountEndpoints();
        post("/users/sign_up", account::signUp, ANYONE);
        get("/users/confirmation", account::confirm, ANYONE);
        post("/users/confirmation", account::resendConfirmation, ANYONE, Doubt.RESEND);
        post("/users/password", account::requestPasswordReset, ANYONE);
        change("/users/password", account::resetPassword, ANYONE);
        post("/organizations/find", account::mailOrganizations, ANYONE);

        MemberEndpoints users = MemberEndpoints.asUsers();
        get("/users", users::list, SIGNED_IN);
        post("/users", users::invite, ADMINISTRATOR);
        get("/users/{id}", users::show, SIGNED_IN);
        change("/users/{id}", users::change, ADMINISTRATOR);
        delete("/users/{id}", users::remove, ADMINISTRATOR);

        CurrentUserEndpoints user = new CurrentUserEndpoints();
        get("/user", user::show, SIGNED_IN);
        change("/user", user::change, SIGNED_IN);
        delete("/user", user::remove, SIGNED_IN);
        post("/user/2fa/otp_secret", user::requestSecret, SIGNED_IN);
        post("/user/2fa/activate", user::activate, SIGNED_IN);
        post("/user/2fa/deactivate", user::deactivate, SIGNED_IN);
        post("/user/2fa/backup_codes", user::renewBackupCodes, SIGNED_IN);

        OrganizationEndpoints organizations = new OrganizationEndpoints();
        get("/organizations", organizations::list, SIGNED_IN);
        get("/organizations/{domain}/public", organizations::showPublic, ANYONE);
        get("/organization", organizations::current, SIGNED_IN);
        get("/roles", organizations::roles, SIGNED_IN);
        get("/roles/{id}", organizations::role, SIGNED_IN);

        RoleAssignmentEndpoints assignments = new RoleAssignmentEndpoints();
        get("/role_assignments", assignments::list, SIGNED_IN);
        post("/role_assignments", assignments::assign, ADMINISTRATOR);
        get("/role_assignments/{id}", assignments::show, SIGNED_IN);
        delete("/role_assignments/{id}", assignments::unassign, ADMINISTRATOR);

        DoorEndpoints doors = new DoorEndpoints();
        get("/places", doors::places, SIGNED_IN);
        get("/places/{id}", doors::place, SIGNED_IN);
        get("/locks", doors::locks, SIGNED_IN);
        get("/locks/{id}", doors::lock, SIGNED_IN);
        post("/locks/{id}/unlock", doors::unlock, SIGNED_IN);
    }

    /** Why a route may not exist on the real API: by its switch it answers as an unknown one. */
    private enum Doubt {
        SIGN_IN(Switch.SIGN_IN_ROUTE, Reason.ROUTE_GONE),
        RESEND(Switch.CONFIRMATION_RESEND, Reason.RESEND_GONE),
        PUT(Switch.PUT_UPDATES, Reason.PUT_GONE);

        private final Switch gone;
        private final Reason reason;

        Doubt(Switch gone, Reason reason) {
            this.gone = gone;
            this.reason = reason;
        }
    }

    /** HEAD answers as GET does, without the body. */
    private void get(String path, Endpoint endpoint, Access access) {
        add(HandlerType.GET, path, endpoint, access);
        add(HandlerType.HEAD, path, endpoint, access);
    }

    private void post(String path, Endpoint endpoint, Access access, Doubt... doubts) {
        add(HandlerType.POST, path, endpoint, access, doubts);
    }

    private void put(String path, Endpoint endpoint, Access access) {
        add(HandlerType.PUT, path, endpoint, access);
    }

    private void delete(String path, Endpoint endpoint, Access access, Doubt... doubts) {
        add(HandlerType.DELETE, path, endpoint, access, doubts);
    }

    /** PATCH, as documented, and PUT, since the official client has nothing else. */
    private void change(String path, Endpoint endpoint, Access access) {
        add(HandlerType.PATCH, path, endpoint, access);
        add(HandlerType.PUT, path, endpoint, access, Doubt.PUT);
    }

    private void add(HandlerType method, String path, Endpoint endpoint, Access access, Doubt... doubts) {
        Handler handler = handler(path, endpoint, access);
        routes.addHttpHandler(method, path, context -> {
            for (Doubt doubt : doubts) {
                if (workspaces.apply(context).world().switches().is(doubt.gone, "gone")) {
                    throw Refusal.of(doubt.reason);
                }
            }
            handler.handle(context);
        });
    }

    /** All routes of {@code /members} are deprecated, and say so in every reply: the first thing a call does. */
    private Handler handler(String path, Endpoint endpoint, Access access) {
        boolean deprecated = path.startsWith("/members");
        return context -> {
            Call call = new Call(context, workspaces.apply(context), steps);
            if (deprecated && call.switches().is(Switch.DEPRECATION_HEADER, "sent")) {
                call.setHeader("Deprecation", DEPRECATED_SINCE);
            }
            if (call.switches().is(Switch.REFUSAL_ORDER, "form-first")) {
                call.body();
            }
            access.check(call);
            steps.authenticated(context);
            endpoint.answer(call);
        };
    }

    private void before(Context context) {
        Workspace workspace = workspaces.apply(context);
        context.header("Date", DateGenerator.formatDate(workspace.now().toEpochMilli()));
        Cors.before(context, workspace.world().switches());
        String accept = context.header("Accept");
        if (accept != null
                && workspace.world().switches().is(Switch.ACCEPT_HEADER, "obeyed")
                && !TAKES_JSON.matcher(accept).find()) {
            throw Refusal.of(Reason.NOT_ACCEPTABLE);
        }
    }
}
