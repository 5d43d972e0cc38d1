package io.github.kisimock;

import io.github.kisimock.control.Planting;
import io.github.kisimock.domain.Credentials;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.NewLogin;
import io.github.kisimock.domain.Outcome;
import io.github.kisimock.domain.Password;
import io.github.kisimock.domain.SignIn;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.TokenSource;
import io.github.kisimock.domain.Workspace;
import io.github.kisimock.domain.World;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a sign-in costs, without HTTP: it must hardly grow with the users there are, nor with earlier sign-ins. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"}) // else the first touch of memory is measured
public class SignInBenchmark {

    private static final int REGULARS = 50;
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Param({"100", "10000", "100000"})
    public int users;

    private final TokenSource tokens = TokenSource.seeded(1);
    private Workspace fresh;
    private Workspace used;
    private int signIns;

    @Setup
    public void plant() {
        World world = Planting.plant(Crowd.of(users), World.empty(Switches.STANDARD), tokens.next(), START);
        fresh = new Workspace("benchmark", world, Clock.systemUTC(), tokens);
        used = new Workspace("benchmark", world, Clock.systemUTC(), tokens);
        for (int i = 0; i < REGULARS * NewLogin.MOST_DEVICES; i++) {
            again();
        }
    }

    /** Nobody has signed in before; the world is put back each time. */
    @Benchmark
    public Outcome<Login> first() {
        Outcome<Login> done = fresh.apply(nextSignIn());
        fresh.replaceWith(fresh.start());
        return done;
    }

    /** All who sign in have as many devices as they may, so each sign-in ends an earlier login. */
    @Benchmark
    public Outcome<Login> again() {
        return used.apply(nextSignIn());
    }

    private SignIn nextSignIn() {
        signIns++;
        // The regulars are spread over the whole organization. The clock moves: the order of use decides who goes.
        int number = 1 + signIns % REGULARS * (users - 1) / REGULARS;
        Credentials credentials = new Credentials(
                Optional.of(Crowd.DOMAIN),
                Optional.of(new EmailAddress(Crowd.email(number))),
                Optional.of(new Password(Crowd.PASSWORD)),
                Optional.empty());
        NewLogin login = new NewLogin(Login.Kind.DEVICE, Optional.empty(), Login.Device.UNKNOWN, true, tokens.next());
        return new SignIn(credentials, login, secret -> Set.of(), START.plusMillis(signIns));
    }
}
