package io.github.kisimock;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import jakarta.servlet.Servlet;
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
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;

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
    private final org.eclipse.jetty.server.Server jetty;
    private final ServerConnector connector;

    private Server(Settings settings, Request.Handler errors) {
        jetty = new org.eclipse.jetty.server.Server(threads, null, null);
        jetty.setStopTimeout(0); // what is in flight is waited for in close, connections kept alive are not
        jetty.getMimeTypes().addInferred("text/plain", "utf-8");
        jetty.setErrorHandler(errors);
        jetty.setHandler(wire);
        connector = closed(settings.host(), settings.port(), new HttpConnectionFactory(http()));
    }

    /**
     * Starts a server that listens, but lets nobody in until it is opened.
     *
     * @param settings say where it is to listen
     * @param delays whether a call may be delayed by a planned fault
     * @param errors answers what never gets to the framework
     * @param framework says what else the framework is to do
     * @param routes adds the routes; calls wait until all are there
     * @throws UncheckedIOException if the address is taken, unknown or none of this machine's
     */
    static Server start(
            Settings settings,
            BooleanSupplier delays,
            Request.Handler errors,
            Consumer<JavalinConfig> framework,
            Consumer<RoutesConfig> routes) {
        Server server = new Server(settings, errors);
        EventLoop loop = new EventLoop(delays);
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            framework.accept(config);
            server.wire.setHandler(new LateRoutes(() -> routes.accept(config.routes), new PathPrefix(loop)));
        });
        loop.setHandler(servlets(javalin.javalinServlet()));
        try {
            server.jetty.start();
        } catch (Exception e) {
            server.stop();
            throw cannotListen(settings.host(), settings.port(), e);
        }
        return server;
    }

    private static void configure(JavalinConfig config) {
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = Long.MAX_VALUE; // a call measures its body itself, see Body
        config.http.responseBufferSize = REPLY_BUFFER;
        config.http.compressionStrategy = compression();
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.LEGACY); // a broken path is the framework's to refuse
        http.setSendDateHeader(false); // the workspace's clock sets it
        http.setSendServerVersion(false);
        http.setHeaderCacheCaseSensitive(true); // else a header is read as an earlier one that differs in case
        return http;
    }

    /** The framework where servlets are served, and nothing else is: no sessions, no security. */
    private static ServletContextHandler servlets(Servlet framework) {
        ServletHolder holder = new ServletHolder("kisi-mock", framework);
        holder.setHeldClass(HttpServlet.class); // else it looks for annotations, which of a Kotlin class takes long
        ServletContextHandler servlets = new ServletContextHandler("/");
        servlets.addServlet(holder, "/*");
        return servlets;
    }

    /** As by default, without a look for media types that are compressed already: there are none. */
    private static CompressionStrategy compression() {
        CompressionStrategy gzip = new CompressionStrategy(null, new Gzip(6));
        gzip.setExcludedMimeTypes(List.of());
        return gzip;
    }

    private ServerConnector closed(String host, int port, ConnectionFactory... factories) {
        ServerConnector closed = new ServerConnector(jetty, factories);
        closed.setHost(host);
        closed.setPort(port);
        closed.setAcceptQueueSize(BACKLOG);
        closed.setAccepting(false);
        jetty.addConnector(closed);
        return closed;
    }

    /**
     * Lets callers in, those included who are waiting already.
     *
     * @param priority the priority of the threads that serve them, if the JVM heeds priorities
     */
    void open(int priority) {
        threads.setPriority(priority);
        for (Connector port : jetty.getConnectors()) {
            ((ServerConnector) port).setAccepting(true);
        }
    }

    /**
     * Listens on one more port for the same routes; answers its number.
     *
     * @param port 0 for any free one
     * @throws UncheckedIOException if it is taken
     */
    int addPort(String host, int port) {
        return addPort(host, port, plain());
    }

    /**
     * Listens on a port for HTTPS for the same routes; answers its number.
     *
     * @throws UncheckedIOException if it is taken
     */
    int addPort(String host, Tls tls) {
        return addPort(host, tls.port(), TlsConnection.factories(tls.context(), plain().getHttpConfiguration()));
    }

    private HttpConnectionFactory plain() {
        return connector.getConnectionFactory(HttpConnectionFactory.class);
    }

    private int addPort(String host, int port, ConnectionFactory... factories) {
        ServerConnector another = closed(host, port, factories);
        try {
            another.start();
        } catch (Exception e) {
            close();
            throw cannotListen(host, port, e);
        }
        return another.getLocalPort();
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
        connector.getSelectorManager().acceptor(listening);
    }

    /** Stops listening there. */
    void stop(ServerSocketChannel listening) {
        if (!listeningBesides.remove(listening) || listening.isRegistered()) {
            end(listening);
        }
        for (ManagedSelector selector : connector.getSelectorManager().getBeans(ManagedSelector.class)) {
            selector.submit(awake -> end(listening)); // asleep, it would hold the socket; unregistered, it comes after
        }
    }

    private static void end(Closeable listening) {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return connector.getLocalPort();
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
        for (Connector port : jetty.getConnectors()) {
            if (port instanceof ServerConnector listening) {
                listening.close(); // at once: else new calls would queue up during the drain
            }
        }
        delays.close();
        listeningBesides.forEach(Server::end);
        settle();
        stop();
    }

    private void stop() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
