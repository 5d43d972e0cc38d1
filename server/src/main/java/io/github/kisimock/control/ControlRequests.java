package io.github.kisimock.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sends control requests to a mock in another process.
 *
 * @param base the mock's URL, or that of one of its workspaces; no slash at the end
 * @param token what control requests must carry
 */
record ControlRequests(HttpClient http, String base, Optional<String> token) {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Those for the workspace of that name. */
    ControlRequests under(String workspace) {
        return new ControlRequests(http, base + "/w/" + workspace, token);
    }

    String get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    <T> T get(String path, Class<T> type) {
        return ControlCall.MAPPER.readValue(get(path), type);
    }

    /** Sends a body; what it leaves empty is left out. */
    JsonNode send(String method, String path, Object body) {
        String reply = send(method, path, BodyPublishers.ofString(ControlCall.SPARSE.writeValueAsString(body)));
        return ControlCall.MAPPER.readTree(reply);
    }

    void delete(String path) {
        send("DELETE", path, BodyPublishers.noBody());
    }

    private String send(String method, String path, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + ControlApi.PREFIX + path))
                .timeout(LONGEST)
                .method(method, body);
        token.ifPresent(given -> request.header("Authorization", "Bearer " + given));
        try {
            HttpResponse<String> reply = http.send(request.build(), BodyHandlers.ofString());
            if (reply.statusCode() / 100 != 2) {
                throw refusal(reply);
            }
            return reply.body();
        } catch (IOException e) {
            String why = Optional.ofNullable(e.getMessage()).orElse("cannot connect"); // the JDK does not say
            throw new UncheckedIOException("No mock answers at " + base + ": " + why, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the mock at " + base + " was asked", e);
        }
    }

    /** What the same would have thrown in the process of the mock. */
    private RuntimeException refusal(HttpResponse<String> reply) {
        JsonNode said;
        try {
            said = ControlCall.MAPPER.readTree(reply.body());
        } catch (JacksonException e) {
            return noMock("it answers " + reply.statusCode());
        }
        String field = said.path("field").asString("");
        String problem = said.path("error").asString("the mock answers " + reply.statusCode());
        String without = problem.startsWith(field + ": ") ? problem.substring(field.length() + 2) : problem;
        return field.equals("seed")
                ? SeedProblem.at("", without.replaceFirst("^body:\\d+: ", "")) // a line that nobody has seen
                : Misuse.told(reply.statusCode(), field, without);
    }

    /** Whoever answers there is no mock. */
    IllegalStateException noMock(String why) {
        return new IllegalStateException("No mock answers at " + base + ": " + why);
    }
}
