package io.github.kisimock.api;

import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.User;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The filters that lists have in common. What cannot be read is refused, or ignored, by a switch. */
final class Query {

    private static final BigInteger LEAST = BigInteger.valueOf(Integer.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private Query() {}

    /** A whole number; one larger than any id or page counts as the largest there is. */
    static Optional<Integer> number(Call call, String name) {
        return call.query(name).flatMap(given -> number(call, name, given));
    }

    private static Optional<Integer> number(Call call, String name, String given) {
        String number = given.strip();
        if (!number.matches("-?[0-9]+")) {
            refuse(call, name);
            return Optional.empty();
        }
        return Optional.of(new BigInteger(number).max(LEAST).min(LARGEST).intValueExact());
    }

    /** Refuses a parameter that cannot be read, unless such are ignored. */
    static void refuse(Call call, String name) {
        if (call.switches().is(Switch.BAD_QUERY, "refused")) {
            throw Refusal.of(Reason.BAD_QUERY, name, "is invalid");
        }
    }

    /** {@code ids}: passes the numbers in a list parted by commas; everything if it is not given. */
    static Predicate<Id<?>> ids(Call call) {
        Optional<Set<Integer>> ids = call.query("ids")
                .map(given -> Arrays.stream(given.split(",", -1))
                        .flatMap(id -> number(call, "ids", id).stream())
                        .collect(Collectors.toSet()))
                .filter(readable -> !readable.isEmpty());
        return id -> ids.map(wanted -> wanted.contains(id.number())).orElse(true);
    }

    /** {@code query}: passes texts in which what is searched for occurs, in whatever case; not a look-up. */
    static Predicate<String> text(Call call) {
        Optional<String> wanted = call.query("query").map(given -> given.toLowerCase(Locale.ROOT));
        return text -> wanted.map(text.toLowerCase(Locale.ROOT)::contains).orElse(true);
    }

    /** {@code user_id}: a user by number, or the caller by {@code me}. */
    static Optional<Id<User>> user(Call call) {
        return call.query("user_id")
                .flatMap(given -> given.equals("me")
                        ? Optional.of(call.caller().user().id())
                        : number(call, "user_id", given).map(number -> new Id<>(User.class, number)));
    }

    /** {@code sort}: the order of that name, or none; turned round by a minus before it. */
    static <T> Comparator<T> order(Call call, Map<String, Comparator<T>> orders, Comparator<T> standard) {
        Optional<String> sort = call.query("sort");
        if (sort.isEmpty()) {
            return standard;
        }
        boolean descending = sort.get().startsWith("-");
        Comparator<T> order = orders.get(descending ? sort.get().substring(1) : sort.get());
        if (order == null) {
            refuse(call, "sort");
            return standard;
        }
        return (descending ? order.reversed() : order).thenComparing(standard);
    }
}
