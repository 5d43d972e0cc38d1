package io.github.kisimock.control;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A list that a control request narrows, and waits for. With {@code wait} it waits until there are {@code count},
 * one if left out; in vain it tells which came nearest, and which criteria these do not meet.
 */
final class Listing<T> {

    private static final int MOST_TOLD = 5;

    private final String name;
    private final Supplier<List<T>> all;
    private final Function<T, String> line;
    private final Map<String, Predicate<T>> criteria = new LinkedHashMap<>();

    /**
     * All there are.
     *
     * @param name what they are, in the plural
     * @param line one of them in words, without secrets
     */
    Listing(String name, Supplier<List<T>> all, Function<T, String> line) {
        this.name = name;
        this.all = all;
        this.line = line;
    }

    /** Those that meet it besides, if anything is given. */
    <G> Listing<T> where(String criterion, Optional<G> given, BiPredicate<T, G> met) {
        given.ifPresent(value -> criteria.put(criterion, one -> met.test(one, value)));
        return this;
    }

    /**
     * Those asked for, oldest first.
     *
     * @param await waits until the list is as wanted, for that long; answers whether it is
     * @throws Misuse if they do not come in time
     */
    List<T> find(ControlCall call, BiPredicate<Predicate<List<T>>, Duration> await) {
        int count = call.number("count", call.query("wait").isPresent() ? 1 : 0);
        boolean there = await.test(list -> matching(list).size() >= count, call.mostWait());
        List<T> list = all.get();
        List<T> found = matching(list);
        if (!there && found.size() < count) {
            throw Misuse.timedOut("wait", "%d of %d %s came; %s".formatted(found.size(), count, name, nearest(list)));
        }
        return found;
    }

    private List<T> matching(List<T> list) {
        return list.stream().filter(one -> unmet(one).isEmpty()).toList();
    }

    private List<String> unmet(T one) {
        return criteria.entrySet().stream()
                .filter(criterion -> !criterion.getValue().test(one))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String nearest(List<T> list) {
        String told = list.stream()
                .filter(one -> !unmet(one).isEmpty())
                .sorted(Comparator.comparing(one -> unmet(one).size()))
                .limit(MOST_TOLD)
                .map(one -> line.apply(one) + " (other " + String.join(", ", unmet(one)) + ")")
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "there were no others" : "nearest were " + told;
    }
}
