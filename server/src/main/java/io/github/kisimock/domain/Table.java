package io.github.kisimock.domain;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/**
 * All rows of one kind, in the order of their ids: an immutable value. A write gives a new table that
 * shares all but O(log n) of the old one, so keeping an old table costs nothing.
 */
public final class Table<T extends Entity<T>> {

    private final Class<T> kind;
    private final int next;
    private final TreePMap<Integer, T> rows;
    private final HashPMap<Index<T, ?>, HashPMap<Object, TreePMap<Integer, T>>> indexes;

    private Table(
            Class<T> kind,
            int next,
            TreePMap<Integer, T> rows,
            HashPMap<Index<T, ?>, HashPMap<Object, TreePMap<Integer, T>>> indexes) {
        this.kind = kind;
        this.next = next;
        this.rows = rows;
        this.indexes = indexes;
    }

    static <T extends Entity<T>> Table<T> empty(Class<T> kind, int first, List<Index<T, ?>> indexes) {
        HashPMap<Index<T, ?>, HashPMap<Object, TreePMap<Integer, T>>> none = HashTreePMap.empty();
        for (Index<T, ?> index : indexes) {
            none = none.plus(index, HashTreePMap.empty());
        }
        return new Table<>(kind, first, TreePMap.empty(), none);
    }

    /** The id that the next new row is to carry. */
    public Id<T> nextId() {
        return new Id<>(kind, next);
    }

    Table<T> countingFrom(int number) {
        return new Table<>(kind, Math.max(next, number), rows, indexes);
    }

    /** The row of that id, if there is one. */
    public Optional<T> find(Id<T> id) {
        return Optional.ofNullable(rows.get(id.number()));
    }

    /** Every row, in the order of the ids. */
    public Collection<T> rows() {
        return rows.values();
    }

    /** The rows whose key in that index is the given one, in the order of the ids. */
    public <K> Collection<T> where(Index<T, K> index, K key) {
        return entries(indexes, index).getOrDefault(key, TreePMap.empty()).values();
    }

    /** The row with the lowest id whose key in that index is the given one. */
    public <K> Optional<T> first(Index<T, K> index, K key) {
        return where(index, key).stream().findFirst();
    }

    /** This table with the row put in, or put in place of the one with its id. */
    Table<T> with(T row) {
        int number = row.id().number();
        T old = rows.get(number);
        var kept = indexes;
        for (Index<T, ?> index : indexes.keySet()) {
            Object key = index.keyOf(row);
            var entries = entries(kept, index);
            if (old != null && !index.keyOf(old).equals(key)) {
                entries = withoutEntry(entries, index.keyOf(old), number);
            }
            TreePMap<Integer, T> found = entries.getOrDefault(key, TreePMap.empty());
            kept = kept.plus(index, entries.plus(key, found.plus(number, row)));
        }
        return new Table<>(kind, Math.max(next, number + 1), rows.plus(number, row), kept);
    }

    /** This table without the row of that id. The id is not given again. */
    Table<T> without(Id<T> id) {
        T old = rows.get(id.number());
        if (old == null) {
            return this;
        }
        var kept = indexes;
        for (Index<T, ?> index : indexes.keySet()) {
            kept = kept.plus(index, withoutEntry(entries(kept, index), index.keyOf(old), id.number()));
        }
        return new Table<>(kind, next, rows.minus(id.number()), kept);
    }

    private static <T extends Entity<T>> HashPMap<Object, TreePMap<Integer, T>> entries(
            HashPMap<Index<T, ?>, HashPMap<Object, TreePMap<Integer, T>>> indexes, Index<T, ?> index) {
        return Objects.requireNonNull(indexes.get(index), "not an index of this table");
    }

    private static <T> HashPMap<Object, TreePMap<Integer, T>> withoutEntry(
            HashPMap<Object, TreePMap<Integer, T>> entries, Object key, int number) {
        TreePMap<Integer, T> left = entries.getOrDefault(key, TreePMap.empty()).minus(number);
        return left.isEmpty() ? entries.minus(key) : entries.plus(key, left);
    }
}
