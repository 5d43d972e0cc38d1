package io.github.kisimock.control;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.World;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads seed files: YAML, and JSON, which is YAML too. */
public final class SeedFile {

    private static final ObjectMapper YAML = strict(YAMLMapper.builder());
    private static final ObjectMapper JSON = strict(JsonMapper.builder());

    /** How JSON begins. YAML's reader would take it too, but only so much of it and not every character. */
    private static final Pattern JSON_START = Pattern.compile("\\s*\\{\\s*[\"}].*", Pattern.DOTALL);

    /** What is wrong with the YAML, and in which line; before it may stand what was being read. */
    private static final Pattern SYNTAX = Pattern.compile("(?m)^(\\S.*)\\R in reader, line (\\d+)");

    private final String text;
    private final String name;
    private final ObjectMapper mapper;

    private SeedFile(String text, String name) {
        this.text = text;
        this.name = name;
        this.mapper = JSON_START.matcher(text).matches() ? JSON : YAML;
    }

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M strict(B builder) {
        return builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withConfigOverride(
                        List.class, lists -> lists.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
                .addModule(new SimpleModule()
                        .addDeserializer(Instant.class, new FromText<>(Instant.class, Instant::parse))
                        .addDeserializer(Duration.class, new FromText<>(Duration.class, Duration::parse)))
                .build();
    }

    /** Reads a time or a duration, which a number never is. */
    private static final class FromText<T> extends StdScalarDeserializer<T> {

        private final Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return parse.apply(parser.hasToken(JsonToken.VALUE_STRING) ? parser.getString() : "");
            } catch (DateTimeException e) {
                throw context.weirdStringException(parser.getString(), handledType(), "will not do");
            }
        }
    }

    /**
     * Reads the seed in a file.
     *
     * @throws SeedProblem if there is no such file or it is no seed; the message begins with file and line
     */
    public static Seed read(Path file) {
        try {
            return read(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            throw SeedProblem.of(file.toString(), "there is no such file");
        } catch (CharacterCodingException e) {
            throw SeedProblem.of(file.toString(), "is no text in UTF-8");
        } catch (IOException e) {
            throw SeedProblem.of(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    /**
     * Reads a seed.
     *
     * @param name what to call it in messages
     * @throws SeedProblem if it is none
     */
    public static Seed read(String text, String name) {
        return new SeedFile(text, name).read(SeedFile::plantAlone);
    }

    /**
     * Reads a seed and plants it.
     *
     * @param name what to call it in messages; empty if nobody has seen its lines
     * @throws SeedProblem if it is none, or planting refuses it
     */
    static void read(String text, String name, Consumer<Seed> planting) {
        new SeedFile(text, name).read(planting);
    }

    private Seed read(Consumer<Seed> planting) {
        try (JsonParser parser = mapper.createParser(text)) {
            if (parser.nextToken() == null) {
                return planted(Seed.NONE, planting);
            }
            Seed seed =
                    Optional.ofNullable(mapper.readValue(parser, Seed.class)).orElse(Seed.NONE);
            if (parser.nextToken() != null) {
                throw SeedProblem.at("", "takes one document").in(name, lineOf(parser));
            }
            return planted(seed, planting);
        } catch (DatabindException e) {
            throw located(SeedProblem.at(pointer(e), problem(e)));
        } catch (JacksonException e) {
            throw syntaxProblem(e);
        }
    }

    private static void plantAlone(Seed seed) {
        Planting.plant(seed, World.empty(Switches.STANDARD), new Secret("0".repeat(32)), Instant.EPOCH);
    }

    private Seed planted(Seed seed, Consumer<Seed> planting) {
        try {
            planting.accept(seed);
            return seed;
        } catch (SeedProblem e) {
            throw located(e);
        }
    }

    /** The problem with the file and the line it is at, found by its pointer. */
    private SeedProblem located(SeedProblem problem) {
        if (name.isEmpty()) {
            return problem;
        }
        String wanted = problem.pointer() + "/";
        String deepest = "";
        int line = 1;
        try (JsonParser parser = mapper.createParser(text)) {
            while (parser.nextToken() != null) {
                String here = parser.streamReadContext().pathAsPointer() + "/";
                if (wanted.startsWith(here) && here.length() > deepest.length()) {
                    deepest = here;
                    line = lineOf(parser);
                }
            }
        } catch (JacksonException e) {
            return syntaxProblem(e); // further down it is not even that
        }
        return problem.in(name, line);
    }

    private SeedProblem syntaxProblem(JacksonException e) {
        Optional<MatchResult> syntax =
                SYNTAX.matcher(e.getOriginalMessage()).results().reduce((before, last) -> last);
        if (mapper == JSON) {
            return SeedProblem.at("", "is no JSON: " + e.getOriginalMessage())
                    .in(name, e.getLocation().getLineNr());
        }
        return syntax.map(found ->
                        SeedProblem.at("", "is no YAML: " + found.group(1)).in(name, Integer.parseInt(found.group(2))))
                .orElseGet(() -> SeedProblem.at("", e.getOriginalMessage())
                        .in(name, e.getLocation().getLineNr()));
    }

    private static int lineOf(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private static String problem(DatabindException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "is unknown; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (e instanceof InvalidNullException) {
            return "is empty";
        }
        return e instanceof MismatchedInputException mismatched
                ? "takes " + expected(mismatched.getTargetType())
                : e.getOriginalMessage();
    }

    private static String expected(Class<?> type) {
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Long.class || type == Integer.class || type == int.class) {
            return "a whole number";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-01T00:00:00Z";
        }
        if (type == Duration.class) {
            return "a duration such as PT1H";
        }
        if (type == String.class) {
            return "a text";
        }
        return List.class.isAssignableFrom(type) ? "a list" : "keys with values";
    }

    private static String pointer(DatabindException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                .collect(Collectors.joining());
    }
}
