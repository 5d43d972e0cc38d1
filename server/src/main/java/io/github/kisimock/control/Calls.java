package io.github.kisimock.control;

import io.github.kisimock.domain.World;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The calls of one workspace in the order in which they began, and the world as it is now. */
record Calls(List<Exchange> all, World world) {

    /** Puts them in order: the journal has them as they were answered. */
    Calls {
        all = all.stream().sorted(Comparator.comparing(Exchange::number)).toList();
    }

    /** Those that are wanted. */
    List<Exchange> those(Predicate<Exchange> wanted) {
        return all.stream().filter(wanted).toList();
    }

    /** Those of one key together. */
    <K> Collection<List<Exchange>> by(Function<Exchange, K> key) {
        return all.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** What two calls have in common when one repeats the other; with another secret or scheme it is another call. */
    static List<Object> request(Exchange call) {
        return List.of(
                call.method(),
                call.path(),
                call.query(),
                call.requestBody(),
                call.secret().or(() -> call.header("Authorization")));
    }

    /** Whose call it is: the user's, over all logins, as the limit counts; else that of whoever has the secret. */
    static String sender(Exchange call) {
        return call.caller().map(CallerId::email).or(call::secret).orElse("nobody");
    }

    /**
     * How much later one call was answered than another, by whichever clock shows more. A client waits by the real
     * clock, a test by the workspace's: neither a clock that stands nor a test in a hurry makes a client hasty.
     */
    static Duration apart(Exchange one, Exchange other) {
        Duration real = Duration.between(one.realAt(), other.realAt());
        Duration own = Duration.between(one.at(), other.at());
        return real.compareTo(own) > 0 ? real : own;
    }
}
