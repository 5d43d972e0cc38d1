package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Mail;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Tests that run at the same time know nothing of each other. */
class ParallelTest {

    @KisiMockTest
    @At("2026-01-01T00:00:00Z")
    static class Crowd {
        @RepeatedTest(200)
        void is_alone(Kisi kisi, RepetitionInfo repetition) {
            int own = repetition.getCurrentRepetition();
            PartnerApp app = new PartnerApp(kisi.uri(), kisi.apiKey());
            for (int i = 0; i < own % 4; i++) {
                app.onboard("ada" + i + "@example.com");
            }
            app.forgetPassword("member@acme.example");
            kisi.clock().advance(Duration.ofDays(own));
            assertThat(app.members()).isEqualTo(5 + own % 4);
            assertThat(kisi.outbox().mails()).extracting(Mail::kind).containsExactly(Mail.Kind.PASSWORD_RESET);
            assertThat(kisi.clock().now())
                    .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(own)));
            assertThat(kisi.requests()).hasSize(2 * (own % 4) + 2);
        }
    }

    /** So often: see CONTRIBUTING for fifty times. */
    private static final int RUNS = Integer.getInteger("parallel.runs", 1);

    @Test
    void two_hundred_at_once() {
        for (int run = 0; run < RUNS; run++) {
            Run.concurrently(200, Crowd.class).passes(200);
        }
    }
}
