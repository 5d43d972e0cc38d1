package io.github.kisimock.junit;

import io.github.kisimock.control.Control;
import io.github.kisimock.control.Misuse;
import io.github.kisimock.control.NewWorkspace;
import io.github.kisimock.control.RemoteMock;
import io.github.kisimock.domain.World;
import java.net.URI;
import java.util.Locale;

/**
 * A mock in another process, such as a container.
 *
 * @param paths whether each workspace has a path there; else it has a domain and secrets of its own, which lead to it
 */
record RemoteHost(RemoteMock mock, boolean paths) implements Host {

    @Override
    public Control create(NewWorkspace wanted) {
        if (paths) {
            return mock.create(wanted);
        }
        String name = wanted.name().orElseThrow();
        NewWorkspace own = wanted.withDomain(name.toLowerCase(Locale.ROOT));
        try {
            return mock.create(wanted.world().isPresent() ? own : own.startingWith(worldOf(wanted)));
        } catch (Misuse e) {
            throw Mistake.in("a mock without paths", e.field() + " " + e.getMessage(), e);
        }
    }

    /** A seed may pin secrets, and those of a world are drawn anew. */
    private World worldOf(NewWorkspace wanted) {
        World world = mock.create(wanted).world();
        mock.delete(wanted.name().orElseThrow());
        return world;
    }

    @Override
    public void delete(String name) {
        mock.delete(name);
    }

    @Override
    public URI uri(String name) {
        return paths ? mock.uri(name) : mock.uri();
    }

    @Override
    public boolean uriIsShared() {
        return !paths;
    }

    @Override
    public void release(String name) {} // neither a path nor a domain is taken

    @Override
    public void close() {} // whoever started it ends it
}
