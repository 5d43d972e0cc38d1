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
     * @param made what came of it, by name
     */
    record Situation(String scenario, Map<String, Object> wanted, Map<String, Object> made) {}

    private final TreeMap<Integer, List<Situation>> afterCalls = new TreeMap<>();

    /** It is there from now on, after so many calls. */
    synchronized void add(int calls, Situation situation) {
        List<Situation> all = new ArrayList<>(before(calls + 1));
        all.add(situation);
        set(calls, List.copyOf(all.subList(Math.max(0, all.size() - MOST_AT_ONCE), all.size())));
    }

    /** There are none from now on, after so many calls. */
    synchronized void clear(int calls) {
        if (!before(calls + 1).isEmpty()) {
            set(calls, List.of());
        }
    }

    private void set(int calls, List<Situation> all) {
        afterCalls.put(calls, all);
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
