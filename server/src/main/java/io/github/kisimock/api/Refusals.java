package io.github.kisimock.api;

import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.Workspace;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever is thrown while a call is under way, the framework's own refusals included. */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Function<Context, Workspace> workspaces;
    private final boolean explained;

    Refusals(Function<Context, Workspace> workspaces, boolean explained) {
        this.workspaces = workspaces;
        this.explained = explained;
    }

    void addTo(RoutesConfig routes) {
        routes.exception(Refusal.class, (refusal, context) -> refuse(refusal, context));
        routes.exception(MethodNotAllowedResponse.class, (thrown, context) -> {
            if (switches(context).is(Switch.WRONG_METHOD, "405")) {
                context.header("Allow", thrown.getDetails().getOrDefault("availableMethods", ""));
            }
            refuse(Refusal.of(Reason.WRONG_METHOD), context);
        });
        routes.exception(HttpResponseException.class, (thrown, context) -> refuse(Refusal.of(reason(thrown)), context));
        routes.exception(Exception.class, (thrown, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), thrown);
            refuse(Refusal.of(Reason.FAILURE), context);
        });
    }

    /** What the framework refuses by itself, in the words of the API. */
    private static Reason reason(HttpResponseException thrown) {
        return switch (thrown.getStatus()) {
            case 404 -> Reason.NO_ROUTE;
            case 413 -> Reason.TOO_LARGE;
            case 400 -> Reason.BAD_REQUEST;
            default -> Reason.FAILURE;
        };
    }

    private void refuse(Refusal refusal, Context context) {
        Switches switches = switches(context);
        Errors.Reply reply = Errors.reply(refusal, switches);
        explain(context, refusal.reason().rule());
        refusal.retryAfter()
                .filter(ignored -> switches.is(Switch.RETRY_AFTER, "sent"))
                .ifPresent(wait -> context.header(
                        "Retry-After", Long.toString(wait.plusNanos(999_999_999).toSeconds())));
        answer(reply, context);
    }

    static void answer(Errors.Reply reply, Context context) {
        context.status(reply.status()).contentType(Call.JSON).result(Json.write(reply.body()));
    }

    private void explain(Context context, String rule) {
        context.attribute(KisiApi.REFUSED_BY, rule);
        Integer number = context.attribute(KisiApi.REQUEST_NUMBER);
        if (explained) {
            context.header("X-Kisi-Mock-Rule", rule);
        }
        if (explained && number != null) {
            context.header("X-Kisi-Mock-Explain", String.valueOf(number));
        }
    }

    private Switches switches(Context context) {
        return workspaces.apply(context).world().switches();
    }
}
