package io.github.kisimock.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Reads faults from control requests. */
final class FaultReader {

    private static final String ONE_OF = "takes one of first, every, from (with to or without), probability";

    private FaultReader() {}

    /**
     * One fault, or a list of them.
     *
     * @throws Misuse if one will not do
     */
    static List<Fault> read(JsonNode body) {
        if (body.isArray() && body.isEmpty()) {
            throw Misuse.of("body", "takes a fault, or a list of them; not an empty one");
        }
        return body.isArray()
                ? IntStream.range(0, body.size())
                        .mapToObj(i -> read("[" + i + "]", body.get(i)))
                        .toList()
                : List.of(read("", body));
    }

    private static Fault read(String where, JsonNode node) {
        Given given = Given.of(where, node).only("name", "match", "schedule", "moment", "effect", "ttl");
        String name = given.text("name").orElse("");
        RequestPattern match = given.object("match").map(RequestPattern::read).orElse(RequestPattern.ANY);
        Schedule schedule = given.object("schedule").map(FaultReader::schedule).orElse(Schedule.ALWAYS);
        Effect effect = given.object("effect")
                .map(EffectReader::read)
                .orElseThrow(() -> given.missing("effect", "such as {\"type\":\"status\",\"status\":503}"));
        Moment moment =
                given.word("moment", Moment.values()).orElse(effect.moments().get(0));
        Optional<Duration> ttl = given.duration("ttl");
        return given.make(() -> new Fault(name, match, schedule, moment, effect, ttl));
    }

    private static Schedule schedule(Given given) {
        given.only("first", "every", "from", "to", "probability");
        Optional<Integer> first = given.wholeNumber("first");
        Optional<Integer> every = given.wholeNumber("every");
        Optional<Integer> from = given.wholeNumber("from");
        Optional<Integer> to = given.wholeNumber("to");
        Optional<Double> probability = given.number("probability");
        if (given.node().size() != (from.isPresent() && to.isPresent() ? 2 : 1)) {
            throw given.wrong("", ONE_OF);
        }
        return given.make(() -> first.<Schedule>map(Schedule.First::new)
                .or(() -> every.map(Schedule.Every::new))
                .or(() -> from.map(begin -> new Schedule.Between(begin, to)))
                .or(() -> probability.map(Schedule.Probability::new))
                .orElseThrow(() -> given.wrong("", ONE_OF)));
    }
}
