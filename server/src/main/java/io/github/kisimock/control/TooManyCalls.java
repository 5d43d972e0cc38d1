package io.github.kisimock.control;

import io.github.kisimock.domain.CountCall;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** See {@link Lint#TOO_MANY_CALLS}. */
final class TooManyCalls implements Check {

    private static final int MOST = CountCall.MOST_CALLS;

    @Override
    public Stream<Sign> in(Calls calls) {
        return calls.by(Calls::sender).stream().flatMap(TooManyCalls::hurried);
    }

    /** The first calls that are too many: one sign for each sender. */
    private static Stream<Sign> hurried(List<Exchange> same) {
        return IntStream.range(MOST, same.size())
                .filter(last ->
                        Calls.apart(same.get(last - MOST), same.get(last)).compareTo(Duration.ofSeconds(1)) < 0)
                .boxed()
                .findFirst()
                .map(last -> new Sign(
                        "These were " + (MOST + 1) + " calls within a second.", same.subList(last - MOST, last + 1)))
                .stream();
    }
}
