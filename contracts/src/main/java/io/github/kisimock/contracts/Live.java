package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.HttpRequest;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A live organization, asked slowly and with care: there is no other to try things out in. */
final class Live {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int PAUSES_A_SECOND = 4;
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final String target;
    private final String domain;
    private final int organization;
    private final String apiKey;
    private final Runnable pause;

    /**
     * Names an organization.
     *
     * @param target base URL, no slash at the end
     * @param pause waits a quarter of a second, before each call, so that there are fewer than five a second
     */
    Live(String target, String domain, int organization, String apiKey, Runnable pause) {
        this.target = target;
        this.domain = domain;
        this.organization = organization;
        this.apiKey = apiKey;
        this.pause = pause;
    }

    /**
     * Checks that the API key is one, of the organization that was named. Nothing else may be asked before.
     *
     * @return what is known of the key and its owner, by the names that scenarios have for it
     * @throws Stopped if it is not
     */
    Map<String, Object> confirm() {
        Seen shown = send(call("GET", "/organization", ""));
        if (shown.json().path("id").asInt(0) != organization
                || !shown.json().path("domain").asString("").equals(domain)) {
            throw new Stopped("the target does not confirm that the API key belongs to organization " + organization
                    + ", domain " + domain + (shown.isFine() ? "" : "; it answers " + shown.status()));
        }
        JsonNode login = ask("GET", "/login", "").json();
        String type = login.path("type").asString("api");
        if (!type.equals("api")) {
            throw new Stopped("the secret is no API key: the login that it belongs to is of type " + type);
        }
        return Map.of(
                "secret", apiKey,
                "api_key", apiKey,
                "administrator_secret", apiKey,
                "domain", domain,
                "organization_id", organization,
                "login_id", login.path("id").asInt(0),
                "user_id", login.path("user_id").asInt(0),
                "email", login.at("/user/email").asString(""));
    }

    /**
     * Sends a call, not too soon after the last one.
     *
     * @throws Stopped if there were too many, once the time has passed that the target wants to be left alone; or
     *     if there is no reply
     */
    Seen send(Call call) {
        pause.run();
        Seen reply;
        try {
            reply = Seen.of(call.to(target));
        } catch (UncheckedIOException e) {
            String why = String.valueOf(e.getMessage());
            throw new Stopped(e.getCause() instanceof ConnectException ? why : ExpectedReply.normalised(why));
        }
        if (reply.status() == TOO_MANY) {
            int seconds = reply.header("Retry-After")
                    .filter(text -> text.matches("\\d{1,4}"))
                    .map(Integer::parseInt)
                    .orElse(1);
            for (int i = 0; i < PAUSES_A_SECOND * Math.min(seconds, LONGEST_WAIT_SECONDS); i++) {
                pause.run();
            }
            throw new Stopped("the target says that there were too many calls");
        }
        return reply;
    }

    /**
     * Asks by the API key for something that is to succeed.
     *
     * @param path with a query of one parameter, if any
     * @param body JSON; empty for none
     * @throws NotArranged if it does not succeed
     * @throws Stopped as {@link #send} and {@link #stopIfSuspended} do
     */
    Seen ask(String method, String path, String body) {
        return ask(apiKey, method, path, body);
    }

    /** Likewise, signed in by another secret. */
    Seen ask(String secret, String method, String path, String body) {
        Seen reply = send(call(secret, method, path, body));
        if (!reply.isFine()) {
            stopIfSuspended(reply);
            throw new NotArranged(method + " " + path.replaceAll("\\d+", "*") + " answers " + reply.status());
        }
        return reply;
    }

    /**
     * Looks whether a refusal of what should have succeeded means that the API key is refused from now on.
     *
     * @throws Stopped if so
     */
    void stopIfSuspended(Seen reply) {
        boolean refused = reply.status() == UNAUTHORIZED || reply.status() == FORBIDDEN;
        if (refused && !send(call("GET", "/login", "")).isFine()) {
            throw new Stopped("the API key is refused; it may have been suspended");
        }
    }

    /** A call by the API key, as {@link #ask} sends it. */
    Call call(String method, String path, String body) {
        return call(apiKey, method, path, body);
    }

    private static Call call(String secret, String method, String path, String body) {
        URI uri = URI.create(path);
        Map<String, List<String>> query = new LinkedHashMap<>();
        Optional.ofNullable(uri.getQuery())
                .map(one -> one.split("=", 2))
                .ifPresent(one -> query.put(one[0], List.of(one[1])));
        return new Call(new HttpRequest(
                method,
                uri.getPath(),
                query,
                Map.of("Authorization", List.of("KISI-LOGIN " + secret), "Content-Type", List.of("application/json")),
                Json.body(body)));
    }
}
