package io.github.kisimock.junit;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.NewWorkspace;
import io.github.kisimock.domain.World;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What belongs to the tests of one class. Its own workspace is for {@code @BeforeAll}; what is there when the first
 * test begins is the baseline, of which each test gets a copy. Whoever asked for the base URL before that may have
 * kept it: then all tests of the class use that URL, one at a time, with another copy behind it for each.
 */
@SuppressWarnings("deprecation") // see Mocks
final class ClassScope implements CloseableResource, AutoCloseable {

    /** So many workspaces of ended tests stay, so that calls that come late find theirs. */
    private static final int MOST_ENDED = 64;

    private final ExtensionContext context;
    private final Class<?> type;
    private final Setup setup;
    private final Mocks mocks;
    private final Space space;
    private final boolean borrowed;
    private final boolean shared;
    private final List<Arranged> arranged;
    private final Semaphore turn;
    private final List<Kisi> early = new ArrayList<>();
    private final EndedTests ended = new EndedTests(this::drop);
    private boolean kept;
    private Optional<World> baseline = Optional.empty();

    ClassScope(ExtensionContext context, Setup setup, Mocks mocks, Optional<ClassScope> outer) {
        this.context = context;
        this.type = context.getRequiredTestClass();
        this.setup = setup;
        this.mocks = mocks;
        NewWorkspace start = outer.map(ClassScope::baseline)
                .map(world -> wanted(type.getName()).startingWith(world))
                .orElseGet(() -> wanted(type.getName()));
        Optional<ClassScope> keeper = outer.filter(scope -> scope.kept);
        Optional<FixedUrl> fixed = AnnotationSupport.findAnnotation(type, FixedUrl.class);
        this.shared = keeper.filter(scope -> scope.shared).isPresent()
                || AnnotationSupport.isAnnotated(type, SharedState.class);
        this.turn = keeper.map(scope -> scope.turn).orElseGet(() -> new Semaphore(1));
        this.borrowed = keeper.isPresent() || fixed.isPresent();
        this.kept = borrowed || shared;
        this.space = keeper.map(scope -> scope.space)
                .or(() -> fixed.map(annotation -> mocks.fixed(annotation.value(), setup, type)))
                .orElseGet(() -> new Space(mocks.host(setup), start));
        keeper.ifPresent(scope -> scope.keepEnded(0));
        if (borrowed && !shared) {
            takeTurn(type.getName(), start); // for an instant: a test of the class around this one may be using it
            turn.release();
        }
        List<Arranged> made = new ArrayList<>();
        if (outer.isEmpty()) {
            made.addAll(space.control().arranged()); // by the seed
        }
        made.addAll(new Arrangement(type).in(space.control()));
        this.arranged = made.isEmpty() ? outer.map(scope -> scope.arranged).orElse(made) : made;
    }

    private NewWorkspace wanted(String randomSeed) {
        return setup.workspace(mocks.name(type), randomSeed.hashCode());
    }

    List<Arranged> arranged() {
        return arranged;
    }

    Setup setup() {
        return setup;
    }

    /** The handle for a method that runs for the whole class. */
    synchronized Kisi kisi() {
        Kisi given = new Kisi(space);
        if (baseline.isEmpty()) {
            early.add(given);
        }
        return given;
    }

    /** The handle for a constructor whose instance serves all tests of the class. */
    synchronized Kisi kisiToKeep() {
        kept = true;
        return kisi();
    }

    /** Fixes what each test begins with. */
    private synchronized World baseline() {
        return baseline.orElseGet(() -> {
            kept |= space.uriAsked();
            World now = space.control().world();
            baseline = Optional.of(now);
            if (!kept) {
                early.forEach(kisi -> kisi.end("it was given before the tests of " + type.getName()
                        + ", each of which has a workspace of its own; take another as a parameter of the test"));
            }
            early.clear();
            return now;
        });
    }

    /** Begins a test. */
    TestScope begin(String test, String uniqueId, AnnotatedElement method) {
        NewWorkspace start = wanted(uniqueId).startingWith(baseline());
        if (kept) {
            takeTurn(test, start);
        }
        Space its = kept ? space : new Space(mocks.host(setup), start);
        try {
            List<Arranged> made = new Arrangement(method).in(its.control());
            for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
                new Arrangement(at).planFaults(its.control().faults());
            }
            new Arrangement(method).planFaults(its.control().faults());
            return new TestScope(test, setup, its, made.isEmpty() ? arranged : made);
        } catch (RuntimeException e) {
            leave(its);
            throw e;
        }
    }

    private void takeTurn(String who, NewWorkspace start) {
        if (!turn.tryAcquire()) {
            throw Mistake.in(
                    who,
                    "another test is using the base URL that this class keeps; give the class"
                            + " @Execution(ExecutionMode.SAME_THREAD), or ask the Kisi of each test for its URL");
        }
        try {
            keepEnded(0);
            if (!shared) {
                space.renew(start);
            }
        } catch (RuntimeException e) {
            turn.release();
            throw e;
        }
    }

    private void leave(Space its) {
        if (kept) {
            turn.release();
        } else {
            its.end();
        }
    }

    /** Ends a test. Its workspace stays for a while, so that calls that come late find it. */
    synchronized void end(TestScope test) {
        try {
            test.end();
        } finally {
            ended.add(test);
            if (kept) {
                turn.release();
            } else {
                keepEnded(MOST_ENDED);
            }
        }
    }

    private synchronized void keepEnded(int most) {
        ended.keep(most);
    }

    private void drop(TestScope test) {
        if (!kept) {
            test.space().end();
        }
    }

    /** Adds to a failure outside of tests what the mock has to say. */
    void explain(Throwable failure) {
        new Verdict(space, space.control(), setup.tolerance(), 0).explain(failure, context);
    }

    /**
     * Ends what there is.
     *
     * @throws AssertionError if calls came after their test had ended
     */
    @Override
    public synchronized void close() {
        keepEnded(0);
        context.getExecutionException().ifPresent(this::explain);
        if (!borrowed) {
            space.end();
        }
        ended.complain(context);
    }
}
