package io.github.kisimock.control;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** See {@link Lint#PAGING_STOPS_EARLY}. Who asks for the first few rows only, by a small limit, gets no sign. */
final class PagingStopsEarly implements Check {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})/(\\d{1,9})");
    private static final Pattern PAGE = Pattern.compile("(^|&)(limit|offset)=[^&]*");
    private static final int SMALL = 50;

    @Override
    public Stream<Sign> in(Calls calls) {
        return new Calls(
                        calls.those(call ->
                                call.method().equals("GET") && range(call).isPresent()),
                        calls.world())
                        .by(call -> List.of(
                                Calls.sender(call),
                                call.path(),
                                PAGE.matcher(call.query()).replaceAll("")))
                        .stream()
                        .flatMap(PagingStopsEarly::unfinished);
    }

    private static Stream<Sign> unfinished(List<Exchange> pages) {
        int read = pages.stream().mapToInt(page -> part(page, 2) + 1).max().orElse(0);
        int total = part(pages.get(pages.size() - 1), 3);
        boolean wantedFew = pages.stream().allMatch(page -> part(page, 1) == 0 && limit(page) < SMALL);
        return read >= total || wantedFew
                ? Stream.empty()
                : Stream.of(new Sign(
                        "Of " + total + " rows of " + pages.get(0).path() + " only the first " + read + " were read.",
                        pages));
    }

    private static int limit(Exchange page) {
        return page.parameter("limit").stream()
                .filter(limit -> limit.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .findFirst()
                .orElse(SMALL);
    }

    private static int part(Exchange page, int group) {
        return Integer.parseInt(range(page).orElseThrow().group(group));
    }

    private static Optional<Matcher> range(Exchange call) {
        return call.replyHeader("X-Collection-Range").map(RANGE::matcher).filter(Matcher::matches);
    }
}
