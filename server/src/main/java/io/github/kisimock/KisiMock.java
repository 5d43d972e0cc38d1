package io.github.kisimock;

import io.github.kisimock.api.KisiApi;
import io.github.kisimock.api.ServerErrors;
import io.github.kisimock.control.Control;
import io.github.kisimock.control.ControlApi;
import io.github.kisimock.control.Planting;
import io.github.kisimock.domain.TokenSource;
import io.github.kisimock.domain.Workspace;
import io.github.kisimock.domain.World;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A running mock. The program, tests and the container all start it here.
 *
 * <pre>{@code
 * try (KisiMock mock = KisiMock.start(Settings.standard())) {
 *     myClient.connect(mock.uri());
 * }
 * }</pre>
 */
public final class KisiMock implements AutoCloseable {

    private static final long DRAIN_MILLIS = 5_000;

    private final Javalin server;
    private final GracefulHandler requests;
    private final URI uri;
    private final Control control;

    private KisiMock(Javalin server, GracefulHandler requests, URI uri, Control control) {
        this.server = server;
        this.requests = requests;
        this.uri = uri;
        this.control = control;
    }

    /**
     * Starts a mock; it answers when this returns.
     *
     * @throws UncheckedIOException if the address is taken, unknown or none of this machine's
     * @throws io.github.kisimock.control.SeedProblem if the seed contradicts itself
     */
    public static KisiMock start(Settings settings) {
        return start(settings, Clock.systemUTC(), TokenSource.seeded(new SecureRandom().nextLong()));
    }

    static KisiMock start(Settings settings, InstantSource realTime, TokenSource tokens) {
        World world = new Planting(World.empty(settings.switches()), tokens, realTime.instant()).plant(settings.seed());
        Workspace workspace = new Workspace(world, realTime, tokens);
        Control control = Control.of(workspace);
        GracefulHandler requests = new GracefulHandler();
        Javalin server = Javalin.create(config -> {
            configure(config, settings, requests);
            KisiApi.addTo(config, context -> workspace);
            ControlApi.addTo(config, context -> control);
        });
        try {
            server.start();
        } catch (RuntimeException e) {
            throw bindProblem(e, settings);
        }
        return new KisiMock(server, requests, URI.create("http://" + hostIn(settings) + ":" + server.port()), control);
    }

    private static void configure(JavalinConfig config, Settings settings, GracefulHandler requests) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = Long.MAX_VALUE; // a call measures its body itself, see Call
        config.jetty.host = settings.host();
        config.jetty.port = settings.port();
        config.jetty.threadPool = new QueuedThreadPool(64, 4);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendDateHeader(false); // the workspace's clock sets it
            http.setSendServerVersion(false);
            http.setHeaderCacheCaseSensitive(true); // else a header is read as an earlier one that differs in case
        });
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new ServerErrors());
            server.setStopTimeout(0); // what is in flight is waited for in close, connections kept alive are not
            server.insertHandler(requests);
        });
    }

    private static String hostIn(Settings settings) {
        String host = settings.host();
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static RuntimeException bindProblem(RuntimeException thrown, Settings settings) {
        String address = settings.host() + ":" + settings.port();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException problem) {
                return new UncheckedIOException("Cannot listen on " + address + ": " + problem.getMessage(), problem);
            }
        }
        return thrown;
    }

    /** Where the mock answers, as a client's base URL: no slash at the end. */
    public URI uri() {
        return uri;
    }

    /** What a test may do with the mock. */
    public Control control() {
        return control;
    }

    /** Lets requests in flight finish, for up to five seconds, and ends the mock. */
    @Override
    public void close() {
        for (Connector connector : server.jettyServer().server().getConnectors()) {
            if (connector instanceof ServerConnector listening) {
                listening.close(); // at once: else new calls would queue up during the drain
            }
        }
        for (long millis = 0; requests.getCurrentRequestCount() > 0 && millis < DRAIN_MILLIS; millis++) {
            LockSupport.parkNanos(1_000_000);
        }
        server.stop();
    }
}
