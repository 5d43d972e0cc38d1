package io.github.kisimock.control;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<String> CARRYING = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "expect",
            "upgrade",
            "http2-settings",
            "accept-encoding",
            "user-agent",
            "x-kisi-mock-workspace");
    private static final int LONGEST_BODY = 16_384;
    private static final String CUT = "... (cut)";

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

    /** Path and query, as in an address. */
    String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The headers of the request that say what is asked; those that only carry it are left out. */
    Map<String, List<String>> ownHeaders() {
        Map<String, List<String>> own = new LinkedHashMap<>(requestHeaders);
        own.keySet().removeIf(name -> CARRYING.contains(name.toLowerCase(Locale.ROOT)));
        return own;
    }

    /** The same without secrets, as it may be shown. */
    public Exchange redacted() {
        return new Exchange(
                number,
                at,
                realAt,
                method,
                Redaction.secrets(path),
                Redaction.query(query),
                Redaction.headers(requestHeaders),
                redacted(requestBody),
                status,
                Redaction.headers(replyHeaders),
                redacted(replyBody),
                took,
                rule,
                caller,
                fault);
    }

    /** In one line, without secrets: {@code #1 POST /members → 200}. */
    String line() {
        return "#" + number + " " + method + " " + Redaction.secrets(path) + " → " + status;
    }

    /** As {@link #line}: a record's own would show secrets. */
    @Override
    public String toString() {
        return line();
    }

    private static String cut(String body) {
        return body.length() <= LONGEST_BODY ? body : body.substring(0, LONGEST_BODY) + CUT;
    }

    /** Whether that is only the beginning of a body. */
    static boolean isCut(String body) {
        return body.endsWith(CUT);
    }

    private static String redacted(String body) {
        return isCut(body)
                ? Redaction.body(body.substring(0, body.length() - CUT.length())) + CUT
                : Redaction.body(body);
    }

    /** Who integrates with Kisi, by the two headers that partners are asked to send. */
    public record Partner(Optional<String> identifier, Optional<String> contact) {}
}
