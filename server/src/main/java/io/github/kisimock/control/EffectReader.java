package io.github.kisimock.control;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads an effect from a control request.
 *
 * @param fields what it has beside its type
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record EffectReader(Function<Given, Effect> reading, String... fields) {

    private static final Map<String, EffectReader> BY_TYPE = new TreeMap<>();

    static {
        BY_TYPE.put("status", new EffectReader(EffectReader::status, "type", "status", "code", "error", "retry_after"));
        BY_TYPE.put("delay", new EffectReader(EffectReader::delay, "type", "for", "from", "to"));
        BY_TYPE.put("slow_body", new EffectReader(EffectReader::slowBody, "type", "over"));
        BY_TYPE.put("stale_page", new EffectReader(EffectReader::stalePage, "type", "change"));
        Stream.<Effect>concat(Stream.of(LostReply.values()), Stream.of(ChangedReply.values()))
                .forEach(effect -> BY_TYPE.put(effect.type(), new EffectReader(given -> effect, "type")));
    }

    /**
     * The effect of a fault.
     *
     * @throws Misuse if it is none
     */
    static Effect read(Given given) {
        String type = given.text("type").orElseThrow(() -> given.missing("type", "one of " + types()));
        EffectReader reader = Optional.ofNullable(BY_TYPE.get(type))
                .orElseThrow(() -> given.wrong("type", "takes one of " + types() + "; not '" + type + "'"));
        return given.make(() -> reader.reading.apply(given.only(reader.fields)));
    }

    private static String types() {
        return String.join(", ", BY_TYPE.keySet());
    }

    private static Effect status(Given given) {
        return new Effect.Status(
                given.wholeNumber("status").orElseThrow(() -> given.missing("status", "an error's, such as 503")),
                given.text("code"),
                given.text("error"),
                given.duration("retry_after"));
    }

    private static Effect delay(Given given) {
        Optional<Duration> fixed = given.duration("for");
        if (fixed.isPresent() && given.node().size() > 2) {
            throw given.wrong("for", "is all; or else take from and to");
        }
        return fixed.map(Effect.Delay::of)
                .orElseGet(() -> new Effect.Delay(needed(given, "from"), needed(given, "to")));
    }

    private static Effect slowBody(Given given) {
        return new Effect.SlowBody(needed(given, "over"));
    }

    private static Effect stalePage(Given given) {
        return new Effect.StalePage(given.word("change", Effect.StalePage.Change.values())
                .orElseThrow(() -> given.missing("change", "inserted or removed")));
    }

    private static Duration needed(Given given, String name) {
        return given.duration(name).orElseThrow(() -> given.missing(name, "a duration such as 500ms"));
    }
}
