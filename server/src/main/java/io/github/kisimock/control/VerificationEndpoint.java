package io.github.kisimock.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Holds the calls against what a test expects of them. */
final class VerificationEndpoint {

    private static final int NOT_MET = 409;

    /** How the calls compare: a report to read, and the same as data. */
    record VerificationJson(
            boolean met, int evicted, List<Integer> requests, List<NearMissJson> nearest, List<String> report) {
        static VerificationJson of(Verification verification) {
            return new VerificationJson(
                    verification.met(),
                    verification.evicted(),
                    verification.calls().stream().map(Exchange::number).toList(),
                    verification.nearest().stream().map(NearMissJson::of).toList(),
                    verification.report().lines().toList());
        }
    }

    /** A call by its number, and in what it is not the wanted one. */
    record NearMissJson(int number, List<Difference> differences) {
        static NearMissJson of(NearMiss miss) {
            return new NearMissJson(miss.call().number(), miss.differences());
        }
    }

    /** Answers 409 if the calls are not as expected, so that whoever sends this need not read the reply. */
    void verify(ControlCall call) {
        Verification verification = call.control().verify(expectation(call), call.mostWait());
        call.answer(verification.met() ? 200 : NOT_MET, VerificationJson.of(verification));
    }

    private static Expectation expectation(ControlCall call) {
        Given given = Given.of("", call.json()).only("request", "times", "at_least", "at_most", "in_order");
        Optional<JsonNode> order = given.get("in_order");
        Optional<RequestPattern> request = given.object("request").map(RequestPattern::read);
        if (order.isPresent() == request.isPresent()) {
            throw Misuse.of("request", "is what to count, or in_order is a list of such; one of the two is needed");
        }
        return order.map(requests -> order(given, requests))
                .orElseGet(() -> times(given, request.orElse(RequestPattern.ANY)));
    }

    private static Expectation times(Given given, RequestPattern request) {
        Optional<Integer> times = count(given, "times");
        Optional<Integer> least = count(given, "at_least");
        Optional<Integer> most = count(given, "at_most");
        if (times.isPresent() && (least.isPresent() || most.isPresent())) {
            throw Misuse.of("times", "goes without at_least and at_most");
        }
        return new ExpectedTimes(
                times.or(() -> least).orElse(most.isPresent() ? 0 : 1),
                times.or(() -> most).orElse(Integer.MAX_VALUE),
                request);
    }

    private static Optional<Integer> count(Given given, String name) {
        Optional<Integer> count = given.wholeNumber(name);
        count.filter(number -> number < 0).ifPresent(number -> {
            throw Misuse.of(name, "takes a whole number from 0 on");
        });
        return count;
    }

    private static Expectation order(Given given, JsonNode requests) {
        given.only("in_order");
        if (!requests.isArray() || requests.isEmpty()) {
            throw Misuse.of("in_order", "takes a list of requests");
        }
        return new ExpectedOrder(IntStream.range(0, requests.size())
                .mapToObj(i -> RequestPattern.read(Given.of("in_order." + i, requests.get(i))))
                .toList());
    }
}
