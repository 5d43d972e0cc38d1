package io.github.kisimock.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One call of the program under test, and the reply it got. As kept it holds secrets; see {@link Redaction}.
 *
 * @param number counted in its workspace, from 1
 * @param at when it was answered, by the workspace's clock
 * @param realAt likewise, by the real clock
 * @param query without the question mark; empty if there is none
 * @param status 0 if a planned fault let it go without a reply; the reply is then the one that was lost
 * @param took in real time
 * @param rule the rule of the ledger that refused it
 * @param caller the user whose secret it carried, if there is one
 * @param fault the name of the planned fault that hit it; several are parted by a comma
 */
public record Exchange(
        int number,
        Instant at,
        Instant realAt,
        String method,
        String path,
        String query,
        Map<String, List<String>> requestHeaders,
        String requestBody,
        int status,
        Map<String, List<String>> replyHeaders,
        String replyBody,
        Duration took,
        Optional<String> rule,
        Optional<CallerId> caller,
        Optional<String> fault) {

    private static final Pattern LOGIN = Pattern.compile("(?i)\\bKISI-LOGIN +([^ ,]+)");
    private static final int LONGEST_BODY = 16_384;
    private static final int BYTES_BESIDE_BODIES = 600;

    /** Cuts bodies at 16,384 characters. */
    public Exchange {
        requestBody = cut(requestBody);
        replyBody = cut(replyBody);
    }

    /** What was asked. */
    public Request request() {
        return new Request(method, path, query, requestHeaders, requestBody, caller);
    }

    /** The integration partner that called, as its headers say. */
    public Partner partner() {
        return new Partner(header("X-Kisi-Integration-Identifier"), header("X-Kisi-Integration-Contact"));
    }

    /** The value of a header of the request, whatever the case of its name. */
    public Optional<String> header(String name) {
        return header(requestHeaders, name);
    }

    /** The value of a header of the reply, whatever the case of its name. */
    public Optional<String> replyHeader(String name) {
        return header(replyHeaders, name);
    }

    private static Optional<String> header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /** The secret it was signed in with, in whichever header. */
    Optional<String> secret() {
        return header("Authorization")
                .map(LOGIN::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .or(() -> header("X-Login-Secret"))
                .or(() -> header("X-Authentication-Token"));
    }

    /** The values of a parameter in the query, decoded. */
    List<String> parameter(String name) {
        return request().parameter(name);
    }

    /** What was sent, if it was JSON. */
    JsonNode sent() {
        return json(requestBody);
    }

    /** What was answered, if it was JSON and not cut. */
    JsonNode got() {
        return json(replyBody);
    }

    private static JsonNode json(String body) {
        try {
            return ControlCall.MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether it was answered with a status from 200 to 299. */
    boolean succeeded() {
        return status / 100 == 2;
    }

    /** About how much memory it takes. */
    long bytes() {
        return BYTES_BESIDE_BODIES + requestBody.length() + (long) replyBody.length();
    }

    /** In one line, without anything secret: {@code #3 GET /members → 200}. */
    @Override
    public String toString() {
        return "#" + number + " " + method + " " + Redaction.secrets(path) + " → " + status;
    }

    private static String cut(String body) {
        return body.length() <= LONGEST_BODY ? body : body.substring(0, LONGEST_BODY) + "… (cut)";
    }

    /** Who integrates with Kisi, by the two headers that partners are asked to send. */
    public record Partner(Optional<String> identifier, Optional<String> contact) {}
}
