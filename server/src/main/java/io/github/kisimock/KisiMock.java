package io.github.kisimock;

import io.github.kisimock.api.KisiApi;
import io.github.kisimock.control.Control;
import io.github.kisimock.control.ControlApi;
import io.github.kisimock.control.Metrics;
import io.github.kisimock.control.NewWorkspace;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.Workspaces;
import io.github.kisimock.domain.TokenSource;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;

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

    private final Server server;
    private final Ports ports;
    private final String host;
    private final URI uri;
    private final URI controlUri;
    private final Optional<URI> tlsUri;
    private final Workspaces workspaces;
    private final Metrics metrics;
    private final AtomicBoolean ready;

    private KisiMock(
            Server server,
            Ports ports,
            String host,
            int controlPort,
            Optional<Integer> tlsPort,
            Workspaces workspaces,
            Metrics metrics,
            AtomicBoolean ready) {
        this.server = server;
        this.ports = ports;
        this.host = host;
        this.uri = uri("http", host, server.port());
        this.controlUri = uri("http", host, controlPort);
        this.tlsUri = tlsPort.map(port -> uri("https", host, port));
        this.workspaces = workspaces;
        this.metrics = metrics;
        this.ready = ready;
    }

    /**
     * Starts a mock; it answers when this returns.
     *
     * @throws UncheckedIOException if the address is taken, unknown or none of this machine's
     * @throws io.github.kisimock.control.SeedProblem if the seed contradicts itself
     */
    public static KisiMock start(Settings settings) {
        return start(settings, Optional.empty());
    }

    /** Starts a mock that answers by HTTPS too, if asked to. */
    static KisiMock start(Settings settings, Optional<Tls> tls) {
        return opened(prepare(settings, tls));
    }

    static KisiMock start(Settings settings, InstantSource realTime) {
        return start(settings, realTime, TokenSource::seeded);
    }

    static KisiMock start(Settings settings, InstantSource realTime, BiFunction<String, Long, TokenSource> tokens) {
        return opened(prepare(settings, Optional.empty(), realTime, tokens));
    }

    private static KisiMock opened(KisiMock mock) {
        mock.open(Thread.NORM_PRIORITY);
        return mock;
    }

    /** Gets a mock ready to be {@link #open opened}: it listens, but lets nobody in. */
    static KisiMock prepare(Settings settings, Optional<Tls> tls) {
        return prepare(settings, tls, Clock.systemUTC(), TokenSource::seeded);
    }

    private static KisiMock prepare(
            Settings settings,
            Optional<Tls> tls,
            InstantSource realTime,
            BiFunction<String, Long, TokenSource> tokens) {
        Workspaces workspaces = new Workspaces(
                settings.seed(),
                settings.switches(),
                realTime,
                () -> settings.randomSeed()
                        .orElseGet(() -> ThreadLocalRandom.current().nextLong(1L << 53)), // JavaScript reads these too
                tokens,
                settings.workspaceTtl(),
                settings.journalSize());
        Ports ports = new Ports();
        Routing routing = new Routing(workspaces, ports);
        Metrics metrics = new Metrics(workspaces);
        Recorder recorder = new Recorder(routing, metrics);
        AtomicBoolean ready = new AtomicBoolean();
        ControlApi.Whole whole = new ControlApi.Whole(workspaces, metrics, ready::get, tls.flatMap(Tls::authority));
        FaultPoints faultPoints = new FaultPoints(routing, settings.explained());
        Server server = Server.start(
                settings,
                workspaces::haveHadFaults,
                KisiApi.serverErrors(settings.explained()),
                config -> {
                    config.requestLogger.http(recorder::end);
                    KisiApi.configure(config);
                },
                routes -> {
                    routes.before(ports::check);
                    routes.before(recorder::begin);
                    KisiApi.addTo(
                            routes, context -> routing.find(context).workspace(), faultPoints, settings.explained());
                    ControlApi.addTo(routes, whole, routing::find, ports::server, settings.controlToken());
                    faultPoints.addTo(routes);
                });
        int controlPort = settings.controlPort()
                .map(wanted -> server.addPort(settings.host(), wanted))
                .orElse(server.port());
        ports.set(server.port(), controlPort);
        Optional<Integer> tlsPort = tls.map(wanted -> server.addPort(settings.host(), wanted));
        ready.set(true);
        return new KisiMock(server, ports, settings.host(), controlPort, tlsPort, workspaces, metrics, ready);
    }

    /**
     * Lets callers in.
     *
     * @param priority the priority of the threads that serve them, if the JVM heeds priorities
     */
    void open(int priority) {
        server.open(priority);
    }

    /**
     * Has a mock that is not open yet called in a workspace with the standard seed, which is thrown away then: nothing of
     * these calls is left but lines in the log.
     */
    void warmUp(Consumer<URI> calls) {
        String name = "warm-up";
        workspaces.create(NewWorkspace.STANDARD.named(name).with(Seed.standard()));
        try (WorkspacePort port = openPort("127.0.0.1", name)) {
            calls.accept(port.uri());
        }
        server.settle();
        workspaces.startOver();
        metrics.startOver();
    }

    private static URI uri(String scheme, String host, int port) {
        String shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create(scheme + "://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + port);
    }

    /** Where the mock answers, as a client's base URL: no slash at the end. */
    public URI uri() {
        return uri;
    }

    /** Where control requests go: the same, unless they have a port of their own. */
    public URI controlUri() {
        return controlUri;
    }

    /** Where the mock answers by HTTPS, if it does. */
    Optional<URI> tlsUri() {
        return tlsUri;
    }

    /** What a test may do with the default workspace. */
    public Control control() {
        return workspaces.standard();
    }

    /** All workspaces of the mock. */
    public Workspaces workspaces() {
        return workspaces;
    }

    /**
     * Opens a port of its own for the workspace of that name, whether or not it is there yet.
     *
     * @throws UncheckedIOException if there is none left
     */
    public WorkspacePort openPort(String workspace) {
        return openPort(host, workspace);
    }

    private WorkspacePort openPort(String host, String workspace) {
        while (true) {
            ServerSocketChannel listening = server.listen(host);
            int port = listening.socket().getLocalPort();
            if (ports.give(port, workspace)) {
                server.accept(listening);
                return new WorkspacePort(uri("http", host, port), () -> server.stop(listening));
            }
            server.stop(listening);
        }
    }

    /** Whether any request has not been answered to the end. */
    boolean isBusy() {
        return server.isBusy();
    }

    /** Lets requests in flight finish, for up to five seconds, and ends the mock. */
    @Override
    public void close() {
        ready.set(false);
        server.close();
    }
}
