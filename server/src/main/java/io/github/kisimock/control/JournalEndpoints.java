package io.github.kisimock.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The calls of the program under test. */
final class JournalEndpoints {

    private static final int MOST_SHOWN = 1_000;

    /** The calls asked for, how many before them had to go, and how many are not answered yet. */
    record JournalJson(int evicted, int inFlight, List<ExchangeJson> requests) {}

    /** A call as shown. */
    record ExchangeJson(
            int number,
            String workspace,
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
        static ExchangeJson of(Exchange exchange, String workspace) {
            return new ExchangeJson(
                    exchange.number(),
                    workspace,
                    exchange.at().toString(),
                    exchange.method(),
                    exchange.path(),
                    exchange.query(),
                    joined(exchange.requestHeaders()),
                    exchange.requestBody(),
                    exchange.status(),
                    joined(exchange.replyHeaders()),
                    exchange.replyBody(),
                    exchange.took().toNanos() / 1_000,
                    exchange.rule(),
                    exchange.fault(),
                    exchange.caller().map(CallerId::email),
                    exchange.caller().map(CallerId::userId),
                    exchange.partner().identifier(),
                    exchange.partner().contact());
        }

        /** The call; the real time, which is not shown, is taken to be the workspace's. */
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

    private static Map<String, String> joined(Map<String, List<String>> headers) {
        Map<String, String> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> shown.put(name, String.join(", ", values)));
        return shown;
    }

    /**
     * Lists calls, by {@code method}, {@code path}, {@code status} and {@code rule}, those after the number
     * {@code after}; the oldest {@code limit} of them. With {@code wait} it waits until there are {@code count}.
     */
    void list(ControlCall call) {
        List<Exchange> found = listing(call).find(call, call.control()::awaitRequests);
        boolean secrets = call.flag("secrets");
        List<Exchange> asked = found.stream()
                .limit(Math.min(MOST_SHOWN, call.number("limit", MOST_SHOWN)))
                .toList();
        List<Exchange> shown =
                secrets ? asked : asked.stream().map(Exchange::redacted).toList();
        String format = call.query("format").orElse("json");
        switch (format) {
            case "json" ->
                call.answer(new JournalJson(
                        call.control().requestsEvicted(),
                        call.control().inFlight(),
                        shown.stream().map(one -> shown(call, one)).toList()));
            case "har" -> call.answerAs("application/har+json", Har.of(shown, call.base()));
            case "curl" -> call.answer("text/x-shellscript; charset=utf-8", CurlScript.of(shown, call.base()));
            case "pact" ->
                call.answerAs(
                        "application/pact+json",
                        PactFile.of(asked, call.control().situations()::before, secrets));
            default -> throw Misuse.of("format", "takes json, har, curl or pact, not '" + format + "'");
        }
    }

    void show(ControlCall call) {
        call.answer(shown(call, find(call).redacted()));
    }

    private static ExchangeJson shown(ControlCall call, Exchange exchange) {
        return ExchangeJson.of(exchange, call.control().workspace().name());
    }

    private static Exchange find(ControlCall call) {
        String number = call.path("number");
        List<Exchange> all = call.control().requests();
        return all.stream()
                .filter(exchange -> String.valueOf(exchange.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> Misuse.unknown("number", "there is no request " + number + "; " + there(call, all)));
    }

    private static String there(ControlCall call, List<Exchange> all) {
        int gone = call.control().requestsEvicted();
        String last = all.stream()
                .map(Exchange::number)
                .max(Comparator.naturalOrder())
                .map(newest -> "the newest is " + newest)
                .orElse("there are none yet");
        return gone == 0 ? last : last + ", and " + gone + " had to go";
    }

    /**
     * How a call differs from a valid one.
     *
     * @param source {@code journal} if that is a call which was accepted, else {@code description}
     * @param number the accepted call's
     */
    record NearestJson(String source, Optional<Integer> number, List<Difference> differences) {
        static Optional<NearestJson> to(Exchange refused, List<Exchange> calls) {
            return Accepted.nearestTo(refused, calls)
                    .map(miss ->
                            new NearestJson("journal", Optional.of(miss.call().number()), miss.differences()))
                    .or(() -> Described.differences(refused)
                            .map(differences -> new NearestJson("description", Optional.empty(), differences)));
        }
    }

    /**
     * Why a call was refused: by which rule, how sure that is, what the client likely got wrong, and how it differs
     * from the nearest valid one: that was accepted, or else is an example in the interface description.
     */
    record ExplanationJson(
            int number,
            RuleJson rule,
            List<String> likelyMistakes,
            Optional<NearestJson> nearestValid,
            ExchangeJson request) {
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
                NearestJson.to(refused, call.control().requests()),
                shown(call, refused.redacted())));
    }

    void clear(ControlCall call) {
        call.control().forgetRequests();
        call.answerNothing();
    }

    private static RequestPattern pattern(Optional<String> method, Optional<String> path) {
        return new RequestPattern(method, path, Map.of(), Map.of(), Map.of(), Optional.empty());
    }

    private static String rule(String id) {
        return Ledger.rule(id)
                .map(Ledger.Rule::id)
                .orElseThrow(() -> Misuse.of("rule", "'" + id + "' is none; GET /_mock/fidelity lists them"));
    }

    private static Listing<Exchange> listing(ControlCall call) {
        return new Listing<>("requests", call.control()::requests, Exchange::line)
                .where(
                        "method",
                        call.query("method").map(method -> pattern(Optional.of(method), Optional.empty())),
                        (one, pattern) -> pattern.matches(one))
                .where(
                        "path",
                        call.query("path").map(path -> pattern(Optional.empty(), Optional.of(path))),
                        (one, pattern) -> pattern.matches(one))
                .where("status", call.number("status"), (one, status) -> one.status() == status)
                .where(
                        "rule",
                        call.query("rule").map(JournalEndpoints::rule),
                        (one, rule) -> one.rule().equals(Optional.of(rule)))
                .where("number", call.number("after"), (one, after) -> one.number() > after);
    }
}
