package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.SeedUser;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A base URL that somebody kept serves one test at a time. */
class KeptUrlTest {

    private static final CountDownLatch BEGUN = new CountDownLatch(1);
    private static final CountDownLatch ENDED_INSIDE = new CountDownLatch(1);

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a class begin while the test around it runs. */
    static class Meanwhile implements ExecutionCondition, AfterAllCallback {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            await(BEGUN);
            return ConditionEvaluationResult.enabled("");
        }

        @Override
        public void afterAll(ExtensionContext context) {
            ENDED_INSIDE.countDown();
        }
    }

    @KisiMockTest
    static class Keeps {
        @BeforeAll
        static void keep(Kisi kisi) {
            kisi.uri();
        }

        @Test
        void finds_what_it_made(Kisi kisi) {
            kisi.add(SeedUser.managed("mine@example.com"));
            BEGUN.countDown();
            await(ENDED_INSIDE);
            kisi.signIn("mine@example.com");
        }

        @Nested
        @ExtendWith(Meanwhile.class)
        class Inside {
            @Test
            void does_not_run() {}
        }
    }

    @Test
    void a_class_within_takes_no_running_tests_world_away() {
        assertThat(Run.concurrently(2, Keeps.class).failures())
                .singleElement()
                .asString()
                .startsWith("ExtensionConfigurationException: " + Keeps.Inside.class.getName()
                        + ": another test is using the base URL that this class keeps; give the class");
    }
}
