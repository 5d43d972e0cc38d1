package io.github.kisimock.control;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads an effect from a control request. */
final class EffectReader {

    private static final Map<String, Function<Given, Effect>> BY_TYPE = new TreeMap<>();

    static {
        BY_TYPE.put("status", EffectReader::status);
        BY_TYPE.put("delay", EffectReader::delay);
        BY_TYPE.put("slow_body", EffectReader::slowBody);
        BY_TYPE.put("stale_page", EffectReader::stalePage);
        Stream.<Effect>concat(Stream.of(LostReply.values()), Stream.of(ChangedReply.values()))
                .forEach(effect -> BY_TYPE.put(effect.type(), given -> {
                    given.only("type");
                    return effect;
                }));
    }

    private EffectReader() {}

    /**
     * The effect of a fault.
     *
     * @throws Misuse if it is none
     */
    static Effect read(Given given) {
        String types = String.join(", ", BY_TYPE.keySet());
        String type = given.text("type").orElseThrow(() -> given.missing("type", "one of " + types));
        Function<Given, Effect> reading = Optional.ofNullable(BY_TYPE.get(type))
                .orElseThrow(() -> given.wrong("type", "takes one of " + types + "; not '" + type + "'"));
        return given.make(() -> reading.apply(given));
    }

    private static Effect status(Given given) {
        given.only("type", "status", "code", "error", "retry_after");
        return new Effect.Status(
                given.wholeNumber("status").orElseThrow(() -> given.missing("status", "an error's, such as 503")),
                given.text("code"),
                given.text("error"),
                given.duration("retry_after"));
    }

    private static Effect delay(Given given) {
        Optional<Duration> fixed = given.only("type", "for", "from", "to").duration("for");
        if (fixed.isPresent()) {
            given.only("type", "for");
        }
        return fixed.map(Effect.Delay::of)
                .orElseGet(() -> new Effect.Delay(needed(given, "from"), needed(given, "to")));
    }

    private static Effect slowBody(Given given) {
        return new Effect.SlowBody(needed(given.only("type", "over"), "over"));
    }

    private static Effect stalePage(Given given) {
        return new Effect.StalePage(given.only("type", "change")
                .word("change", Effect.StalePage.Change.values())
                .orElseThrow(() -> given.missing("change", "inserted or removed")));
    }

    private static Duration needed(Given given, String name) {
        return given.duration(name).orElseThrow(() -> given.missing(name, "a duration such as 500ms"));
    }
}
