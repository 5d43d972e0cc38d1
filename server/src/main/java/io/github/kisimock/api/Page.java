package io.github.kisimock.api;

import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Switch;
import java.util.Collection;
import java.util.function.Function;

/**
 * The part of a list that a call asks for.
 *
 * @param limit how many at most
 * @param offset how many to leave out first
 */
record Page(int limit, int offset) {

    private static final int LARGEST_OFFSET = 20_000;

    /** The page that {@code limit} and {@code offset} ask for, by the published defaults and maxima of the resource. */
    static Page of(Call call, int defaultLimit, int largestLimit) {
        return new Page(
                number(call, "limit", 1, defaultLimit, largestLimit), number(call, "offset", 0, 0, LARGEST_OFFSET));
    }

    private static int number(Call call, String name, int least, int standard, int most) {
        int number = Query.number(call, name).orElse(standard);
        if (number < least) {
            Query.refuse(call, name);
            return standard;
        }
        if (number > most && call.switches().is(Switch.ABOVE_MAXIMUM, "refused")) {
            throw Refusal.of(Reason.ABOVE_MAXIMUM, name, "must be less than or equal to " + most);
        }
        return Math.min(number, most);
    }

    /**
     * Answers with this page of the rows as a bare array; the header tells the range asked for, and how many there are.
     * If the page is off, it is as if so many rows had come before it, or gone.
     */
    <T> void answer(Call call, Collection<T> rows, Function<T, ? extends JsonObject> shown) {
        int moved = call.pageMoved();
        call.setHeader("X-Collection-Range", range(call, Math.max(0, rows.size() + moved)));
        call.answer(rows.stream()
                .skip(Math.max(0, offset - moved))
                .limit(limit)
                .map(shown)
                .toList());
    }

    private String range(Call call, int total) {
        return total == 0 && call.switches().is(Switch.EMPTY_LIST_RANGE, "star")
                ? "*/0"
                : offset + "-" + (offset + limit - 1) + "/" + total;
    }
}
