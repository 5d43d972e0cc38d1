package io.github.kisimock;

import io.github.kisimock.control.NewWorkspace;
import io.github.kisimock.control.Workspaces;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs a test to have a workspace of its own, from its creation to its end. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WorkspaceBenchmark {

    private KisiMock mock;

    @Setup
    public void start() {
        mock = KisiMock.start(Settings.standard());
    }

    @TearDown
    public void stop() {
        mock.close();
    }

    @Benchmark
    public void createAndDelete() {
        Workspaces workspaces = mock.workspaces();
        workspaces.delete(workspaces.create(NewWorkspace.STANDARD).workspace().name());
    }
}
