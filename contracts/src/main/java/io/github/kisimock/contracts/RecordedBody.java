package io.github.kisimock.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The body of a recorded reply, wherever the tool that recorded it put it. */
final class RecordedBody {

    /** Where WireMock keeps bodies that have a file of their own. */
    static final String FILES = "__files";

    private RecordedBody() {}

    /** The body; nothing if it is in a file that is not there. */
    static Optional<String> in(JsonNode response, Path recording) {
        if (response.has("bodyFileName")) {
            String name = response.get("bodyFileName").asString();
            Optional<Path> file = Stream.iterate(
                            recording.toAbsolutePath().getParent(), folder -> folder != null, Path::getParent)
                    .map(folder -> folder.resolve(FILES).resolve(name))
                    .filter(Files::isRegularFile)
                    .findFirst();
            return file.map(RecordedBody::read);
        }
        if (response.has("base64Body")) {
            return Optional.of(decoded(response.get("base64Body")));
        }
        JsonNode content = response.path("content"); // HAR
        if (content.path("encoding").asString("").equals("base64")) {
            return Optional.of(decoded(content.path("text")));
        }
        return Optional.of(text(Stream.of(response.path("jsonBody"), content.path("text"))
                .filter(body -> !body.isMissingNode())
                .findFirst()
                .orElse(response.path("body"))));
    }

    /** A body that is JSON itself, or a text that holds some. */
    static String text(JsonNode body) {
        if (body.isMissingNode() || body.isNull()) {
            return "";
        }
        return body.isString() ? body.stringValue() : body.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    private static String decoded(JsonNode text) {
        return new String(Base64.getMimeDecoder().decode(text.asString("")), StandardCharsets.UTF_8);
    }
}
