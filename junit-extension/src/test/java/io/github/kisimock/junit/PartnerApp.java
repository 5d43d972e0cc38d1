package io.github.kisimock.junit;

import io.github.kisimock.domain.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A program under test, as a partner would write one. */
public final class PartnerApp {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI kisi;
    private final String secret;

    public PartnerApp(URI kisi, Secret secret) {
        this.kisi = kisi;
        this.secret = secret.value();
    }

    /** Creates a managed member, and logs in on her behalf. */
    public void onboard(String email) {
        send("POST", "/members", "{\"member\":{\"email\":\"" + email + "\",\"confirm\":true,\"send_emails\":false}}");
        send("POST", "/logins", "{\"login\":{\"type\":\"device\",\"email\":\"" + email + "\"}}");
    }

    /** Creates a confirmed member whom Kisi writes to. */
    public void confirm(String email) {
        send("POST", "/members", "{\"member\":{\"email\":\"" + email + "\",\"confirm\":true}}");
    }

    /** Asks for a mail with a link to set a new password. */
    public void forgetPassword(String email) {
        send("POST", "/users/password", "{\"user\":{\"email\":\"" + email + "\"}}");
    }

    /** How many members there are. */
    public int members() {
        return send("GET", "/members", "").body().split("\"email\"", -1).length - 1;
    }

    /** Opens a door; answers the status. */
    public int unlock(int lock) {
        return send("POST", "/locks/" + lock + "/unlock", "").statusCode();
    }

    /** Signs in; answers the status. */
    public static int signIn(URI kisi, String domain, String email, String password) {
        return new PartnerApp(kisi, new Secret(""))
                .send(
                        "POST",
                        "/users/sign_in",
                        "{\"user\":{\"domain\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}}"
                                .formatted(domain, email, password))
                .statusCode();
    }

    /** The status of a call. */
    public int get(String path) {
        return send("GET", path, "").statusCode();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(kisi + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "KISI-LOGIN " + secret)
                .header("Content-Type", "application/json")
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
