package io.github.kisimock;

import io.github.kisimock.control.SeedProblem;
import io.github.kisimock.control.Version;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The program: reads flags and environment, starts a mock, and ends it in order when told to. */
public final class Main {

    private static final int CANNOT_START = 1;
    private static final int BAD_SETTING = 2;

    /**
     * The system property with the priority of the threads that serve calls. In the image, compilers come after what
     * starts and warms up the mock; if they came after calls too, these would be slow for long.
     */
    private static final String PRIORITY = "io.github.kisimock.priority";

    private Main() {}

    /** Runs until the process is told to end. */
    public static void main(String[] args) {
        int code = run(args, System.getenv(), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Starts the mock, or says in one line why not; answers the exit code. */
    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        Settings settings;
        Optional<Tls> tls;
        String warmUp;
        try {
            SettingValues given = Options.parse(args, environment);
            if (given.has("--help")) {
                out.print(Help.text());
                return 0;
            }
            if (given.has("--version")) {
                out.println("kisi-mock " + Version.current());
                return 0;
            }
            setLogLevel(SettingsReader.logLevel(given));
            settings = SettingsReader.settings(given);
            tls = TlsOptions.of(given);
            warmUp = SettingsReader.warmUp(given);
        } catch (SettingProblem | SeedProblem e) {
            err.println("kisi-mock: " + e.getMessage());
            return BAD_SETTING;
        }
        try {
            if (!warmUp.equals("off")) {
                WarmUp.begin();
            }
            KisiMock mock = opened(KisiMock.prepare(settings, tls), warmUp);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(mock, out), "end"));
            out.print(Banner.of(mock, settings));
            out.flush();
            if (warmUp.equals("only")) {
                mock.close();
            }
            return 0;
        } catch (UncheckedIOException e) {
            err.println("kisi-mock: " + e.getMessage());
            return CANNOT_START;
        }
    }

    private static KisiMock opened(KisiMock mock, String warmUp) {
        try {
            if (!warmUp.equals("off")) {
                WarmUp.run(mock, warmUp.equals("only"));
            }
            mock.open(Integer.getInteger(PRIORITY, Thread.NORM_PRIORITY));
            return mock;
        } catch (RuntimeException | Error e) {
            mock.close(); // its ports listen: clients would wait for ever
            throw e;
        }
    }

    /** Of our own code only: at its own debug level the HTTP server logs headers, and secrets with them. */
    private static void setLogLevel(String level) {
        System.setProperty("slf4j.provider", "org.slf4j.simple.SimpleServiceProvider"); // else it searches all jars
        System.setProperty("slf4j.internal.verbosity", "WARN"); // else it says so
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", level.equals("error") ? "error" : "warn");
        System.setProperty("org.slf4j.simpleLogger.log.io.github.kisimock", level);
        System.setProperty("org.slf4j.simpleLogger.log.io.javalin.Javalin", "off"); // what fails is a line of ours
    }

    /** By itself a JVM that is told to end says 143; a mock that has finished its requests says 0. */
    private static void end(KisiMock mock, PrintStream out) {
        out.println("Ending, once the requests in flight are answered.");
        mock.close();
        Runtime.getRuntime().halt(0);
    }
}
