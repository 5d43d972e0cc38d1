package io.github.kisimock.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** See {@link Lint#RETRY_BEFORE_RETRY_AFTER}. */
final class HastyRetry implements Check {

    @Override
    public Stream<Sign> in(Calls calls) {
        return calls.by(Calls::request).stream()
                .flatMap(same -> IntStream.range(1, same.size())
                        .mapToObj(i -> hasty(same.get(i - 1), same.get(i)))
                        .flatMap(Optional::stream));
    }

    private static Optional<Sign> hasty(Exchange first, Exchange next) {
        return retryAfter(first)
                .filter(wait -> Calls.apart(first, next).compareTo(wait) < 0)
                .map(wait -> new Sign(
                        "Request " + first.number() + " was told to wait for " + wait.toSeconds()
                                + " s, and repeated sooner.",
                        List.of(first, next)));
    }

    private static Optional<Duration> retryAfter(Exchange call) {
        return call.replyHeader("Retry-After")
                .flatMap(value -> value.matches("\\d{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : until(value, call.at()));
    }

    /** How long it is to an HTTP date, by the clock from which the reply has it. */
    private static Optional<Duration> until(String date, Instant at) {
        try {
            return Optional.of(Duration.between(at, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
