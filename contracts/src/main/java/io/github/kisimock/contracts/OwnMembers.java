package io.github.kisimock.contracts;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The members that were made in a live organization to try things out on: managed ones, which get no mails. All
 * of them are removed in the end.
 */
final class OwnMembers {

    private static final Set<String> CREATING = Set.of("POST /members", "POST /users");
    private static final int NOT_FOUND = 404;
    private static final int UNKNOWN = 0;

    private final Live live;
    private final Map<String, Integer> userIds = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    OwnMembers(Live live) {
        this.live = live;
    }

    /** Whether an operation, such as {@code POST /members}, makes a member. */
    static boolean areMadeBy(String operation) {
        return CREATING.contains(operation);
    }

    /** An address that nobody has, and by which those who look know where the member came from. */
    static String newAddress() {
        return "kisi-mock-contract-" + UUID.randomUUID() + "@example.com";
    }

    /** Makes a managed member; answers what is known of it, by the names that scenarios have for it. */
    Map<String, Object> make() {
        String email = newAddress();
        String user = "{\"user\":{\"email\":\"" + email + "\",\"confirm\":true,\"send_emails\":false}}";
        int id = live.ask("POST", "/users", user).json().path("id").asInt(UNKNOWN);
        userIds.put(email, id);
        if (id == UNKNOWN) {
            throw new NotArranged("the target does not tell the id of the user it made");
        }
        JsonNode member = live.ask("GET", "/members?user_id=" + id, "").json().path(0);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("email", email);
        values.put("user_id", id);
        values.put("member_id", member.path("id").asInt(0));
        return keep(values);
    }

    /** Makes a member and logs in on its behalf. */
    Map<String, Object> makeWithLogin() {
        Map<String, Object> values = make();
        JsonNode login = logIn(values);
        values.put("secret", login.path("secret").asString(""));
        values.put("login_id", login.path("id").asInt(0));
        return keep(values);
    }

    /** Logs in once more on behalf of a member. */
    JsonNode logIn(Map<String, Object> member) {
        String login = "{\"login\":{\"type\":\"device\",\"email\":\"" + member.get("email") + "\"}}";
        return live.ask("POST", "/logins", login).json();
    }

    private Map<String, Object> keep(Map<String, Object> values) {
        values.values().forEach(value -> known.add(value.toString()));
        return values;
    }

    /** Whether a call is signed in as one of them, or names one in its path or body. */
    boolean areMeantBy(Call call) {
        String all =
                call.request().getPath() + " " + call.request().getHeaders().values() + " "
                        + call.request().getBody().valueAsString();
        return Stream.of(all.split("[^\\w@.-]+")).anyMatch(known::contains);
    }

    /** Remembers whom a call has made, so that they are removed too; also where it should have been refused. */
    void watch(Call call, Seen reply) {
        String operation = call.request().getMethod() + " " + call.request().getPath();
        if (areMadeBy(operation) && reply.isFine()) {
            JsonNode made = reply.json();
            String email = made.at("/user/email").asString(made.path("email").asString("a member without address"));
            userIds.put(email, made.path("user_id").asInt(made.path("id").asInt(UNKNOWN)));
        }
    }

    /** Removes them, and answers the addresses of those that are still there, since the target would not. */
    List<String> remove() {
        try {
            userIds.values().removeIf(this::isRemoved);
        } catch (Stopped e) {
            // The key is refused, and would be for the rest of them.
        }
        return List.copyOf(userIds.keySet());
    }

    /**
     * Removes one that is still there.
     *
     * @return whether it is gone
     * @throws Stopped if the key is refused
     */
    private boolean isRemoved(int userId) {
        if (userId == UNKNOWN) {
            return false;
        }
        Seen reply;
        try {
            Seen found = live.send(live.call("GET", "/users?ids=" + userId, ""));
            if (found.isFine() && found.body().strip().equals("[]")) {
                return true; // asking to remove it would be a bad request
            }
            reply = live.send(live.call("DELETE", "/users/" + userId, ""));
        } catch (Stopped e) {
            return false;
        }
        live.stopIfSuspended(reply);
        return reply.isFine() || reply.status() == NOT_FOUND;
    }
}
