package io.github.kisimock.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.TreePMap;

/**
 * All rows of one kind, in the order of their ids: an immutable value. A write gives a new table that
 * shares all but O(log n) of the old one, so keeping an old table costs nothing.
 */
public final class Table<T extends Entity<T>> {

    private final Class<T> kind;
    private final int next;
    private final TreePMap<Integer, T> rows;
    private final List<IndexedRows<T>> indexes;

    private Table(Class<T> kind, int next, TreePMap<Integer, T> rows, List<IndexedRows<T>> indexes) {
        this.kind = kind;
        this.next = next;
        this.rows = rows;
        this.indexes = indexes;
    }

    @SafeVarargs
    static <T extends Entity<T>> Table<T> empty(Class<T> kind, int first, Index<T, ?>... indexes) {
        List<IndexedRows<T>> none = new ArrayList<>();
        for (Index<T, ?> index : indexes) {
            none.add(IndexedRows.none(index));
        }
        return new Table<>(kind, first, TreePMap.empty(), none);
    }

    Class<T> kind() {
        return kind;
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
        for (IndexedRows<T> indexed : indexes) {
            if (indexed.isBy(index)) {
                return indexed.of(key);
            }
        }
        throw new IllegalArgumentException("not an index of this table");
    }

    /** The row with the lowest id whose key in that index is the given one. */
    public <K> Optional<T> first(Index<T, K> index, K key) {
        Collection<T> found = where(index, key);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.iterator().next());
    }

    /** This table with the row put in, or put in place of the one with its id. */
    Table<T> with(T row) {
        int number = row.id().number();
        T old = rows.get(number);
        return new Table<>(
                kind,
                Math.max(next, number + 1),
                rows.plus(number, row),
                indexed(indexed -> old == null ? indexed.with(row) : indexed.with(row, old)));
    }

    /** This table without the row of that id. The id is not given again. */
    Table<T> without(Id<T> id) {
        T old = rows.get(id.number());
        return old == null
                ? this
                : new Table<>(kind, next, rows.minus(id.number()), indexed(indexed -> indexed.without(old)));
    }

    private List<IndexedRows<T>> indexed(UnaryOperator<IndexedRows<T>> change) {
        List<IndexedRows<T>> changed = new ArrayList<>(indexes);
        changed.replaceAll(change);
        return changed;
    }
}
