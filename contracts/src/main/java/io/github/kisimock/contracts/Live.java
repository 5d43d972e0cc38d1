package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.HttpRequest;
import au.com.dius.pact.core.model.OptionalBody;
import io.github.kisimock.contracts.Drift.Stopped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A live organization, asked slowly and with care: there is no other to try things out in. */
final class Live {

    private static final Set<String> OF_THE_KEY = Set.of("administrator", "api-key");
    private static final Set<String> OF_OWN_MEMBERS = Set.of("managed-member", "managed-member-with-login", "member");

    /** What is sent only on behalf of, or about, a member that was made for it, and sends no mail. */
    private static final Set<String> HARMLESS = Set.of(
            "PATCH /members/*",
            "PUT /members/*",
            "DELETE /members/*",
            "PATCH /users/*",
            "PUT /users/*",
            "DELETE /users/*",
            "PATCH /user",
            "PUT /user",
            "DELETE /user",
            "POST /user/2fa/otp_secret",
            "PUT /login",
            "DELETE /login",
            "DELETE /users/sign_out",
            "POST /login/promote",
            "POST /logins/*/promote",
            "DELETE /logins/*");

    private static final Set<String> CREATING = Set.of("POST /members", "POST /users");

    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    private final String target;
    private final String domain;
    private final int organization;
    private final String apiKey;
    private final Runnable pause;
    private final List<Integer> made = new ArrayList<>();
    private final Map<String, Object> ofTheKey = new TreeMap<>();

    /**
     * Names an organization.
     *
     * @param pause waits between two calls, so that there are fewer than five a second
     */
    Live(String target, String domain, int organization, String apiKey, Runnable pause) {
        this.target = target;
        this.domain = domain;
        this.organization = organization;
        this.apiKey = apiKey;
        this.pause = pause;
    }

    /**
     * Checks that the API key is one of the organization that was named.
     *
     * @throws Stopped if not
     */
    void confirm() {
        JsonNode shown = json(ask("GET", "/organization", ""));
        if (shown.path("id").asInt(0) != organization
                || !shown.path("domain").asString("").equals(domain)) {
            throw new Stopped("the target does not confirm that the API key belongs to organization " + organization
                    + ", domain " + domain);
        }
        JsonNode login = json(ask("GET", "/login", ""));
        ofTheKey.put("secret", apiKey);
        ofTheKey.put("api_key", apiKey);
        ofTheKey.put("administrator_secret", apiKey);
        ofTheKey.put("domain", domain);
        ofTheKey.put("organization_id", organization);
        ofTheKey.put("login_id", login.path("id").asInt());
        ofTheKey.put("user_id", login.path("user_id").asInt());
        ofTheKey.put("email", login.at("/user/email").asString(""));
    }

    boolean canArrange(String state, boolean writes) {
        return OF_THE_KEY.contains(state) || (writes && OF_OWN_MEMBERS.contains(state));
    }

    /** Whether what a promise writes is gone when the members are removed that were made for it. */
    boolean isAboutOwnMembers(Promise promise) {
        boolean own = promise.interaction().getProviderStates().stream()
                .anyMatch(state -> OF_OWN_MEMBERS.contains(state.getName()));
        boolean ownLogin = promise.operation().equals("POST /logins");
        return (own && (ownLogin || HARMLESS.contains(promise.operation()))) || makesOneQuietly(promise);
    }

    private static boolean makesOneQuietly(Promise promise) {
        String body = promise.request().getBody().valueAsString();
        return CREATING.contains(promise.operation())
                && body.contains("\"confirm\":true")
                && body.contains("\"send_emails\":false");
    }

    /** Brings a state about, and tells what it made. */
    Map<String, Object> arrange(String state) {
        return OF_OWN_MEMBERS.contains(state) ? member(!state.equals("managed-member")) : ofTheKey;
    }

    private Map<String, Object> member(boolean withLogin) {
        String email = newAddress();
        JsonNode user = json(ask(
                "POST", "/users", "{\"user\":{\"email\":\"" + email + "\",\"confirm\":true,\"send_emails\":false}}"));
        int id = user.path("id").asInt();
        Map<String, Object> values = new LinkedHashMap<>(Map.of("email", email, "user_id", id, "domain", domain));
        values.put(
                "member_id",
                json(ask("GET", "/members?user_id=" + id, "")).at("/0/id").asInt());
        if (withLogin) {
            JsonNode login =
                    json(ask("POST", "/logins", "{\"login\":{\"type\":\"device\",\"email\":\"" + email + "\"}}"));
            values.put("secret", login.path("secret").asString());
            values.put("login_id", login.path("id").asInt());
        }
        return values;
    }

    /** An address that nobody has, and by which those who look know where the member came from. */
    String newAddress() {
        return "kisi-mock-contract-" + UUID.randomUUID() + "@example.com";
    }

    /** Removes the members that were made for it. */
    void cleanUp() {
        made.forEach(id -> send(new Call(request("DELETE", "/users/" + id, ""))));
        made.clear();
    }

    private Seen ask(String method, String path, String body) {
        Seen reply = send(new Call(request(method, path, body)));
        if (reply.status() >= 300) {
            throw new Stopped(method + " " + path + " answers " + reply.status());
        }
        return reply;
    }

    /**
     * Sends a call, not too soon after the last one.
     *
     * @throws Stopped if there were too many
     */
    Seen send(Call call) {
        pause.run();
        Seen reply = Seen.of(call.to(target));
        if (reply.status() == TOO_MANY) {
            throw new Stopped("the target says that there were too many calls");
        }
        if (reply.status() == OK
                && CREATING.contains(
                        call.request().getMethod() + " " + call.request().getPath())) {
            JsonNode created = json(reply);
            made.add(created.path("user_id").asInt(created.path("id").asInt(0)));
        }
        return reply;
    }

    private HttpRequest request(String method, String path, String body) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (path.contains("?")) {
            String[] one = path.substring(path.indexOf('?') + 1).split("=", 2);
            query.put(one[0], List.of(one[1]));
        }
        return new HttpRequest(
                method,
                path.replaceFirst("\\?.*", ""),
                query,
                Map.of("Authorization", List.of("KISI-LOGIN " + apiKey), "Content-Type", List.of("application/json")),
                body.isEmpty()
                        ? OptionalBody.missing()
                        : OptionalBody.body(body.getBytes(StandardCharsets.UTF_8), ContentType.getJSON()));
    }

    private static JsonNode json(Seen reply) {
        return new JsonMapper().readTree(reply.body());
    }
}
