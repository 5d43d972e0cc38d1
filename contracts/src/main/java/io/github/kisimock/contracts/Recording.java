package io.github.kisimock.contracts;

import java.io.IOException;
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

    /** What a file holds; nothing if it is in none of these forms. */
    static List<Recording> in(Path file) throws IOException {
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
            return List.of(new Recording(name.group(1), path, new Seen(status, Map.of(), text.strip())));
        }
        JsonNode json = Json.read(text);
        return Stream.of(json, json.at("/log/entries"), json.path("mappings"))
                .filter(JsonNode::isArray)
                .findFirst()
                .map(JsonNode::valueStream)
                .orElse(Stream.of(json))
                .flatMap(entry -> one(entry).stream())
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

    private static Optional<Recording> one(JsonNode entry) {
        JsonNode request = entry.path("request");
        JsonNode response = entry.path("response");
        if (entry.has("method") && entry.has("path")) { // nock
            return Optional.of(of(entry.get("method"), entry.get("path"), entry.path("status"), response));
        }
        if (!request.has("method")) {
            return Optional.empty();
        }
        JsonNode body = response.has("jsonBody")
                ? response.get("jsonBody") // WireMock
                : response.has("content") ? response.at("/content/text") : response.path("body"); // HAR, else
        JsonNode url = Stream.of("url", "urlPath", "path")
                .map(request::path)
                .filter(JsonNode::isString)
                .findFirst()
                .orElse(request.path("url"));
        return url.isString()
                ? Optional.of(of(request.get("method"), url, response.path("status"), body))
                : Optional.empty();
    }

    private static Recording of(JsonNode method, JsonNode url, JsonNode status, JsonNode body) {
        String path = url.asString().replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
        String text =
                body.isMissingNode() || body.isNull() ? "" : body.isString() ? body.stringValue() : body.toString();
        return new Recording(method.asString(), path, new Seen(status.asInt(200), Map.of(), text));
    }
}
