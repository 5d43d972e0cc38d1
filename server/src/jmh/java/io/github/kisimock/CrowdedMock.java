package io.github.kisimock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A running mock with many users, and a client to call it. */
@State(Scope.Benchmark)
public class CrowdedMock {

    @Param({"100", "10000", "100000"})
    public int users;

    /** How many calls the journal keeps; 0 turns it off. */
    @Param("10000")
    public int journalSize;

    private final HttpClient client = HttpClient.newHttpClient();
    private KisiMock mock;

    @Setup
    public void start() {
        mock = KisiMock.start(Settings.standard().withSeed(Crowd.of(users)).withJournalSize(journalSize));
    }

    @TearDown
    public void stop() {
        mock.close();
    }

    /** The body of the reply, which must be a good one. */
    String get(String path) throws IOException, InterruptedException {
        return send(request(path).header("Authorization", "KISI-LOGIN " + Crowd.OWNERS_KEY));
    }

    /** Likewise. */
    String post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(mock.uri() + path));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> reply = client.send(request.build(), BodyHandlers.ofString());
        if (reply.statusCode() != 200) {
            throw new IllegalStateException(reply.statusCode() + " " + reply.body());
        }
        return reply.body();
    }
}
