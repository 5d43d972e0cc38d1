package io.github.kisimock.contracts;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** How a run of the program ended, and what it printed. */
record Ended(int code, String out, String err) {

    /** The API key of the mock's owner. */
    static final String KEY = "ac3e0000000000000000000000000001";

    static Ended run(String... arguments) {
        return run(() -> {}, List.of(arguments));
    }

    /** Runs {@code verify} against the organization of a mock. */
    static Ended verify(URI target, Runnable pause, String... more) {
        Stream<String> call = Stream.of(
                "verify", "--target=" + target, "--domain=acme", "--organization-id=1001", "--api-key=" + KEY);
        return run(pause, Stream.concat(call, Stream.of(more)).toList());
    }

    private static Ended run(Runnable pause, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                Main.commandLine(pause).setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        return new Ended(program.execute(arguments.toArray(String[]::new)), out.toString(), err.toString());
    }
}
