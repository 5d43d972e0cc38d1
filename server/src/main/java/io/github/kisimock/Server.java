package io.github.kisimock;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import jakarta.servlet.http.HttpServlet;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** The HTTP server under a mock, and all that is said to the framework. */
final class Server implements AutoCloseable {

    private static final long DRAIN_MILLIS = 5_000;
    private static final int BACKLOG = 128;
    private static final int REPLY_BUFFER = 2_048; // one is made for each reply, and most replies are shorter

    static {
        // A guess of Jetty's that is right everywhere; else it loads the JVM's whole management to ask.
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
    }

    private final Delays delays = new Delays();
    private final Wire wire = new Wire(delays);
    private final Set<ServerSocketChannel> listeningBesides = ConcurrentHashMap.newKeySet();
    private final Threads threads = new Threads();
    private final Javalin javalin;

    private Server(
            Settings settings,
            BooleanSupplier delays,
            Consumer<JavalinConfig> framework,
            Consumer<RoutesConfig> routes) {
        javalin = Javalin.create(config -> {
            configure(
                    config, new LateRoutes(() -> routes.accept(config.routes), new PathPrefix(new EventLoop(delays))));
            config.jetty.threadPool = threads;
            config.jetty.addConnector(
                    (jetty, http) -> closed(jetty, settings.host(), settings.port(), new HttpConnectionFactory(http)));
            framework.accept(config);
        });
    }

    /**
     * Starts a server that listens, but lets nobody in until it is opened.
     *
     * @param settings say where it is to listen
     * @param delays whether a call may be delayed by a planned fault
     * @param framework says what else the framework is to do
     * @param routes adds the routes; calls wait until all are there
     * @throws UncheckedIOException if the address is taken, unknown or none of this machine's
     */
    static Server start(
            Settings settings,
            BooleanSupplier delays,
            Consumer<JavalinConfig> framework,
            Consumer<RoutesConfig> routes) {
        Server server = new Server(settings, delays, framework, routes);
        try {
            server.javalin.start();
        } catch (RuntimeException e) {
            throw cannotListen(settings.host(), settings.port(), e);
        }
        return server;
    }

    private void configure(JavalinConfig config, LateRoutes routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = Long.MAX_VALUE; // a call measures its body itself, see Body
        config.http.responseBufferSize = REPLY_BUFFER;
        config.http.compressionStrategy = compression();
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendDateHeader(false); // the workspace's clock sets it
            http.setSendServerVersion(false);
            http.setHeaderCacheCaseSensitive(true); // else a header is read as an earlier one that differs in case
        });
        config.jetty.modifyServletContextHandler(Server::trim);
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(0); // what is in flight is waited for in close, connections kept alive are not
            server.removeBean(server.getBean(LowResourceMonitor.class));
            server.setHandler(wire); // in the place of the framework's statistics, which nobody reads
            wire.setHandler(routes);
        });
    }

    /** Leaves out what costs a start and serves nobody: sessions, and a look at the annotations of a Kotlin class. */
    private static void trim(ServletContextHandler servlets) {
        servlets.setSessionHandler(new NoSessions());
        servlets.getServletHandler().getServlets()[0].setHeldClass(HttpServlet.class);
    }

    /** As by default, without a look for media types that are compressed already: there are none. */
    private static CompressionStrategy compression() {
        CompressionStrategy gzip = new CompressionStrategy(null, new Gzip(6));
        gzip.setExcludedMimeTypes(List.of());
        return gzip;
    }

    private static ServerConnector closed(
            org.eclipse.jetty.server.Server jetty, String host, int port, ConnectionFactory... factories) {
        ServerConnector connector = new ServerConnector(jetty, factories);
        connector.setHost(host);
        connector.setPort(port);
        connector.setAccepting(false);
        return connector;
    }

    /**
     * Lets callers in, those included who are waiting already.
     *
     * @param priority the priority of the threads that serve them, if the JVM heeds priorities
     */
    void open(int priority) {
        threads.setPriority(priority);
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            ((ServerConnector) connector).setAccepting(true);
        }
    }

    /**
     * Listens on one more port for the same routes; answers its number.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException if it is taken
     */
    int openPort(String host, int port) {
        return openPort(host, port, http());
    }

    /**
     * Listens on a port for HTTPS for the same routes; answers its number.
     *
     * @throws UncheckedIOException if it is taken
     */
    int openPort(String host, Tls tls) {
        return openPort(host, tls.port(), TlsConnection.factories(tls.context(), http().getHttpConfiguration()));
    }

    /** Neither looks for sessions nor gets anything ready for them: nobody has one. */
    private static final class NoSessions extends SessionHandler {
        @Override
        public void doStart() throws Exception {
            getHandler().start();
        }

        @Override
        public void doStop() throws Exception {
            getHandler().stop();
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            return getHandler().handle(request, response, callback);
        }
    }

    private HttpConnectionFactory http() {
        return javalin.jettyServer().server().getConnectors()[0].getConnectionFactory(HttpConnectionFactory.class);
    }

    private int openPort(String host, int port, ConnectionFactory... factories) {
        var jetty = javalin.jettyServer().server();
        ServerConnector connector = closed(jetty, host, port, factories);
        jetty.addConnector(connector);
        try {
            connector.start();
        } catch (Exception e) {
            close();
            throw cannotListen(host, port, e);
        }
        return connector.getLocalPort();
    }

    /**
     * Takes any free port of that address, without a thread of its own.
     *
     * @throws UncheckedIOException if there is none
     */
    ServerSocketChannel listen(String host) {
        try {
            ServerSocketChannel listening = ServerSocketChannel.open().bind(new InetSocketAddress(host, 0), BACKLOG);
            listening.configureBlocking(false);
            return listening;
        } catch (IOException e) {
            throw cannotListen(host, 0, e);
        }
    }

    /** Serves what comes in there, with the threads of the first port, until it is closed. */
    void accept(ServerSocketChannel listening) {
        listeningBesides.add(listening);
        selectors().acceptor(listening);
    }

    /** Stops listening there. */
    void stop(ServerSocketChannel listening) {
        if (!listeningBesides.remove(listening) || listening.isRegistered()) {
            end(listening);
        }
        for (ManagedSelector selector : selectors().getBeans(ManagedSelector.class)) {
            selector.submit(awake -> end(listening)); // asleep, it would hold the socket; unregistered, it comes after
        }
    }

    private SelectorManager selectors() {
        return ((ServerConnector) javalin.jettyServer().server().getConnectors()[0]).getSelectorManager();
    }

    private static void end(Closeable listening) {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return javalin.port();
    }

    private static RuntimeException cannotListen(String host, int port, Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException problem) {
                return new UncheckedIOException(
                        "Cannot listen on " + host + ":" + port + ": " + problem.getMessage(), problem);
            }
        }
        return new IllegalStateException(thrown);
    }

    /** Whether any request has not been answered to the end. */
    boolean isBusy() {
        return wire.isBusy();
    }

    /** Waits for requests in flight, for up to five seconds. */
    void settle() {
        for (long millis = 0; wire.isBusy() && millis < DRAIN_MILLIS; millis++) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Lets nobody in any more, waits for requests in flight for up to five seconds, and ends. */
    @Override
    public void close() {
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof ServerConnector listening) {
                listening.close(); // at once: else new calls would queue up during the drain
            }
        }
        delays.close();
        listeningBesides.forEach(Server::end);
        settle();
        javalin.stop();
    }
}
