package io.github.kisimock.contracts;

import io.github.kisimock.contracts.Report.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The program {@code kisi-contracts.jar}. It ends with 0 if all was kept, with 1 if something differs, with 2 if
 * it was called wrongly or could not do its work.
 */
@Command(
        name = "kisi-contracts",
        description = "Holds stubs, recordings and live organizations against the contracts of Kisi Mock (unofficial).")
public final class Main {

    private static final long BETWEEN_CALLS_NANOS = 250_000_000;
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private final Runnable pause;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--format",
            scope = CommandLine.ScopeType.INHERIT,
            description = "text, json or junit",
            defaultValue = "TEXT")
    private Format format = Format.TEXT;

    @Option(
            names = {"-h", "--help"},
            scope = CommandLine.ScopeType.INHERIT,
            description = "shows this",
            usageHelp = true)
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    private Main(Runnable pause) {
        this.pause = pause;
    }

    /** Runs the program, and ends the JVM. */
    public static void main(String[] arguments) {
        if (System.getProperty(LOG_LEVEL) == null) { // Pact warns of things that nobody can do anything about
            System.setProperty(LOG_LEVEL, "error");
        }
        System.exit(
                commandLine(() -> LockSupport.parkNanos(BETWEEN_CALLS_NANOS)).execute(arguments));
    }

    static CommandLine commandLine(Runnable pause) {
        return new CommandLine(new Main(pause))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((thrown, arguments) -> {
                    String called = thrown.getCommandLine().getCommandSpec().qualifiedName();
                    return complain(
                            thrown.getCommandLine(), thrown.getMessage() + "; '" + called + " --help' tells more");
                })
                .setExecutionExceptionHandler(
                        (thrown, line, parsed) -> complain(line, String.valueOf(thrown.getMessage())));
    }

    private static int complain(CommandLine line, String problem) {
        line.getErr().println("kisi-contracts: " + problem);
        return 2;
    }

    /** {@code check-stub}. */
    @Command(name = "check-stub", description = "Asks a stub for each operation, and compares the replies' shapes.")
    int checkStub(
            @Parameters(paramLabel = "URL", description = "the stub's base URL") URI stub,
            @Option(names = "--value", description = "name=value, in place of the contracts' example: user_id=7")
                    @Nullable
                    Map<String, String> values) {
        return end(ShapeCheck.ofStub(base(stub), values == null ? Map.of() : new LinkedHashMap<>(values)));
    }

    /** {@code check-fixtures}. */
    @Command(name = "check-fixtures", description = "Compares recorded replies: HAR, nock, WireMock, GET_users.json.")
    int checkFixtures(@Parameters(paramLabel = "FOLDER", description = "where they are") Path folder)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("FOLDER: there is no folder " + folder);
        }
        return end(ShapeCheck.ofFixtures(folder));
    }

    /** {@code verify}. */
    @Command(
            name = "verify",
            description = "Looks whether a live organization still keeps the contracts. It reads, unless allowed more.")
    int verify(
            @Option(names = "--target", required = true, description = "the base URL") URI target,
            @Option(names = "--domain", required = true, description = "the organization's domain") String domain,
            @Option(names = "--organization-id", required = true, description = "the organization that may be asked")
                    int organization,
            @Option(
                            names = "--api-key",
                            defaultValue = "${env:KISI_API_KEY}",
                            description = "an administrator's; better given as the variable KISI_API_KEY")
                    Optional<String> apiKey,
            @Option(names = "--allow-writes", description = "creates and removes members of its own") boolean writes,
            @Option(names = "--allow-refusals", description = "sends calls that are to be refused") boolean refusals,
            @Option(names = "--update-ledger", paramLabel = "FILE", description = "marks rules as observed")
                    Optional<Path> ledger)
            throws IOException {
        boolean here = target.getHost() != null && target.getHost().matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
        if (!"https".equals(target.getScheme()) && !here) {
            throw new IllegalArgumentException("--target: takes https, lest the API key goes over the wire in clear");
        }
        if (ledger.isPresent() && !Files.isRegularFile(ledger.get())) {
            throw new IllegalArgumentException("--update-ledger: there is no file " + ledger.get());
        }
        String key = apiKey.orElseThrow(
                () -> new IllegalArgumentException("--api-key: is missing; give it as the variable KISI_API_KEY"));
        Live live = new Live(base(target), domain, organization, key, pause);
        Report report = Drift.of(live, new Permission(writes, refusals));
        if (ledger.isPresent()) {
            Observations seen = new Observations(target.getHost(), LocalDate.now(Clock.systemUTC()));
            List<String> marked = List.copyOf(seen.write(report, ledger.get()));
            spec.commandLine().getErr().println("marked as observed in " + ledger.get() + ": " + marked);
        }
        int end = end(report);
        return report.isStopped() ? 2 : end;
    }

    private static String base(URI uri) {
        if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("'" + uri + "' is no base URL; take one such as http://localhost:8080");
        }
        return uri.toString().replaceFirst("/$", "");
    }

    private int end(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(format.of(report));
        out.flush();
        if (report.with(Outcome.SKIPPED).size() == report.results().size()) {
            throw new IllegalStateException("nothing was compared");
        }
        return report.with(Outcome.BROKEN).isEmpty() ? 0 : 1;
    }
}
