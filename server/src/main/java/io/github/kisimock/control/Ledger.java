package io.github.kisimock.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The evidence ledger: every rule of the emulation, and how we know. */
public final class Ledger {

    /** How sure a rule is. */
    public enum Status {
        /** Kisi's own documents or interface description say so, or a standard that the API builds on. */
        DOCUMENTED,
        /** A client's code or a recorded reply shows it. */
        OBSERVED,
        /** Nothing was seen: a choice, with a switch that makes it otherwise. */
        ASSUMED
    }

    /**
     * One rule.
     *
     * @param id what tests, refusals and documents call it
     * @param rule the rule in a sentence
     * @param source where it is from, and for an assumed one what speaks for it
     * @param asOf year, year and month, or day of the source
     * @param bentBy the switch that makes it otherwise
     */
    public record Rule(
            String id,
            String rule,
            Status status,
            String source,
            String asOf,
            @JsonProperty("switch") Optional<String> bentBy) {}

    private static final List<Rule> RULES = List.copyOf(read());

    private Ledger() {}

    /** The rule of that id. */
    static Optional<Rule> rule(String id) {
        return RULES.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** All rules, in the order of the ledger. */
    public static List<Rule> rules() {
        return RULES;
    }

    private static List<Rule> read() {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = Ledger.class.getResourceAsStream("/io/github/kisimock/fidelity.yaml")) {
            return mapper.readValue(in, new TypeReference<List<Rule>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
