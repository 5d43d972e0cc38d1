package io.github.kisimock;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.PatternFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The OpenAPI document as a strict judge of replies.
 *
 * <p>An operation it does not describe may only be refused, with 404 or 405. Immutable, so tests may share it.
 */
public final class OpenApi {

    private static final String HOME = "https://kisi-mock.invalid/openapi.json";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final Pattern JSON = Pattern.compile("(?i)application/json(; ?charset=utf-8)?");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The validator's own e-mail format refuses the reserved top-level domain {@code .example}. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .format(PatternFormat.of("email", "^[^@\\s]+@[^@\\s]+$", "format.email"))
            .build();

    /** The document of this project. */
    public static final OpenApi DOCUMENT = new OpenApi(yaml("openapi.yaml"));

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, Reply> refusals;
    private final Map<String, Reply> refusalsOfControl;

    private record Operation(String method, String template, Pattern path, Map<String, Reply> replies) {

        boolean serves(String method, String path) {
            return this.method.equalsIgnoreCase(method)
                    && this.path.matcher(path).matches();
        }

        long variables() {
            return template.chars().filter(c -> c == '{').count();
        }
    }

    private record Reply(List<Header> headers, Map<String, Schema> contents) {

        List<String> problems(Map<String, List<String>> given, String text) {
            Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            byName.putAll(given);
            List<String> problems = new ArrayList<>();
            headers.forEach(header -> problems.addAll(header.problems(byName.getOrDefault(header.name, List.of()))));
            List<String> types = byName.getOrDefault("Content-Type", List.of());
            if (!contents.isEmpty()) {
                problems.addAll(contentProblems(types, text));
            } else if (!text.isEmpty() || !types.isEmpty()) {
                problems.add("has content where there should be none");
            }
            return problems;
        }

        /** JSON is held against its schema; of anything else only the type is judged. */
        private List<String> contentProblems(List<String> types, String text) {
            if (types.size() == 1
                    && contents.containsKey(bare(types.get(0)))
                    && !bare(types.get(0)).equals("application/json")) {
                return List.of();
            }
            List<String> problems = new ArrayList<>();
            if (types.size() != 1 || !JSON.matcher(types.get(0)).matches()) {
                problems.add("content type " + types + " is not JSON");
            }
            Optional.ofNullable(contents.get("application/json"))
                    .ifPresent(schema -> problems.addAll(problemsOf(text, schema)));
            return problems;
        }

        private static String bare(String type) {
            return type.replaceFirst(";.*", "");
        }
    }

    private record Header(String name, boolean required, Schema schema) {

        List<String> problems(List<String> values) {
            if (values.isEmpty() && required) {
                return List.of("header " + name + " is missing");
            }
            return values.stream()
                    .flatMap(value -> OpenApi.problemsOf(StringNode.valueOf(value), schema).stream())
                    .map(problem -> "header " + name + ": " + problem)
                    .toList();
        }
    }

    private OpenApi(JsonNode document) {
        this.document = document;
        registry = SchemaRegistry.withDefaultDialect(
                DIALECT,
                builder -> builder.schemas(Map.of(HOME, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .locale(Locale.ROOT)
                                .build()));
        for (String name : document.at("/components/schemas").propertyNames()) {
            schema("/components/schemas/" + name);
        }
        document.get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.add(operation(path.getKey(), operation.getKey()))));
        operations.sort(Comparator.comparingLong(Operation::variables));
        refusalsOfControl = Map.of("4XX", reply("/components/responses/ControlRefused"));
        refusals = Map.of(
                "404", reply("/components/responses/NotFound"), "405", reply("/components/responses/MethodNotAllowed"));
    }

    /** What is wrong with a reply; empty if nothing. */
    public List<String> problemsOf(
            String method, String path, int status, Map<String, List<String>> headers, String body) {
        String bare = path.replaceFirst("\\?.*", "");
        Map<String, Reply> replies = operations.stream()
                .filter(operation -> operation.serves(method, bare))
                .findFirst()
                .map(Operation::replies)
                .orElse(bare.startsWith("/_mock/") ? refusalsOfControl : refusals);
        Reply reply = replies.getOrDefault(String.valueOf(status), replies.get(status / 100 + "XX"));
        if (reply == null) {
            String why = replies == refusals || replies == refusalsOfControl
                    ? "the operation is not described"
                    : "the status is not described";
            return List.of("%s %s -> %d: %s".formatted(method, bare, status, why));
        }
        return reply.problems(headers, body).stream()
                .map(problem -> "%s %s -> %d: %s".formatted(method, bare, status, problem))
                .toList();
    }

    /** What is wrong with a value for a schema of the components; empty if nothing. */
    List<String> problemsOf(String schema, JsonNode value) {
        return problemsOf(value, Objects.requireNonNull(compiled.get("/components/schemas/" + schema), schema));
    }

    /** The names of the bodies that operations of the API take. */
    Set<String> requestBodies() {
        return new TreeSet<>(document.at("/components/requestBodies").propertyNames());
    }

    List<JsonNode> examplesOfRequest(String name) {
        return document.at(contentOfRequest(name) + "/examples")
                .valueStream()
                .map(example -> example.path("value"))
                .toList();
    }

    /** What is wrong with a body sent; empty if nothing. */
    List<String> problemsOfRequest(String name, JsonNode body) {
        return problemsOf(body, schema(contentOfRequest(name) + "/schema"));
    }

    private static String contentOfRequest(String name) {
        return "/components/requestBodies/" + name + "/content/application~1json";
    }

    /** All that is described, as {@code GET /members/{id}}. */
    public Set<String> operations() {
        return operations.stream()
                .map(operation -> operation.method + " " + operation.template)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    JsonNode document() {
        return document;
    }

    static JsonNode yaml(String resource) {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream(resource), resource)) {
            return mapper.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Operation operation(String template, String method) {
        String pointer = "/paths/" + template.replace("/", "~1") + "/" + method + "/responses";
        Map<String, Reply> replies = document.at(pointer).propertyNames().stream()
                .collect(Collectors.toMap(status -> status, status -> reply(target(pointer + "/" + status))));
        String path = Stream.of(template.split("(?=\\{)|(?<=})"))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("", "", "/?"));
        return new Operation(method.toUpperCase(Locale.ROOT), template, Pattern.compile(path), replies);
    }

    private Reply reply(String pointer) {
        List<Header> headers = document.at(pointer + "/headers").propertyNames().stream()
                .map(name -> header(name, target(pointer + "/headers/" + name)))
                .toList();
        return new Reply(
                headers,
                document.at(pointer + "/content").propertyNames().stream()
                        .collect(Collectors.toMap(
                                type -> type,
                                type -> schema(pointer + "/content/" + type.replace("/", "~1") + "/schema"))));
    }

    private Header header(String name, String pointer) {
        boolean required = document.at(pointer).path("required").asBoolean(false);
        return new Header(name, required, schema(pointer + "/schema"));
    }

    private String target(String pointer) {
        JsonNode ref = document.at(pointer).path("$ref");
        return ref.isMissingNode() ? pointer : ref.asString().substring(1);
    }

    private Schema schema(String pointer) {
        if (document.at(pointer).isMissingNode()) {
            throw new IllegalStateException("Nothing at " + pointer);
        }
        return compiled.computeIfAbsent(pointer, at -> {
            Schema schema = registry.getSchema(SchemaLocation.of(HOME + "#" + at));
            schema.initializeValidators();
            return schema;
        });
    }

    private static List<String> problemsOf(String text, Schema schema) {
        try {
            return problemsOf(MAPPER.readTree(text), schema);
        } catch (JacksonException e) {
            return List.of("body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static List<String> problemsOf(JsonNode value, Schema schema) {
        List<Error> errors = schema.validate(value);
        // One error below an allOf makes all its properties "unevaluated": tell these only if there is nothing else.
        List<Error> causes = errors.stream()
                .filter(error -> !error.getKeyword().equals("unevaluatedProperties"))
                .toList();
        return (causes.isEmpty() ? errors : causes)
                .stream().map(Error::toString).toList();
    }
}
