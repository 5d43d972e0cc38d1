package io.github.kisimock.domain;

import java.util.function.Function;

/** A way to look up rows by something they carry. The table keeps it in step with every write. */
public final class Index<T extends Entity<T>, K> {

    private final Function<T, K> key;

    private Index(Function<T, K> key) {
        this.key = key;
    }

    static <T extends Entity<T>, K> Index<T, K> by(Function<T, K> key) {
        return new Index<>(key);
    }

    K keyOf(T row) {
        return key.apply(row);
    }
}
