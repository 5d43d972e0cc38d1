package io.github.kisimock.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeBytesTest {

    @Test
    void a_call_is_read_as_it_was_written() {
        staysItself(
                exchange("{\"name\":\"Zoë \u0000 \uD83D\uDEAA\"}", Optional.of(new CallerId(7, "ada@example.com"))));
    }

    @Test
    void what_is_empty_stays_empty() {
        staysItself(exchange("", Optional.empty()));
    }

    @Test
    void a_body_of_the_widest_letters_is_kept_and_stays_cut() {
        Exchange cut = exchange("€".repeat(20_000), Optional.empty());

        assertThat(Exchange.isCut(cut.requestBody())).isTrue();
        staysItself(cut);
    }

    private static void staysItself(Exchange exchange) {
        ByteBuffer kept = new ExchangeBytes().of(exchange);
        byte[] entry = new byte[kept.remaining()];
        kept.get(entry);
        assertThat(ExchangeBytes.read(entry)).usingRecursiveComparison().isEqualTo(exchange);
    }

    private static Exchange exchange(String body, Optional<CallerId> caller) {
        return new Exchange(
                3,
                Instant.parse("2026-01-01T00:00:00.123Z"),
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                "POST",
                "/members",
                body.isEmpty() ? "" : "q=ü",
                Map.of("Accept", List.of("a", "b"), "X-Empty", List.of("")),
                body,
                body.isEmpty() ? 0 : 422,
                Map.of(),
                body,
                Duration.ofNanos(1_234_567),
                caller.map(CallerId::email),
                caller,
                Optional.empty());
    }
}
