package io.github.kisimock.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Tells the calls that are meant from all others. Everything that is given must be so; what is left out may be
 * anything. It serves faults, verification and assertions alike.
 *
 * @param path as it is, or with a name in braces for a part that may be anything: {@code /users/{id}}
 * @param query parameters and their values
 * @param headers headers and their values; the case of the names does not matter
 * @param body fields and their values: {@code member.email}, or as a JSON pointer {@code /member/email}; a value is a
 *     text, number, truth value, list or map, or {@code Optional.empty()} for null
 * @param caller the user whose secret the call carries, by id or e-mail address
 */
public record RequestPattern(
        Optional<String> method,
        Optional<String> path,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, Object> body,
        Optional<String> caller) {

    /** Every call. */
    public static final RequestPattern ANY =
            new RequestPattern(Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of(), Optional.empty());

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/{}]+}");

    /**
     * Checks it.
     *
     * @throws Misuse if nothing could ever match it
     */
    public RequestPattern {
        method = method.map(given -> given.toUpperCase(Locale.ROOT));
        method.filter(given -> !METHODS.contains(given)).ifPresent(given -> {
            throw Misuse.of("method", "takes a method such as POST, not '" + given + "'");
        });
        path.ifPresent(RequestPattern::check);
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }

    private static void check(String path) {
        if (!path.startsWith("/")) {
            throw Misuse.of("path", "begins with a slash, such as /users/{id}; not '" + path + "'");
        }
        if (path.contains("?")) {
            throw Misuse.of("path", "ends before the question mark; what follows goes into query");
        }
        if (path.equals(ControlApi.PREFIX) || path.startsWith(ControlApi.PREFIX + "/")) {
            throw Misuse.of("path", "is of a control request; those are neither journaled nor faulted");
        }
        if (path.startsWith("/w/")) {
            throw Misuse.of("path", "takes no workspace; leave /w/ and its name out");
        }
    }

    /** Calls of that method to that path. */
    public static RequestPattern of(String method, String path) {
        return new RequestPattern(
                Optional.of(method), Optional.of(path), Map.of(), Map.of(), Map.of(), Optional.empty());
    }

    /**
     * Calls such as {@code POST /members}.
     *
     * @throws Misuse if that is no method and path
     */
    public static RequestPattern of(String methodAndPath) {
        String[] parts = methodAndPath.split(" ", 2);
        if (parts.length < 2) {
            throw Misuse.of("on", "takes method and path such as POST /members, not '" + methodAndPath + "'");
        }
        return of(parts[0], parts[1]);
    }

    /** These, with that parameter in the query. */
    public RequestPattern withQuery(String name, String value) {
        return new RequestPattern(method, path, with(query, name, value), headers, body, caller);
    }

    /** These, with that header. */
    public RequestPattern withHeader(String name, String value) {
        return new RequestPattern(method, path, query, with(headers, name, value), body, caller);
    }

    /** These, with that value in a field of the body. */
    public RequestPattern withField(String name, Object value) {
        return new RequestPattern(method, path, query, headers, with(body, name, value), caller);
    }

    /** These, made by that user. */
    public RequestPattern by(String idOrEmail) {
        return new RequestPattern(method, path, query, headers, body, Optional.of(idOrEmail));
    }

    private static <V> Map<String, V> with(Map<String, V> before, String name, V value) {
        Map<String, V> all = new LinkedHashMap<>(before);
        all.put(name, value);
        return all;
    }

    /**
     * Reads one from a control request; its fields are called as here.
     *
     * @throws Misuse if it is none
     */
    static RequestPattern read(Given given) {
        given.only("method", "path", "query", "headers", "body", "caller");
        Optional<String> method = given.text("method");
        Optional<String> path = given.text("path");
        Map<String, String> query = given.map("query", RequestPattern::text, "a text");
        Map<String, String> headers = given.map("headers", RequestPattern::text, "a text");
        Map<String, Object> body = given.map("body", RequestPattern::value, "a value");
        Optional<String> caller = given.get("caller")
                .map(user ->
                        text(user).orElseThrow(() -> given.wrong("caller", "takes a user's id or e-mail address")));
        return given.make(() -> new RequestPattern(method, path, query, headers, body, caller));
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.of(value)
                .filter(given -> given.isString() || given.isNumber() || given.isBoolean())
                .map(JsonNode::asString);
    }

    private static Optional<Object> value(JsonNode value) {
        return Optional.of(value.isNull() ? Optional.empty() : ControlCall.MAPPER.treeToValue(value, Object.class));
    }

    /** Whether the call is one of these. Of a body in the journal only the first 16,384 characters are kept. */
    public boolean matches(Exchange exchange) {
        return matches(exchange.request());
    }

    /** Whether the call is one of these. */
    public boolean matches(Request request) {
        return differences(request).isEmpty();
    }

    /** What keeps the call from being one of these; nothing if it is one. */
    public List<Difference> differences(Request request) {
        Differences all = new Differences();
        all.compare("method", method, request.method(), request.method()::equals);
        all.compare("path", path, Redaction.secrets(request.path()), wanted -> samePath(wanted, request.path()));
        String sender = request.caller().map(CallerId::email).orElse("nobody");
        all.compare("caller", caller, sender, request::isBy);
        query.forEach((name, wanted) -> all.compare("query", name, wanted, request.parameter(name)));
        headers.forEach((name, wanted) -> all.compare("headers", name, wanted, request.header(name)));
        if (!body.isEmpty()) {
            JsonNode sent = parsed(request.body());
            body.forEach((name, wanted) -> all.compare(name, tree(wanted), sent.at(pointer(name))));
        }
        return all.list();
    }

    private static boolean samePath(String wanted, String sent) {
        String pattern = Pattern.quote(withoutLastSlash(wanted));
        return withoutLastSlash(sent).matches(VARIABLE.matcher(pattern).replaceAll("\\\\E[^/]+\\\\Q"));
    }

    private static String withoutLastSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String pointer(String name) {
        return name.startsWith("/") ? name : "/" + name.replace('.', '/');
    }

    private static JsonNode parsed(String json) {
        try {
            return ControlCall.MAPPER.readTree(json);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static JsonNode tree(Object value) {
        return ControlCall.MAPPER.readTree(ControlCall.MAPPER.writeValueAsBytes(value)); // 5L and 5 are one number
    }

    /** The same without secrets, as it may be shown; it may match other calls. */
    RequestPattern redacted() {
        Map<String, String> shownQuery = new LinkedHashMap<>(query);
        shownQuery.replaceAll(Redaction::value);
        Map<String, String> shownHeaders = new LinkedHashMap<>(headers);
        shownHeaders.replaceAll(Redaction::value);
        Map<String, Object> shownBody = new LinkedHashMap<>(body);
        shownBody.replaceAll((name, value) -> {
            String shown = Differences.shown(name, tree(value));
            return shown.contains(Redaction.HIDDEN) ? shown : value;
        });
        return new RequestPattern(method, path.map(Redaction::secrets), shownQuery, shownHeaders, shownBody, caller);
    }

    /** In one line, such as {@code POST /members with member.email=ada@example.com}. Secrets are hidden. */
    @Override
    public String toString() {
        String call = Stream.of(method, path.map(Redaction::secrets))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        List<String> all = new ArrayList<>();
        query.forEach((name, value) -> all.add(name + "=" + Redaction.value(name, value)));
        headers.forEach((name, value) -> all.add(name + ": " + Redaction.value(name, value)));
        body.forEach((name, value) -> all.add(name + "=" + Differences.shown(name, tree(value))));
        return (call.isEmpty() ? "any call" : call)
                + caller.map(user -> " by " + user).orElse("")
                + (all.isEmpty() ? "" : " with " + String.join(", ", all));
    }
}
