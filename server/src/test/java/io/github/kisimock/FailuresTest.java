package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.TokenSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@MockTest
class FailuresTest {

    @Test
    @Shows("failures.internal")
    void a_failure_is_answered_and_the_process_lives_on() {
        failing(Settings.standard(), 500);
    }

    @Test
    @Shows("failures.internal")
    @With("failure-status=503")
    void a_failure_may_be_an_unavailable_service() {
        failing(Settings.standard().with(Switch.FAILURE_STATUS, "503"), 503);
    }

    private static void failing(Settings settings, int status) {
        FailingTokens tokens = new FailingTokens();
        try (KisiMock mock = KisiMock.start(settings, new TestClock(), (digits, seed) -> tokens)) {
            Client client = new Client(mock.uri());
            Reply before = client.asOwner().get("/logins?user_id=1000003").isOk();

            tokens.fail.set(true);
            Reply failed = client.with("Origin", "https://app.example").signIn("member");

            failed.isRefused(status, "ffffff");
            assertThat(failed.text("/error")).isEqualTo("An unexpected issue occured.");
            assertThat(failed.header("X-Kisi-Mock-Rule")).hasValue("failures.internal");
            assertThat(failed.header("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(client.asOwner().get("/logins?user_id=1000003").json()).isEqualTo(before.json());

            tokens.fail.set(false);
            client.signIn("member").isOk();
        }
    }

    /** A source of secrets that can be made to fail as code does that has a slip in it. */
    private static final class FailingTokens implements TokenSource {
        private final TokenSource tokens = TokenSource.seeded(1);
        private final AtomicBoolean fail = new AtomicBoolean();

        @Override
        public Secret next() {
            if (fail.get()) {
                throw new IllegalStateException("a failure wanted by the test");
            }
            return tokens.next();
        }
    }
}
