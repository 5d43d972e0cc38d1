package io.github.kisimock.control;

import io.github.kisimock.domain.Advance;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.MailToken;
import io.github.kisimock.domain.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The clock of a workspace. */
final class ClockEndpoints {

    /** The clock as served. */
    record ClockJson(String now, boolean running) {
        static ClockJson of(LocalControl control) {
            return new ClockJson(control.now().toString(), control.world().time() instanceof Time.Flowing);
        }
    }

    /** The clock after it was moved on, and what came to its end. */
    record AdvancedJson(String now, boolean running, List<ExpiredJson> expired) {}

    /** A login or a token from a mail that came to its end. */
    record ExpiredJson(String kind, int id, int userId) {
        static ExpiredJson of(Login login) {
            return new ExpiredJson("login", login.id().number(), login.userId().number());
        }

        static ExpiredJson of(MailToken token) {
            String kind = token.purpose().name().toLowerCase(Locale.ROOT) + "_token";
            return new ExpiredJson(kind, token.id().number(), token.userId().number());
        }
    }

    void show(ControlCall call) {
        call.answer(ClockJson.of(call.control()));
    }

    /** {@code at}: a time, or {@code real}; {@code running}: whether the clock runs on from there. */
    void set(ControlCall call) {
        JsonNode body = call.body("at", "running");
        LocalControl control = call.control();
        Optional<String> at = ControlCall.text(body, "at");
        JsonNode running = body.path("running");
        if (!running.isMissingNode() && !running.isBoolean()) {
            throw Misuse.of("running", "takes true or false");
        }
        boolean runs = running.isMissingNode()
                ? at.equals(Optional.of("real")) || control.world().time() instanceof Time.Flowing
                : running.booleanValue();
        Instant real = control.workspace().realNow();
        Instant shown = at.map(given -> given.equals("real") ? real : ControlCall.time("at", given))
                .orElseGet(control::now);
        control.setTime(runs ? new Time.Flowing(Duration.between(real, shown)) : new Time.Frozen(shown));
        call.answer(ClockJson.of(control));
    }

    void advance(ControlCall call) {
        Duration by = ControlCall.text(call.body("by"), "by")
                .map(given -> ControlCall.duration("by", given))
                .orElseThrow(() -> Misuse.of("by", "is missing; it takes a duration such as 90s or 14d"));
        Advance.Expired expired = call.control().advance(by);
        ClockJson clock = ClockJson.of(call.control());
        call.answer(new AdvancedJson(
                clock.now(),
                clock.running(),
                Stream.concat(
                                expired.logins().stream().map(ExpiredJson::of),
                                expired.mailTokens().stream().map(ExpiredJson::of))
                        .toList()));
    }
}
