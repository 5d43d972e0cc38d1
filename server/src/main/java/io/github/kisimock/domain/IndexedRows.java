package io.github.kisimock.domain;

import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/** The rows of a table by their key in one index: an immutable value. */
final class IndexedRows<T extends Entity<T>> {

    private final Index<T, ?> index;
    private final HashPMap<Object, TreePMap<Integer, T>> rows;

    private IndexedRows(Index<T, ?> index, HashPMap<Object, TreePMap<Integer, T>> rows) {
        this.index = index;
        this.rows = rows;
    }

    static <T extends Entity<T>> IndexedRows<T> none(Index<T, ?> index) {
        return new IndexedRows<>(index, HashTreePMap.empty());
    }

    boolean isBy(Index<T, ?> which) {
        return index == which;
    }

    /** The rows of that key, by id. */
    TreePMap<Integer, T> of(Object key) {
        TreePMap<Integer, T> found = rows.get(key);
        return found == null ? TreePMap.empty() : found;
    }

    IndexedRows<T> with(T row) {
        Object key = index.keyOf(row);
        return new IndexedRows<>(index, rows.plus(key, of(key).plus(row.id().number(), row)));
    }

    /** With the row in the place of an older state of it. */
    IndexedRows<T> with(T row, T old) {
        return index.keyOf(old).equals(index.keyOf(row))
                ? with(row)
                : without(old).with(row);
    }

    IndexedRows<T> without(T row) {
        Object key = index.keyOf(row);
        TreePMap<Integer, T> left = of(key).minus(row.id().number());
        return new IndexedRows<>(index, left.isEmpty() ? rows.minus(key) : rows.plus(key, left));
    }
}
