package io.github.kisimock.control;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calls that match these, one after the other; others may be between them. */
record ExpectedOrder(List<RequestPattern> requests) implements Expectation {

    ExpectedOrder {
        requests = List.copyOf(requests);
    }

    @Override
    public boolean isMetBy(List<Exchange> calls) {
        return found(calls) == requests.size();
    }

    /** How many of the patterns, from the first on, are matched by calls in their order. */
    private int found(List<Exchange> calls) {
        int found = 0;
        for (Exchange call : calls) {
            if (found < requests.size() && requests.get(found).matches(call)) {
                found++;
            }
        }
        return found;
    }

    @Override
    public Verification verify(List<Exchange> calls, int evicted) {
        int found = found(calls);
        boolean met = found == requests.size();
        String heading = IntStream.range(0, requests.size())
                .mapToObj(i -> (i == found ? "✗ " : "  ") + requests.get(i))
                .collect(Collectors.joining("\n", "Expected calls in this order:\n", ""));
        List<Exchange> matching = calls.stream()
                .filter(call -> requests.stream().anyMatch(request -> request.matches(call)))
                .toList();
        boolean misplaced = met || matching.stream().anyMatch(requests.get(found)::matches);
        List<NearMiss> nearest = misplaced ? List.of() : NearMiss.of(requests.get(found), calls);
        return Verification.of(met, heading, matching, nearest, evicted);
    }
}
