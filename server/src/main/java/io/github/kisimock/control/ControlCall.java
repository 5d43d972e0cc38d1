package io.github.kisimock.control;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.kisimock.domain.Time;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** One control request under way. What it holds is refused by name if it will not do. */
final class ControlCall {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final ObjectReader STRICT = MAPPER.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    static final JsonMapper SPARSE = MAPPER.rebuild()
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .addMixIn(Effect.class, WithType.class)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    private static final JsonMapper FOREIGN = MAPPER.rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CAMEL_CASE)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    /** How an effect is shown: as an object, with its type. */
    @JsonFormat(shape = JsonFormat.Shape.OBJECT)
    @JsonPropertyOrder("type")
    private interface WithType {
        @JsonProperty
        String type();
    }

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofDays(3_650_000);

    private final Context context;
    private final LocalControl control;
    private final String server;

    ControlCall(Context context, LocalControl control, String server) {
        this.context = context;
        this.control = control;
        this.server = server;
    }

    LocalControl control() {
        return control;
    }

    String path(String name) {
        return context.pathParam(name);
    }

    /**
     * Checks the names in the query.
     *
     * @throws Misuse if there is another one than those, or one twice
     */
    void checkQuery(List<String> known) {
        context.queryParamMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Misuse.of(
                        name,
                        "is unknown; "
                                + (known.isEmpty() ? "there are none" : "known are " + String.join(", ", known)));
            }
            if (values.size() > 1) {
                throw Misuse.of(name, "is there twice");
            }
        });
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    /** A whole number from 0 on in the query. */
    Optional<Integer> number(String name) {
        return query(name).map(given -> {
            if (!given.matches("\\d{1,9}")) {
                throw Misuse.of(name, "takes a whole number, not '" + given + "'");
            }
            return Integer.valueOf(given);
        });
    }

    int number(String name, int standard) {
        return number(name).orElse(standard);
    }

    /** Whether the query says {@code true}; {@code false} if it says nothing. */
    boolean flag(String name) {
        String given = query(name).orElse("false");
        if (!given.matches("true|false")) {
            throw Misuse.of(name, "takes true or false, not '" + given + "'");
        }
        return Boolean.parseBoolean(given);
    }

    /** How long the request is willing to wait; not at all unless it says so. */
    Duration mostWait() {
        Duration wait = query("wait").map(given -> duration("wait", given)).orElse(Duration.ZERO);
        if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
            throw Misuse.of("wait", "takes up to 60s");
        }
        return wait;
    }

    static Duration duration(String name, String given) {
        return Durations.parse(given)
                .filter(duration -> duration.abs().compareTo(LONGEST) <= 0)
                .orElseThrow(
                        () -> Misuse.of(name, "takes a duration such as 90s, 14d or PT1H30M, not '" + given + "'"));
    }

    static Instant time(String name, String given) {
        try {
            return Optional.of(OffsetDateTime.parse(given).toInstant())
                    .filter(Time::canShow)
                    .orElseThrow(() -> noTime(name, given));
        } catch (DateTimeException e) {
            throw noTime(name, given);
        }
    }

    private static Misuse noTime(String name, String given) {
        return Misuse.of(name, "takes a time such as 2026-01-01T00:00:00Z, not '" + given + "'");
    }

    /** Whether the caller accepts that type of content, by name. */
    boolean accepts(String type) {
        return Optional.ofNullable(context.header("Accept")).orElse("").contains(type);
    }

    String text() {
        return context.body();
    }

    /** The body, whatever it is. */
    JsonNode json() {
        try {
            return STRICT.readTree(text());
        } catch (JacksonException e) {
            throw Misuse.of(
                    "body",
                    "is no JSON at line %d: %s".formatted(e.getLocation().getLineNr(), said(e)));
        }
    }

    /** What the parser says, without what it says of itself. */
    private static String said(JacksonException e) {
        return e.getOriginalMessage().replaceAll("(?s) *(\\(start marker|\\(`JsonToken|\\[Source|\n).*", "");
    }

    /** The body as an object with no other fields than those; no body is an empty object. */
    JsonNode body(String... known) {
        return text().isBlank()
                ? JsonNodeFactory.instance.objectNode()
                : Given.of("", json()).only(known).node();
    }

    static Optional<String> text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw Misuse.of(name, "takes a text");
        }
        return Optional.of(value.stringValue());
    }

    /** The server as the caller reaches the API, for links. */
    String server() {
        return server;
    }

    /** What stands before the paths of calls to the workspace. */
    String base() {
        String name = control.workspace().name();
        return name.equals(Workspaces.STANDARD) ? server : server + "/w/" + name;
    }

    void answer(Object reply) {
        context.contentType("application/json; charset=utf-8").result(MAPPER.writeValueAsBytes(reply));
    }

    void answer(int status, Object reply) {
        context.status(status);
        answer(reply);
    }

    /** Answers without the fields that are empty. */
    void answerWithoutEmpty(Object reply) {
        context.contentType("application/json; charset=utf-8").result(SPARSE.writeValueAsBytes(reply));
    }

    /** Answers with a text that is no JSON. */
    void answer(String contentType, String text) {
        context.contentType(contentType).result(text);
    }

    void answerNothing() {
        context.status(204).res().setContentType(null);
    }

    /** Answers in a format that is not ours: names as they are, without the fields that are absent. */
    void answerAs(String type, Object reply) {
        context.contentType(type + "; charset=utf-8").result(FOREIGN.writeValueAsBytes(reply));
    }
}
