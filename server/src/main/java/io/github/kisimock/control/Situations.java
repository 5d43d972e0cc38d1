package io.github.kisimock.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which scenarios had made the world when a call began; of a thousand changes the newest are kept. */
final class Situations {

    private static final int MOST_KEPT = 1_000;
    private static final int MOST_AT_ONCE = 20;

    /**
     * A scenario that was brought about.
     *
     * @param wanted what was chosen beforehand
     * @param arranged what came of it
     */
    record Situation(Map<String, Object> wanted, Arranged arranged) {}

    private final TreeMap<Integer, List<Situation>> afterCalls = new TreeMap<>();

    /** They are there too from now on, after so many calls. */
    synchronized void add(int calls, List<Situation> more) {
        List<Situation> all = new ArrayList<>(before(calls + 1));
        all.addAll(more);
        set(calls, all);
    }

    /** There are those and no others from now on, after so many calls. */
    synchronized void set(int calls, List<Situation> all) {
        if (all.equals(before(calls + 1))) {
            return;
        }
        afterCalls.put(calls, List.copyOf(all.subList(Math.max(0, all.size() - MOST_AT_ONCE), all.size())));
        if (afterCalls.size() > MOST_KEPT) {
            afterCalls.pollFirstEntry();
        }
    }

    /** Those there were when the call of that number began, oldest first. */
    synchronized List<Situation> before(int number) {
        Map.Entry<Integer, List<Situation>> last = afterCalls.lowerEntry(number);
        return last == null ? List.of() : last.getValue();
    }
}
