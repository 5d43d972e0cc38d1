package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A run of other tests, looked at from outside. */
record Run(EngineExecutionResults results) {

    /** Runs a class, its tests one after the other. */
    static Run of(Class<?> type) {
        return with(Map.of("junit.jupiter.execution.parallel.enabled", "false"), type);
    }

    /** Runs a class against a mock in another process. */
    static Run against(String mock, Class<?> type) {
        return with(Map.of("junit.jupiter.execution.parallel.enabled", "false", "kisi-mock.url", mock), type);
    }

    /** Runs classes, all tests at once. */
    static Run concurrently(int threads, Class<?>... types) {
        return with(
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.mode.default", "concurrent",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(threads),
                        "junit.jupiter.execution.parallel.config.fixed.max-pool-size", String.valueOf(threads)),
                types);
    }

    /** Where JUnit puts what tests attach. */
    private record Attachments(Path getRootDirectory) implements OutputDirectoryCreator {
        @Override
        public Path createOutputDirectory(TestDescriptor test) throws IOException {
            return Files.createDirectories(getRootDirectory.resolve(
                    Integer.toHexString(test.getUniqueId().toString().hashCode())));
        }
    }

    /** Runs classes with those settings of JUnit. */
    static Run with(Map<String, String> settings, Class<?>... types) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .configurationParameters(settings)
                .outputDirectoryCreator(new Attachments(Path.of("target", "attachments")));
        for (Class<?> type : types) {
            kit.selectors(selectClass(type));
        }
        return new Run(kit.execute());
    }

    /** Checks that so many tests passed, and none failed. */
    Run passes(int tests) {
        assertThat(failures()).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(tests);
        return this;
    }

    /** The messages of all that failed, tests and classes. */
    List<String> failures() {
        return thrown().stream().map(Run::message).toList();
    }

    /** What was thrown by all that failed. */
    List<Throwable> thrown() {
        return results.allEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    /** What the extension said of tests, a line each, without the file that the journal is in. */
    List<String> complaints() {
        return failures().stream()
                .flatMap(String::lines)
                .filter(line -> !line.startsWith("Journal: "))
                .map(line -> line.replaceFirst("^AssertionError: ", ""))
                .toList();
    }

    /** The names of the tests that failed. */
    List<String> failedTests() {
        return results.testEvents()
                .failed()
                .map(Event::getTestDescriptor)
                .map(test -> test.getDisplayName())
                .toList();
    }

    private static String message(Throwable thrown) {
        return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }
}
