package io.github.kisimock.contracts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.kisimock.contracts.Breakage.Asked;
import io.github.kisimock.contracts.Breakage.Replied;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Stands before a mock, and is wrong in one way. */
final class BrokenMock implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "accept-encoding", "connection", "content-length", "host", "transfer-encoding", "keep-alive", "upgrade");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final Breakage breakage;
    private final URI mock;

    private BrokenMock(HttpServer server, Breakage breakage, URI mock) {
        this.server = server;
        this.breakage = breakage;
        this.mock = mock;
    }

    static BrokenMock start(Breakage breakage, URI mock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            BrokenMock broken = new BrokenMock(server, breakage, mock);
            server.createContext("/", broken::answer);
            server.start();
            return broken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Asked asked = new Asked(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
            String bare = asked.method() + " " + exchange.getRequestURI().getPath();
            Replied reply = breakage.concerns().matcher(bare).matches()
                    ? breakage.way().apply(asked, this::forward)
                    : forward(asked);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Replied forward(Asked asked) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(mock + asked.path()))
                .method(
                        asked.method(),
                        asked.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(asked.body()));
        asked.headers().forEach((name, value) -> {
            if (isOfTheMessage(name)) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> {
                if (isOfTheMessage(name)) {
                    headers.put(name, values.get(0));
                }
            });
            return new Replied(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfTheMessage(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
