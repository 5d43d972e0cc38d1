package io.github.kisimock.junit;

import io.github.kisimock.control.Control;
import io.github.kisimock.control.NewWorkspace;
import io.github.kisimock.control.RemoteMock;
import java.net.URI;

/** A mock in another process, such as a container; each workspace has a path there. */
record RemoteHost(RemoteMock mock) implements Host {

    @Override
    public Control create(NewWorkspace wanted) {
        return mock.create(wanted);
    }

    @Override
    public void delete(String name) {
        mock.delete(name);
    }

    @Override
    public URI uri(String name) {
        return mock.uri(name);
    }

    @Override
    public void release(String name) {} // a path is not taken

    @Override
    public void close() {} // whoever started it ends it
}
