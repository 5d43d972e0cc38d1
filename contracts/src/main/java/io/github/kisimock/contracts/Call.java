package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.IRequest;
import au.com.dius.pact.core.model.generators.GeneratorTestMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The request of an interaction, sent for real. */
record Call(IRequest request) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The request with what a state made put in. */
    static Call with(HttpRequest request, Map<String, Object> made) {
        Map<String, Object> context = new HashMap<>(Map.of("providerState", made));
        return new Call(request.generatedRequest(context, GeneratorTestMode.Provider));
    }

    /** Sends it to a server, and waits for the reply for ten seconds at most. */
    HttpResponse<String> to(String baseUrl) {
        String query = request.getQuery().entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(value -> one.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        java.net.http.HttpRequest.Builder call = java.net.http.HttpRequest.newBuilder(
                        URI.create(baseUrl + request.getPath() + (query.isEmpty() ? "" : "?" + query)))
                .timeout(Duration.ofSeconds(10))
                .method(
                        request.getMethod(),
                        request.getBody().isPresent()
                                ? BodyPublishers.ofByteArray(request.getBody().unwrap())
                                : BodyPublishers.noBody());
        request.getHeaders().forEach((name, values) -> values.forEach(value -> call.header(name, value)));
        try {
            return HTTP.send(call.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            String why = e instanceof ConnectException ? "nobody answers at " + baseUrl : e.getMessage();
            throw new UncheckedIOException(request.getMethod() + " " + request.getPath() + ": " + why, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
