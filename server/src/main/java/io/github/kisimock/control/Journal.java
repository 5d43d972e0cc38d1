package io.github.kisimock.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The calls of all workspaces, newest kept: so many of them, and no more than 64 MB or an eighth of the heap.
 * What had to go is counted, so that nobody takes a journal for whole that is not.
 */
final class Journal {

    private static final long MOST_BYTES =
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);

    private record Entry(LocalControl of, Exchange exchange, long bytes) {}

    private final int mostKept;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<LocalControl, Integer> evicted = new WeakHashMap<>();
    private long bytes;

    Journal(int mostKept) {
        this.mostKept = mostKept;
    }

    /** Whether it keeps any calls at all. */
    boolean isOn() {
        return mostKept > 0;
    }

    void add(LocalControl of, Exchange exchange) {
        Entry newest = new Entry(of, exchange, exchange.bytes());
        lock.lock();
        try {
            entries.addLast(newest);
            bytes += newest.bytes();
            while (entries.size() > mostKept || bytes > MOST_BYTES) {
                Entry oldest = entries.removeFirst();
                bytes -= oldest.bytes();
                evicted.merge(oldest.of(), 1, Integer::sum);
            }
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A call was answered, and is not kept. */
    void skip(LocalControl of) {
        lock.lock();
        try {
            evicted.merge(of, 1, Integer::sum);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The calls to one workspace, oldest first. */
    List<Exchange> of(LocalControl control) {
        lock.lock();
        try {
            return entries.stream()
                    .filter(entry -> entry.of() == control)
                    .map(Entry::exchange)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** How many calls to one workspace had to go. */
    int evictedOf(LocalControl control) {
        lock.lock();
        try {
            return evicted.getOrDefault(control, 0);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the calls to one workspace. */
    void clear(LocalControl control) {
        lock.lock();
        try {
            entries.removeIf(entry -> entry.of() == control);
            bytes = entries.stream().mapToLong(Entry::bytes).sum();
            evicted.remove(control);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the calls to one workspace are as wanted; answers whether they are. */
    boolean await(LocalControl control, Predicate<List<Exchange>> wanted, Duration most) {
        long nanos = TimeUnit.NANOSECONDS.convert(most);
        lock.lock();
        try {
            while (!wanted.test(of(control))) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = grown.awaitNanos(nanos);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
