package io.github.kisimock.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final int ADA = 1;
    private static final int BOB = 2;

    private final List<String> evicted = new ArrayList<>();

    @Test
    void each_owner_reads_its_own_in_order() {
        Ring ring = ring(10, 1 << 20);
        add(ring, ADA, "a", BOB, "b", ADA, "c");

        assertThat(texts(ring, ADA, 0)).containsExactly("a", "c");
        assertThat(texts(ring, BOB, 0)).containsExactly("b");
    }

    @Test
    void what_was_read_before_can_be_skipped() {
        Ring ring = ring(10, 1 << 20);
        add(ring, ADA, "a", BOB, "b");
        long read = ring.added();
        add(ring, ADA, "c");

        assertThat(texts(ring, ADA, read)).containsExactly("c");
        assertThat(texts(ring, ADA, ring.added())).isEmpty();
    }

    @Test
    void the_oldest_goes_when_there_are_too_many() {
        Ring ring = ring(2, 1 << 20);
        add(ring, ADA, "a", BOB, "b", ADA, "c", ADA, "d");

        assertThat(texts(ring, ADA, 0)).containsExactly("c", "d");
        assertThat(texts(ring, BOB, 0)).isEmpty();
        assertThat(evicted).containsExactly("1 #0", "2 #1");
    }

    @Test
    void the_oldest_go_when_they_take_too_much_room() {
        Ring ring = ring(1_000_000, 1 << 19);
        String kilobyte = "x".repeat(1_000);
        for (int i = 0; i < 10_000; i++) {
            add(ring, ADA, i + kilobyte);
        }

        List<String> kept = texts(ring, ADA, 0);
        assertThat(kept).hasSizeBetween(250, 524).endsWith("9999" + kilobyte);
        assertThat(evicted).hasSize(10_000 - kept.size()).startsWith("1 #0", "1 #1");
    }

    @Test
    void an_entry_longer_than_a_page_is_kept_whole() {
        Ring ring = ring(10, 1 << 21);
        String longest = "y".repeat(600_000);
        add(ring, ADA, "a", ADA, longest, ADA, "b");

        assertThat(texts(ring, ADA, 0)).containsExactly("a", longest, "b");
    }

    @Test
    void the_newest_is_kept_though_a_page_alone_takes_too_much_room() {
        Ring ring = ring(10, 1 << 10);
        add(ring, ADA, "a", ADA, "b");

        assertThat(texts(ring, ADA, 0)).endsWith("b");
    }

    private Ring ring(int mostEntries, long mostBytes) {
        return new Ring(mostEntries, mostBytes, (owner, number) -> evicted.add(owner + " #" + number));
    }

    private static void add(Ring ring, Object... ownersAndTexts) {
        for (int i = 0; i < ownersAndTexts.length; i += 2) {
            ring.add((int) ownersAndTexts[i], StandardCharsets.UTF_8.encode(ownersAndTexts[i + 1].toString()));
        }
    }

    private static List<String> texts(Ring ring, int owner, long skipped) {
        return ring.entriesOf(owner, skipped).stream()
                .map(entry -> new String(entry, StandardCharsets.UTF_8))
                .toList();
    }
}
