package io.github.kisimock.junit;

import io.github.kisimock.control.Control;
import io.github.kisimock.control.NewWorkspace;
import java.net.URI;

/** A workspace and its base URL, under which it can be made anew. */
final class Space {

    private final Host host;
    private final String name;
    private volatile Control control;
    private volatile boolean uriAsked;

    /** Creates the workspace; it has a name. */
    Space(Host host, NewWorkspace wanted) {
        this.host = host;
        this.name = wanted.name().orElseThrow();
        this.control = host.create(wanted);
    }

    /** Whether it lives there. */
    boolean isAt(Host other) {
        return host == other;
    }

    Control control() {
        return control;
    }

    URI uri() {
        uriAsked = !host.uriIsShared();
        return host.uri(name);
    }

    /** Whether somebody may have kept the base URL. */
    boolean uriAsked() {
        return uriAsked;
    }

    /** Puts another workspace behind the base URL. */
    void renew(NewWorkspace wanted) {
        host.delete(name);
        control = host.create(wanted.named(name));
    }

    void end() {
        host.release(name);
        host.delete(name);
    }
}
