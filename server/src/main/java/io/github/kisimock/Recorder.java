package io.github.kisimock;

import io.github.kisimock.api.KisiApi;
import io.github.kisimock.control.CallerId;
import io.github.kisimock.control.ControlApi;
import io.github.kisimock.control.Exchange;
import io.github.kisimock.control.LocalControl;
import io.github.kisimock.control.Metrics;
import io.github.kisimock.control.Request;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every call into its workspace's journal and counts it; control requests are nobody's calls. */
final class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private static final String CALLER = "io.github.kisimock.caller"; // afterwards the user may be gone

    private final Routing routing;
    private final Metrics metrics;

    Recorder(Routing routing, Metrics metrics) {
        this.routing = routing;
        this.metrics = metrics;
    }

    /** Counts a call that begins. */
    void begin(Context context) {
        if (!ControlApi.isFor(context)) {
            LocalControl control = routing.find(context);
            context.attribute(KisiApi.REQUEST_NUMBER, control.countRequest());
            KisiApi.caller(context, control.workspace())
                    .ifPresent(user -> context.attribute(
                            CALLER,
                            new CallerId(user.id().number(), user.email().value())));
        }
    }

    /** Writes it down once it is answered; what the framework logs includes replies that were cut short. */
    void end(Context context, float milliseconds) {
        Integer number = context.attribute(KisiApi.REQUEST_NUMBER);
        if (number == null) {
            return; // control, or a workspace that does not exist
        }
        Optional<FaultyCall> struck = FaultyCall.of(context);
        int status = struck.map(FaultyCall::status).orElseGet(context::statusCode);
        Endpoint route = context.endpoints().matchedHttpEndpoint();
        metrics.count(context.method().name(), route == null ? "none" : route.path, status, milliseconds / 1_000);
        struck.ifPresent(call -> call.faults().forEach(metrics::count));
        LocalControl control = routing.find(context);
        if (!control.journals() && !LOG.isInfoEnabled()) {
            control.skip();
            return;
        }
        Request asked = request(context);
        Exchange exchange = new Exchange(
                number,
                control.now(),
                control.workspace().realNow(),
                asked.method(),
                asked.path(),
                asked.query(),
                asked.headers(),
                asked.body(),
                status,
                headers(context.res().getHeaderNames(), context.res()::getHeaders),
                text(context.resultInputStream()),
                Duration.ofNanos((long) (milliseconds * 1_000_000)),
                Optional.ofNullable(context.attribute(KisiApi.REFUSED_BY)),
                asked.caller(),
                struck.flatMap(FaultyCall::names));
        control.record(exchange);
        if (LOG.isInfoEnabled()) {
            log(exchange.redacted());
        }
    }

    /** The framework would copy it three times, by way of buffers of eight kilobytes. */
    private static String text(@Nullable InputStream reply) {
        if (reply == null) {
            return "";
        }
        try {
            reply.reset();
            return new String(reply.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void log(Exchange exchange) {
        LOG.info(
                "{} {} {} in {} ms, rule {}, partner {}",
                exchange.method(),
                exchange.path(),
                exchange.status(),
                exchange.took().toMillis(),
                exchange.rule().orElse("none"),
                exchange.partner().identifier().orElse("unnamed"));
    }

    /** What a call says, as far as it has been read. */
    static Request request(Context context) {
        return new Request(
                context.method().name(),
                context.path(),
                Optional.ofNullable(context.queryString()).orElse(""),
                headers(
                        Collections.list(context.req().getHeaderNames()),
                        name -> Collections.list(context.req().getHeaders(name))),
                new String(KisiApi.bodySoFar(context), StandardCharsets.UTF_8),
                Optional.ofNullable(context.attribute(CALLER)));
    }

    private static Map<String, List<String>> headers(
            Collection<String> names, Function<String, Collection<String>> values) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        names.forEach(name -> headers.put(name, List.copyOf(values.apply(name))));
        return headers;
    }
}
