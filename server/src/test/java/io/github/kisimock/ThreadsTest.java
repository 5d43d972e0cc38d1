package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In the image, threads that are there when the mock is opened get another priority then. */
class ThreadsTest {

    private final Threads threads = new Threads();

    @AfterEach
    void stop() throws Exception {
        threads.stop();
    }

    @Test
    void threads_that_are_there_take_a_new_priority() throws Exception {
        threads.start();
        threads.setPriority(Thread.MIN_PRIORITY);
        CompletableFuture<Integer> priority = new CompletableFuture<>();
        threads.execute(() -> priority.complete(Thread.currentThread().getPriority()));
        assertThat(priority.get(20, TimeUnit.SECONDS)).isEqualTo(Thread.MIN_PRIORITY);
    }

    @Test
    void threads_to_come_take_it_too() {
        threads.setPriority(Thread.MIN_PRIORITY);
        assertThat(threads.newThread(() -> {}).getPriority()).isEqualTo(Thread.MIN_PRIORITY);
    }
}
