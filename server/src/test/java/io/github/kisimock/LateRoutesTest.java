package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.api.KisiApi;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Calls that come before a server has all its routes. */
class LateRoutesTest {

    @Test
    void a_call_waits_for_routes_that_are_late() {
        CompletableFuture<Void> all = new CompletableFuture<>();
        try (Server server = start(routes -> {
            all.join();
            routes.get("/late", context -> context.result("there"));
        })) {
            CompletableFuture<HttpResponse<String>> reply = get(server, "/late");
            while (!server.isBusy() && !reply.isDone()) {
                Thread.onSpinWait();
            }
            assertThat(reply).isNotDone();
            all.complete(null);
            assertThat(reply.join().body()).isEqualTo("there");
        }
    }

    @Test
    void a_call_is_answered_though_routes_cannot_be_added() {
        try (Server server = start(routes -> {
            throw new IllegalStateException("no routes");
        })) {
            assertThat(get(server, "/late").join().statusCode()).isEqualTo(500);
        }
    }

    private static Server start(Consumer<RoutesConfig> routes) {
        Server server =
                Server.start(Settings.standard(), () -> false, KisiApi.serverErrors(false), config -> {}, routes);
        server.open(Thread.NORM_PRIORITY);
        return server;
    }

    private static CompletableFuture<HttpResponse<String>> get(Server server, String path) {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        BodyHandlers.ofString());
    }
}
