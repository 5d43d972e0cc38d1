package io.github.kisimock.control;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest entries of many owners, one after the other in pages of bytes that are written again and again: however
 * much is added, the garbage collector finds nothing to move. Not safe for several threads.
 */
final class Ring {

    private static final int PAGE = 1 << 18;
    private static final int HEAD = 2 * Integer.BYTES; // the owner and the length

    private final int mostEntries;
    private final long mostBytes;
    private final Evicted evicted;
    private final Deque<ByteBuffer> pages = new ArrayDeque<>(); // of each, what is left is from position to limit
    private @Nullable ByteBuffer spare;
    private long bytes;
    private long added;
    private int size;

    /** Is told of an entry that had to go: whose it was, and how many had been added before it. */
    interface Evicted {
        void entry(int owner, long number);
    }

    /**
     * Makes an empty one.
     *
     * @param mostBytes what its pages may take, if it is some of them
     * @param evicted is told of each entry that had to go
     */
    Ring(int mostEntries, long mostBytes, Evicted evicted) {
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
        this.evicted = evicted;
    }

    void add(int owner, ByteBuffer entry) {
        int length = entry.remaining();
        while (size >= mostEntries && size > 0) {
            evictOldest();
        }
        ByteBuffer page = pages.peekLast();
        int end = page == null ? 0 : page.limit();
        if (page == null || page.capacity() - end < HEAD + length) {
            page = newPage(Math.max(PAGE, HEAD + length));
            end = 0;
        }
        page.limit(end + HEAD + length);
        page.putInt(end, owner).putInt(end + Integer.BYTES, length).put(end + HEAD, entry, entry.position(), length);
        size++;
        added++;
    }

    private ByteBuffer newPage(int capacity) {
        while (!pages.isEmpty() && bytes + capacity > mostBytes) {
            evictOldest();
        }
        ByteBuffer page = spare == null || capacity != PAGE ? ByteBuffer.allocate(capacity) : spare;
        spare = null;
        bytes += page.capacity();
        pages.addLast(page.clear().limit(0));
        return page;
    }

    private void evictOldest() {
        ByteBuffer page = pages.getFirst();
        int owner = page.getInt();
        page.position(page.position() + Integer.BYTES + page.getInt(page.position()));
        evicted.entry(owner, added - size);
        size--;
        if (!page.hasRemaining()) {
            bytes -= page.capacity();
            pages.removeFirst();
            spare = page.capacity() == PAGE ? page : null;
        }
    }

    /** How many entries were ever added. */
    long added() {
        return added;
    }

    /** The entries of that owner, oldest first, but for so many of the first that were ever added by anybody. */
    List<byte[]> entriesOf(int owner, long skipped) {
        List<byte[]> found = new ArrayList<>();
        long number = added - size;
        for (ByteBuffer page : pages) {
            for (ByteBuffer left = page.duplicate(); left.hasRemaining(); number++) {
                boolean wanted = left.getInt() == owner && number >= skipped;
                int length = left.getInt();
                if (wanted) {
                    byte[] entry = new byte[length];
                    left.get(entry);
                    found.add(entry);
                } else {
                    left.position(left.position() + length);
                }
            }
        }
        return found;
    }
}
