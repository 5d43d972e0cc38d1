package io.github.kisimock.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The calls of the program under test. */
final class JournalEndpoints {

    private static final int MOST_SHOWN = 1_000;

    /** The calls asked for, how many before them had to go, and how many are not answered yet. */
    record JournalJson(int evicted, int inFlight, List<ExchangeJson> requests) {}

    /** A call as shown: without secrets. */
    record ExchangeJson(
            int number,
            String at,
            String method,
            String path,
            String query,
            Map<String, String> headers,
            String body,
            int status,
            Map<String, String> replyHeaders,
            String replyBody,
            long tookMicros,
            Optional<String> rule,
            Optional<String> fault,
            Optional<String> caller,
            Optional<Integer> callerId,
            Optional<String> partner,
            Optional<String> partnerContact) {
        static ExchangeJson of(Exchange exchange) {
            return new ExchangeJson(
                    exchange.number(),
                    exchange.at().toString(),
                    exchange.method(),
                    exchange.path(),
                    Redaction.query(exchange.query()),
                    Redaction.headers(exchange.requestHeaders()),
                    Redaction.body(exchange.requestBody()),
                    exchange.status(),
                    Redaction.headers(exchange.replyHeaders()),
                    Redaction.body(exchange.replyBody()),
                    exchange.took().toNanos() / 1_000,
                    exchange.rule(),
                    exchange.fault(),
                    exchange.caller().map(CallerId::email),
                    exchange.caller().map(CallerId::userId),
                    exchange.partner().identifier(),
                    exchange.partner().contact());
        }

        /** The call, without what was hidden of it; the real time is taken to be the workspace's. */
        Exchange exchange() {
            Instant answered = Instant.parse(at);
            return new Exchange(
                    number,
                    answered,
                    answered,
                    method,
                    path,
                    query,
                    lists(headers),
                    body,
                    status,
                    lists(replyHeaders),
                    replyBody,
                    Duration.ofNanos(tookMicros * 1_000),
                    rule,
                    callerId.map(id -> new CallerId(id, caller.orElse(""))),
                    fault);
        }

        private static Map<String, List<String>> lists(Map<String, String> headers) {
            return headers.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        }
    }

    /**
     * Lists calls, by {@code method}, {@code path}, {@code status} and {@code rule}, those after the number
     * {@code after}; the oldest {@code limit} of them. With {@code wait} it waits until there are {@code count}.
     */
    void list(ControlCall call) {
        Predicate<Exchange> wanted = wanted(call);
        int count = call.number("count", call.query("wait").isPresent() ? 1 : 0);
        boolean there =
                call.control().awaitRequests(all -> matching(all, wanted).size() >= count, call.mostWait());
        List<Exchange> found = matching(call.control().requests(), wanted);
        if (!there && found.size() < count) {
            throw Misuse.timedOut(
                    "wait",
                    "%d of %d requests came; there were %s".formatted(found.size(), count, newest(call.control())));
        }
        call.answer(new JournalJson(
                call.control().requestsEvicted(),
                call.control().inFlight(),
                found.stream()
                        .limit(Math.min(MOST_SHOWN, call.number("limit", MOST_SHOWN)))
                        .map(ExchangeJson::of)
                        .toList()));
    }

    void show(ControlCall call) {
        call.answer(ExchangeJson.of(find(call)));
    }

    private static Exchange find(ControlCall call) {
        String number = call.path("number");
        return call.control().requests().stream()
                .filter(exchange -> String.valueOf(exchange.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> Misuse.unknown(
                        "number",
                        "there is no request " + number + ", or it is one of the "
                                + call.control().requestsEvicted() + " that had to go"));
    }

    /** Why a call was refused: by which rule, how sure that is, and what the client likely got wrong. */
    record ExplanationJson(int number, RuleJson rule, List<String> likelyMistakes, ExchangeJson request) {
        Explanation explanation() {
            return new Explanation(request.exchange(), rule.ruleOfLedger(), likelyMistakes);
        }
    }

    void explain(ControlCall call) {
        Exchange refused = find(call);
        Explanation why = call.control()
                .explain(refused.number())
                .orElseThrow(() -> Misuse.unknown(
                        "number",
                        "request " + refused.number() + " was not refused"
                                + refused.fault()
                                        .map(name -> "; it was struck by the fault " + name)
                                        .orElse("")));
        call.answer(new ExplanationJson(
                refused.number(),
                RuleJson.of(why.rule(), call.control().world().switches()),
                why.likelyMistakes(),
                ExchangeJson.of(refused)));
    }

    void clear(ControlCall call) {
        call.control().forgetRequests();
        call.answerNothing();
    }

    private static Predicate<Exchange> wanted(ControlCall call) {
        Optional<String> method = call.query("method");
        Optional<String> path = call.query("path");
        Optional<String> rule = call.query("rule");
        int status = call.number("status", 0);
        int after = call.number("after", 0);
        return exchange -> method.map(exchange.method()::equalsIgnoreCase).orElse(true)
                && path.map(exchange.path()::equals).orElse(true)
                && rule.map(wanted -> exchange.rule().equals(Optional.of(wanted)))
                        .orElse(true)
                && (status == 0 || status == exchange.status())
                && exchange.number() > after;
    }

    private static List<Exchange> matching(List<Exchange> all, Predicate<Exchange> wanted) {
        return all.stream().filter(wanted).toList();
    }

    private static String newest(LocalControl control) {
        List<Exchange> all = control.requests();
        List<String> shown = all.subList(Math.max(0, all.size() - 5), all.size()).stream()
                .map(exchange -> exchange.method() + " " + exchange.path() + " " + exchange.status())
                .toList();
        return shown.isEmpty() ? "none" : String.join(", ", shown);
    }
}
