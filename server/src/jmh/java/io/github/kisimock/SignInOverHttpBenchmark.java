package io.github.kisimock;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What a program waits for a sign-in, one after the other; always the same user, so each ends an earlier login. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"})
public class SignInOverHttpBenchmark {

    private static final String BODY = "{\"user\":{\"domain\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}}"
            .formatted(Crowd.DOMAIN, Crowd.email(1), Crowd.PASSWORD);

    @Benchmark
    public String signIn(CrowdedMock mock) throws IOException, InterruptedException {
        return mock.post("/logins", BODY);
    }
}
