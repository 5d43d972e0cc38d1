package io.github.kisimock.domain;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/**
 * The rows of a table by their key in one index: an immutable value. Under a key is a row, as under most, or a tree of
 * several: a tree for each would take more room than the rows.
 */
final class IndexedRows<T extends Entity<T>> {

    private final Index<T, ?> index;
    private final HashPMap<Object, Object> found;

    private IndexedRows(Index<T, ?> index, HashPMap<Object, Object> found) {
        this.index = index;
        this.found = found;
    }

    static <T extends Entity<T>> IndexedRows<T> none(Index<T, ?> index) {
        return new IndexedRows<>(index, HashTreePMap.empty());
    }

    boolean isBy(Index<T, ?> which) {
        return index == which;
    }

    /** The rows of that key, by id. */
    Collection<T> of(Object key) {
        Object under = found.get(key);
        if (under == null) {
            return List.of();
        }
        return under instanceof TreePMap ? several(under).values() : List.of(one(under));
    }

    IndexedRows<T> with(T row) {
        Object key = index.keyOf(row);
        return new IndexedRows<>(index, found.plus(key, together(found.get(key), row)));
    }

    private Object together(@Nullable Object under, T row) {
        if (under instanceof TreePMap) {
            return several(under).plus(row.id().number(), row);
        }
        if (under == null || one(under).id().equals(row.id())) {
            return row;
        }
        return TreePMap.singleton(one(under).id().number(), one(under))
                .plus(row.id().number(), row);
    }

    /** With the row in the place of an older state of it. */
    IndexedRows<T> with(T row, T old) {
        return index.keyOf(old).equals(index.keyOf(row))
                ? with(row)
                : without(old).with(row);
    }

    IndexedRows<T> without(T row) {
        Object key = index.keyOf(row);
        Object under = found.get(key);
        if (!(under instanceof TreePMap)) {
            return new IndexedRows<>(index, found.minus(key));
        }
        TreePMap<Integer, T> left = several(under).minus(row.id().number());
        return new IndexedRows<>(
                index, found.plus(key, left.size() == 1 ? left.firstEntry().getValue() : left));
    }

    @SuppressWarnings("unchecked") // what is no tree is a row
    private T one(Object under) {
        return (T) under;
    }

    @SuppressWarnings("unchecked") // of rows by their ids
    private TreePMap<Integer, T> several(Object under) {
        return (TreePMap<Integer, T>) under;
    }
}
