package io.github.kisimock.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The calls of all workspaces, newest kept: so many of them, and no more than 64 MB or an eighth of the heap.
 * What had to go is counted, so that nobody takes a journal for whole that is not.
 */
final class Journal {

    private static final long MOST_BYTES =
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);

    private final int mostKept;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final ExchangeBytes bytes = new ExchangeBytes();
    private final Ring ring;
    private final Map<Integer, Share> shares = new HashMap<>();
    private int owners;
    private long answered;

    /** What one workspace has of it: the calls from some number on, of which some had to go. */
    private static final class Share {
        private long from;
        private int evicted;
        private int clearings;

        private Share(long from) {
            this.from = from;
        }
    }

    Journal(int mostKept) {
        this.mostKept = mostKept;
        this.ring = new Ring(mostKept, MOST_BYTES, this::evicted);
    }

    private void evicted(int owner, long number) {
        Share share = share(owner);
        if (number >= share.from) {
            share.evicted++;
        }
    }

    /** One that has nothing if the workspace is forgotten. */
    private Share share(int owner) {
        Share share = shares.get(owner);
        return share == null ? new Share(Long.MAX_VALUE) : share;
    }

    /** Whether it keeps any calls at all. */
    boolean isOn() {
        return mostKept > 0;
    }

    /** The number under which a workspace writes. */
    int newOwner() {
        lock.lock();
        try {
            owners++;
            shares.put(owners, new Share(0));
            return owners;
        } finally {
            lock.unlock();
        }
    }

    void add(int owner, Exchange exchange) {
        lock.lock();
        try {
            ring.add(owner, bytes.of(exchange));
            answered++;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A call was answered, and is not kept. */
    void skip(int owner) {
        lock.lock();
        try {
            share(owner).evicted++;
            answered++;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The calls to one workspace, oldest first. */
    List<Exchange> of(int owner) {
        Reader reader = new Reader(owner);
        reader.readOn();
        return List.copyOf(reader.calls);
    }

    /** How many calls to one workspace had to go. */
    int evictedOf(int owner) {
        lock.lock();
        try {
            return share(owner).evicted;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the calls to one workspace. Their room is free when their turn comes to go. */
    void clear(int owner) {
        lock.lock();
        try {
            Share share = share(owner);
            share.from = ring.added();
            share.evicted = 0;
            share.clearings++;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a workspace, and the calls to it. */
    void forget(int owner) {
        lock.lock();
        try {
            shares.remove(owner);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the calls to one workspace are as wanted; answers whether they are. */
    boolean await(int owner, Predicate<List<Exchange>> wanted, Duration most) {
        Reader reader = new Reader(owner);
        long nanos = TimeUnit.NANOSECONDS.convert(most);
        try {
            while (true) {
                reader.readOn();
                if (wanted.test(reader.calls)) {
                    return true;
                }
                if (nanos <= 0) {
                    return false;
                }
                nanos = reader.awaitMore(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits until that holds, which may change with each answer to a call. */
    void awaitAnswers(BooleanSupplier wanted, Duration most) {
        long nanos = TimeUnit.NANOSECONDS.convert(most);
        lock.lock();
        try {
            while (!wanted.getAsBoolean() && nanos > 0) {
                nanos = grown.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Reads the calls to one workspace, and then only what has come since. */
    private final class Reader {

        private final int owner;
        private final List<Exchange> calls = new ArrayList<>();
        private long read;
        private int gone;
        private int clearings;
        private long seen;

        private Reader(int owner) {
            this.owner = owner;
        }

        private void readOn() {
            List<byte[]> more;
            lock.lock();
            try {
                Share share = share(owner);
                int goneSince = share.clearings == clearings ? share.evicted - gone : calls.size();
                calls.subList(0, Math.min(calls.size(), goneSince)).clear();
                gone = share.evicted;
                clearings = share.clearings;
                more = ring.entriesOf(owner, Math.max(read, share.from));
                read = ring.added();
                seen = answered;
            } finally {
                lock.unlock();
            }
            more.forEach(entry -> calls.add(ExchangeBytes.read(entry)));
        }

        /** Waits for an answer to any call; tells how much of the time is left. */
        private long awaitMore(long nanos) throws InterruptedException {
            lock.lock();
            try {
                long left = nanos;
                while (answered == seen && left > 0) {
                    left = grown.awaitNanos(left);
                }
                return left;
            } finally {
                lock.unlock();
            }
        }
    }
}
