package io.github.kisimock.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A reply that was recorded, and what it answered. Known are HAR, nock's recordings, WireMock's mappings, and
 * files that hold a body and are called by the call, as {@code GET_users_7.200.json}.
 */
record Recording(String method, String path, Seen reply) {

    private static final Pattern NAME = Pattern.compile("(GET|POST|PUT|PATCH|DELETE)_(.+?)(?:\\.(\\d{3}))?\\.json");

    private static final List<String> OPERATIONS =
            Promise.all().stream().map(Promise::operation).distinct().toList();

    /** Which paths there are, for those that WireMock has as a pattern. */
    private static final List<String> PATHS =
            Promise.all().stream().map(promise -> promise.request().getPath()).toList();

    /** What a file holds, entry by entry; empty are those in none of these forms. */
    static List<Optional<Recording>> in(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (MalformedInputException e) { // a picture, say
            return List.of();
        }
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
            int status = Integer.parseInt(Optional.ofNullable(name.group(3)).orElse("200"));
            String path = path(name.group(1), name.group(2));
            return List.of(Optional.of(new Recording(name.group(1), path, new Seen(status, Map.of(), text.strip()))));
        }
        JsonNode json = Json.read(text);
        return Stream.of(json, json.at("/log/entries"), json.path("mappings"))
                .filter(JsonNode::isArray)
                .findFirst()
                .map(JsonNode::valueStream)
                .orElse(Stream.of(json))
                .map(entry -> readable(entry, file))
                .toList();
    }

    /** The path that a file name means: some of its underscores are slashes, as in {@code users_7}. */
    private static String path(String method, String name) {
        return OPERATIONS.stream()
                .filter(operation -> (method + " _" + name).matches(asInNames(operation)))
                .map(operation -> operation.substring(method.length() + 1).replace("*", "1"))
                .findFirst()
                .orElse("/" + name);
    }

    /** Of ids, those of roles alone have underscores: {@code group_basic}. */
    private static String asInNames(String operation) {
        return operation.replace('/', '_').replace("roles_*", "roles_\\w+").replace("*", "[^_]+");
    }

    private static Optional<Recording> readable(JsonNode entry, Path file) {
        try {
            return one(entry, file);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.empty(); // a pattern that is none, say, or a body that is no text
        }
    }

    private static Optional<Recording> one(JsonNode entry, Path file) {
        JsonNode response = entry.path("response");
        if (entry.has("method") && entry.has("path")) { // nock
            String body = RecordedBody.text(response);
            return Optional.of(of(entry, entry.get("path").asString(), entry.path("status"), body));
        }
        JsonNode request = entry.path("request");
        return asked(request)
                .flatMap(path ->
                        RecordedBody.in(response, file).map(body -> of(request, path, response.path("status"), body)));
    }

    private static Recording of(JsonNode request, String url, JsonNode status, String body) {
        String path = url.replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
        return new Recording(request.path("method").asString(), path, new Seen(status.asInt(200), Map.of(), body));
    }

    /** What a request asks for; nothing if that cannot be told. */
    private static Optional<String> asked(JsonNode request) {
        if (!request.has("method")) {
            return Optional.empty();
        }
        return text(request, "url", "urlPath", "path")
                .or(() -> text(request, "urlPathTemplate").map(path -> path.replaceAll("\\{\\w+}", "1")))
                .or(() -> text(request, "urlPathPattern", "urlPattern")
                        .flatMap(pattern -> PATHS.stream()
                                .filter(path -> path.matches(pattern))
                                .findFirst()));
    }

    private static Optional<String> text(JsonNode node, String... names) {
        return Stream.of(names)
                .map(node::path)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst();
    }
}
