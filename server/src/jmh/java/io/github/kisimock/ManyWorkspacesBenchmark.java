package io.github.kisimock;

import io.github.kisimock.control.LocalControl;
import io.github.kisimock.control.NewWorkspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Warmup;

/** Ten thousand workspaces alive in a heap of 256 MB, a sign-in over HTTP in each; it ends early if they do not fit. */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx256m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"})
public class ManyWorkspacesBenchmark {

    private static final int MANY = 10_000;
    private static final String SIGN_IN =
            "{\"user\":{\"email\":\"member@acme.example\",\"password\":\"member-password\"}}";

    @Benchmark
    public int tenThousandAtOnce() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            for (int number = 0; number < MANY; number++) {
                LocalControl made = mock.workspaces().create(NewWorkspace.STANDARD);
                URI address = URI.create(mock.uri() + "/w/" + made.workspace().name() + "/logins");
                HttpRequest signIn = HttpRequest.newBuilder(address)
                        .POST(BodyPublishers.ofString(SIGN_IN))
                        .build();
                int status = client.send(signIn, BodyHandlers.ofString()).statusCode();
                if (status != 200) {
                    throw new IllegalStateException("The sign-in was answered with " + status);
                }
            }
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
            System.out.println(mock.workspaces().all().size() + " workspaces: " + used + " MB of heap in use");
            return mock.workspaces().all().size();
        }
    }
}
