package io.github.kisimock.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import kotlinx.collections.immutable.ExtensionsKt;
import kotlinx.collections.immutable.PersistentMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The rows of a table by their key in one index: an immutable value. Under a key is a row, as under most; or a list, which
 * is read faster than a tree and copied as fast, as long as it is short; or a tree, which keeps the order of ids. Keys
 * have no order, and so are in a hash map.
 */
final class IndexedRows<T extends Entity<T>> {

    private static final int LONGEST_LIST = 128;

    private final Index<T, ?> index;
    private final PersistentMap<Object, Object> found;

    private IndexedRows(Index<T, ?> index, PersistentMap<Object, Object> found) {
        this.index = index;
        this.found = found;
    }

    static <T extends Entity<T>> IndexedRows<T> none(Index<T, ?> index) {
        return new IndexedRows<>(index, ExtensionsKt.persistentHashMapOf());
    }

    boolean isBy(Index<T, ?> which) {
        return index == which;
    }

    /** The rows of that key, by id. */
    Collection<T> of(Object key) {
        return rows(found.get(key));
    }

    private Collection<T> rows(@Nullable Object under) {
        return under instanceof TreePMap ? tree(under).values() : list(under);
    }

    IndexedRows<T> with(T row) {
        Object key = index.keyOf(row);
        return new IndexedRows<>(index, found.putting(key, together(found.get(key), row)));
    }

    private Object together(@Nullable Object under, T row) {
        if (under instanceof TreePMap) {
            return tree(under).plus(row.id().number(), row);
        }
        List<T> rows = copy(list(under));
        int place = place(rows, row);
        if (place < rows.size() && rows.get(place).id().equals(row.id())) {
            rows.set(place, row);
        } else {
            rows.add(place, row);
        }
        return together(rows);
    }

    private Object together(List<T> rows) {
        if (rows.size() == 1) {
            return rows.get(0);
        }
        if (rows.size() <= LONGEST_LIST) {
            return Collections.unmodifiableList(rows);
        }
        TreePMap<Integer, T> tree = TreePMap.empty();
        for (T row : rows) {
            tree = tree.plus(row.id().number(), row);
        }
        return tree;
    }

    /** With room for one more. */
    private List<T> copy(Collection<T> rows) {
        List<T> copy = new ArrayList<>(rows.size() + 1);
        copy.addAll(rows);
        return copy;
    }

    /** Where in the list, which is in the order of the ids, the row is or is to be. */
    private int place(List<T> rows, T row) {
        int place = Collections.binarySearch(
                rows, row, Comparator.comparingInt(one -> one.id().number()));
        return place < 0 ? -place - 1 : place;
    }

    /** With the row in the place of an older state of it. */
    IndexedRows<T> with(T row, T old) {
        return index.keyOf(old).equals(index.keyOf(row))
                ? with(row)
                : without(old).with(row);
    }

    /** Without a row that is there. */
    IndexedRows<T> without(T row) {
        Object key = index.keyOf(row);
        Object under = found.get(key);
        if (under instanceof TreePMap && tree(under).size() > LONGEST_LIST + 1) {
            return new IndexedRows<>(
                    index, found.putting(key, tree(under).minus(row.id().number())));
        }
        List<T> rows = copy(rows(under));
        rows.remove(place(rows, row));
        return new IndexedRows<>(index, rows.isEmpty() ? found.removing(key) : found.putting(key, together(rows)));
    }

    @SuppressWarnings("unchecked") // what is neither list nor tree is a row
    private List<T> list(@Nullable Object under) {
        if (under == null) {
            return List.of();
        }
        return under instanceof List ? (List<T>) under : List.of((T) under);
    }

    @SuppressWarnings("unchecked") // of rows by their ids
    private TreePMap<Integer, T> tree(Object under) {
        return (TreePMap<Integer, T>) under;
    }
}
