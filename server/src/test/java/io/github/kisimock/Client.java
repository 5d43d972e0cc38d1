package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A client of the mock as a partner would write one. Every reply it gets is held against the OpenAPI
 * document. Bodies may be written with single quotes.
 */
final class Client {

    static final String OWNERS_KEY = "ac3e0000000000000000000000000001";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI server;
    private final List<String> headers;
    private final Set<String> rulesNamed;

    Client(URI server) {
        this(server, List.of(), ConcurrentHashMap.newKeySet());
    }

    private Client(URI server, List<String> headers, Set<String> rulesNamed) {
        this.server = server;
        this.headers = headers;
        this.rulesNamed = rulesNamed;
    }

    /** This client, sending one more header. */
    Client with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new Client(server, more, rulesNamed);
    }

    /** This client, asking for that workspace by header. */
    Client in(String workspace) {
        return with("X-Kisi-Mock-Workspace", workspace);
    }

    /** This client, with that workspace in its base URL. */
    Client under(String workspace) {
        return new Client(URI.create(server + "/w/" + workspace), headers, rulesNamed);
    }

    /** Creates a workspace of that name, with these further fields; answers this client in it. */
    Client create(String workspace, String... fields) {
        List<String> all = new ArrayList<>(List.of("'name':'" + workspace + "'"));
        all.addAll(List.of(fields));
        post("/_mock/workspaces", "{" + String.join(",", all) + "}").isOk();
        return in(workspace);
    }

    /** This client, signed in with that secret. */
    Client as(String secret) {
        return with("Authorization", "KISI-LOGIN " + secret);
    }

    /** This client, with the API key of the standard world's owner. */
    Client asOwner() {
        return as(OWNERS_KEY);
    }

    /** This client, signed in by password as {@code admin}, {@code member} … of the standard world. */
    Client asUser(String name) {
        return as(signIn(name).text("/secret"));
    }

    /** Signs in by password as {@code admin}, {@code member} … of the standard world. */
    Reply signIn(String name) {
        return signIn(name + "@acme.example", name + "-password");
    }

    Reply signIn(String email, String password) {
        return post("/logins", "{'user':{'domain':'acme','email':'" + email + "','password':'" + password + "'}}");
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    Reply post(String path) {
        return send("POST", path, "");
    }

    Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply put(String path, String body) {
        return send("PUT", path, body);
    }

    Reply patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, "");
    }

    /** Sends a request and checks the reply's shape. */
    Reply send(String method, String path, String body) {
        Reply reply = sendUnchecked(method, path, body);
        assertThat(OpenApi.DOCUMENT.problemsOf(method, path, reply.status(), reply.headers(), reply.body()))
                .as("the reply to %s %s by the OpenAPI document: %s", method, path, reply)
                .isEmpty();
        return reply;
    }

    /** Sends a request that the document does not describe. */
    Reply sendUnchecked(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofMinutes(2)) // so that a test that waits in vain fails
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        if (!body.isEmpty() && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().firstValue("X-Kisi-Mock-Rule").ifPresent(rulesNamed::add);
            return new Reply(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The rules by which the server refused calls of this client and those made from it. */
    Set<String> rulesNamed() {
        return rulesNamed;
    }
}
