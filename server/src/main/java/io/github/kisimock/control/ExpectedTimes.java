package io.github.kisimock.control;

import java.util.List;

/**
 * So many calls that match.
 *
 * @param least how many it must be
 * @param most how many it may be
 */
record ExpectedTimes(int least, int most, RequestPattern request) implements Expectation {

    ExpectedTimes {
        if (least < 0 || most < least) {
            throw Misuse.of("at_most", "is not below at_least, and neither is below 0");
        }
    }

    @Override
    public boolean isMetBy(List<Exchange> calls) {
        int found = matching(calls).size();
        return least <= found && found <= most;
    }

    private List<Exchange> matching(List<Exchange> calls) {
        return calls.stream().filter(request::matches).toList();
    }

    @Override
    public Verification verify(List<Exchange> calls, int evicted) {
        List<Exchange> found = matching(calls);
        List<NearMiss> nearest = found.size() < least ? NearMiss.of(request, calls) : List.of();
        String heading = "Expected %s, there %s:\n  %s".formatted(expected(), were(found.size()), request);
        return Verification.of(isMetBy(calls), heading, found, nearest, evicted);
    }

    private String expected() {
        if (least == most) {
            return calls(least);
        }
        if (most == Integer.MAX_VALUE) {
            return least == 1 ? "a call" : "at least " + calls(least);
        }
        return least == 0 ? "at most " + calls(most) : least + " to " + calls(most);
    }

    private static String calls(int number) {
        return number == 1 ? "1 call" : number + " calls";
    }

    private static String were(int number) {
        return number == 0 ? "was none" : number == 1 ? "was 1" : "were " + number;
    }
}
