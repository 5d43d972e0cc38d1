package io.github.kisimock.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A mock that is wrong in any of these ways does not pass {@link ProviderTest}. */
class BrokenMockTest {

    static final List<Breakage> BREAKAGES = Breakage.ALL;

    private static final ThreadLocal<@Nullable Breakage> PRESENT = new ThreadLocal<>();

    @ParameterizedTest(name = "{0}")
    @FieldSource("BREAKAGES")
    void a_broken_mock_is_found_out(Breakage breakage) {
        PRESENT.set(breakage);
        String found = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .selectors(selectClass(OfBrokenMock.class))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .findFirst()
                .flatMap(event -> event.getPayload(TestExecutionResult.class))
                .flatMap(TestExecutionResult::getThrowable)
                .filter(AssertionError.class::isInstance)
                .map(thrown ->
                        String.valueOf(thrown.getMessage()).strip().lines().limit(3))
                .map(lines -> lines.collect(Collectors.joining(" ")))
                .orElse("");
        assertThat(found).as("what gives it away: %s", breakage.name()).isNotEmpty();
        System.out.println(breakage.name() + ": " + found);
    }

    @Test
    void what_stands_in_between_gives_nothing_away_by_itself() {
        PRESENT.set(new Breakage("none", Pattern.compile("\\w+ /role.*"), (asked, mock) -> mock.apply(asked)));
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .selectors(selectClass(OfBrokenMock.class))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.failed(0))
                .succeeded()
                .assertThatEvents()
                .hasSizeGreaterThan(20);
    }

    /** The test of the mock, with something wrong in between. */
    static class OfBrokenMock extends ProviderTest {

        private @Nullable BrokenMock broken;

        @BeforeEach
        void onlyWhatItConcerns(PactVerificationContext context) {
            SynchronousHttp interaction = (SynchronousHttp) context.getInteraction();
            String asked = interaction.getRequest().getMethod() + " "
                    + interaction.getRequest().getPath();
            assumeTrue(Objects.requireNonNull(PRESENT.get())
                    .concerns()
                    .matcher(asked)
                    .matches());
        }

        @Override
        protected URI target(URI mock) {
            BrokenMock before = BrokenMock.start(Objects.requireNonNull(PRESENT.get()), mock);
            broken = before;
            return before.uri();
        }

        @AfterEach
        void stop() {
            Objects.requireNonNull(broken).close();
        }
    }
}
