package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.InputStreamPactSource;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSource;
import au.com.dius.pact.provider.junitsupport.loader.PactLoader;
import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mock exports as a pact after a client has called it in worlds that scenarios had made. */
public final class ExportedPact implements PactLoader {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Override
    public List<Pact> load(String providerName) throws IOException {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            String admin = send(mock, "POST", "/_mock/scenarios/administrator", "", "");
            String member = send(mock, "POST", "/_mock/scenarios/managed-member", "", "");
            String secret = in(admin, "secret");
            String login = "{\"login\":{\"type\":\"device\",\"email\":\"" + in(member, "email") + "\"}}";
            String signIn = "{\"user\":{\"domain\":\"acme\",\"email\":\"" + in(admin, "email") + "\",\"password\":\""
                    + in(admin, "password") + "\"}}";
            send(mock, "POST", "/logins", signIn, "");
            send(mock, "POST", "/logins", login, secret);
            send(mock, "GET", "/members/" + in(member, "member_id"), "", secret);
            send(mock, "GET", "/users?email=" + in(member, "email"), "", secret);
            send(mock, "DELETE", "/users/" + in(member, "user_id"), "", secret);
            send(mock, "POST", "/_mock/reset", "", "");
            String door = send(mock, "POST", "/_mock/scenarios/door-denied", "", "");
            send(mock, "POST", "/locks/" + in(door, "lock_id") + "/unlock", "", in(door, "secret"));
            send(mock, "GET", "/organizations/acme/public", "", "");
            String exported = send(mock, "GET", "/_mock/requests?format=pact", "", "");
            return List.of(DefaultPactReader.INSTANCE.loadPact(
                    new ByteArrayInputStream(exported.getBytes(StandardCharsets.UTF_8))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String send(KisiMock mock, String method, String path, String body, String secret)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(mock.uri() + path)).method(method, BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!secret.isEmpty()) {
            request.header("Authorization", "KISI-LOGIN " + secret);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static String in(String made, String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"?([^\",}]+)").matcher(made);
        if (!value.find()) {
            throw new IllegalStateException("there is no " + name + " in " + made);
        }
        return value.group(1);
    }

    @Override
    public PactSource getPactSource() {
        return InputStreamPactSource.INSTANCE;
    }
}
