package io.github.kisimock.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A program that opens doors, as a partner would write one. */
final class DoorClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI kisi;
    private final String secret;

    DoorClient(URI kisi, String secret) {
        this.kisi = kisi;
        this.secret = secret;
    }

    /** Opens a door; answers whether it is open. */
    boolean open(String lock) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(kisi + "/locks/" + lock + "/unlock"))
                .POST(BodyPublishers.noBody())
                .header("Authorization", "KISI-LOGIN " + secret)
                .build();
        try {
            HttpResponse<String> reply = HTTP.send(request, BodyHandlers.ofString());
            return reply.statusCode() == 200 && reply.body().contains("Unlocked!");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
