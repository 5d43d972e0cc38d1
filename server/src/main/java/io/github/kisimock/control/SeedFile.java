package io.github.kisimock.control;

import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.TokenSource;
import io.github.kisimock.domain.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads seed files: YAML, and JSON, which is YAML too. */
public final class SeedFile {

    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SeedFile() {}

    /**
     * Reads the seed in a file.
     *
     * @throws SeedProblem if there is no such file or it is no seed; the message begins with file and line
     */
    public static Seed read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new SeedProblem("", file + ": cannot be read: " + e.getClass().getSimpleName());
        }
        return read(text, file.toString());
    }

    /**
     * Reads a seed.
     *
     * @param name what to call it in messages
     * @throws SeedProblem if it is none
     */
    public static Seed read(String text, String name) {
        if (text.isBlank()) {
            return Seed.NONE;
        }
        try {
            Seed seed = MAPPER.readValue(text, Seed.class);
            new Planting(World.empty(Switches.STANDARD), TokenSource.seeded(0), Instant.EPOCH).plant(seed);
            return seed;
        } catch (SeedProblem e) {
            throw located(e, text, name);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new SeedProblem("", name + ":" + line + ": " + problem(e));
        }
    }

    /** The problem with the file and line it is at, found by its pointer. */
    private static SeedProblem located(SeedProblem problem, String text, String name) {
        String field = problem.pointer()
                .replaceFirst("^/", "")
                .replaceAll("/(\\d+)", "[$1]")
                .replace('/', '.');
        return new SeedProblem(
                problem.pointer(),
                name + ":" + line(text, problem.pointer()) + ": " + field + ": " + problem.getMessage());
    }

    private static int line(String text, String pointer) {
        int line = 1;
        try (JsonParser parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                JsonPointer here = parser.streamReadContext().pathAsPointer();
                if (!pointer.startsWith(here.toString())) {
                    continue;
                }
                line = Math.max(line, parser.currentTokenLocation().getLineNr());
                if (here.toString().equals(pointer)) {
                    break;
                }
            }
        }
        return line;
    }

    private static String problem(JacksonException e) {
        String field = e instanceof DatabindException databind ? field(databind) : "";
        if (e instanceof UnrecognizedPropertyException unknown) {
            return field + ": is unknown; known are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        String first = e.getOriginalMessage().lines().findFirst().orElse("");
        return (field.isEmpty() ? "" : field + ": ") + first;
    }

    private static String field(DatabindException e) {
        List<JacksonException.Reference> path = e.getPath();
        return path.stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
