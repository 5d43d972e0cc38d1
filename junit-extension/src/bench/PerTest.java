import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.kisimock.junit.Kisi;
import io.github.kisimock.junit.KisiMockTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Prints how many milliseconds the extension adds to an empty test, as medians: of the first 200 tests after the
 * server's start, of the next 200, and so on.
 */
final class PerTest {

    private static final int ROUNDS = 5;
    private static final int TESTS = 200;

    static class Bare {
        @RepeatedTest(ROUNDS * TESTS + 1)
        void is_empty() {}
    }

    @KisiMockTest
    static class Mocked {
        @RepeatedTest(ROUNDS * TESTS + 1)
        void asks_for_its_address(Kisi kisi) {
            kisi.uri();
        }
    }

    /** How long each of its tests took, the first aside: from end to end, in milliseconds. */
    private static double[] times(Class<?> tests) {
        List<Long> ends = new ArrayList<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest()) {
                                    ends.add(System.nanoTime());
                                }
                            }
                        });
        return IntStream.rangeClosed(1, ROUNDS * TESTS)
                .mapToDouble(i -> (ends.get(i) - ends.get(i - 1)) / 1e6)
                .toArray();
    }

    private static double median(double[] times, int from) {
        double[] sorted = Arrays.copyOfRange(times, from, from + TESTS);
        Arrays.sort(sorted);
        return (sorted[TESTS / 2 - 1] + sorted[TESTS / 2]) / 2;
    }

    public static void main(String[] none) {
        double[] bare = times(Bare.class);
        double[] mocked = times(Mocked.class);
        for (int from = 0; from < ROUNDS * TESTS; from += TESTS) {
            System.out.printf("%.2f ", median(mocked, from) - median(bare, from));
        }
        System.out.println();
        Runtime.getRuntime().halt(0);
    }
}
