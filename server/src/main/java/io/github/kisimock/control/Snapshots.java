package io.github.kisimock.control;

import io.github.kisimock.domain.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Worlds kept under a name, a hundred at most. Keeping one costs next to nothing: it is a reference. */
public final class Snapshots {

    private static final int MOST_KEPT = 100;

    private final Map<String, World> worlds = new TreeMap<>();

    Snapshots() {}

    /**
     * Keeps a world, in place of the one that had the name.
     *
     * @throws Misuse if that is no name, or there are a hundred others
     */
    public synchronized void keep(String name, World world) {
        if (!worlds.containsKey(name) && worlds.size() >= MOST_KEPT) {
            throw Misuse.of("name", "there are " + MOST_KEPT + " snapshots already; delete one first");
        }
        worlds.put(Name.of(name), world);
    }

    /**
     * The world of that name.
     *
     * @throws Misuse if there is none
     */
    public World get(String name) {
        return get(name, "name");
    }

    /**
     * Likewise.
     *
     * @param field what a request names it in
     */
    synchronized World get(String name, String field) {
        return Optional.ofNullable(worlds.get(name))
                .orElseThrow(() -> Misuse.unknown(field, "there is no snapshot '" + name + "'; there are " + names()));
    }

    /**
     * Forgets one.
     *
     * @throws Misuse if there is none
     */
    public synchronized void delete(String name) {
        get(name);
        worlds.remove(name);
    }

    /** All names, in order. */
    public synchronized List<String> names() {
        return List.copyOf(worlds.keySet());
    }
}
