package io.github.kisimock.junit;

import io.github.kisimock.control.Control;
import io.github.kisimock.control.NewWorkspace;
import java.net.URI;

/** Where workspaces live. Safe for any number of threads. */
interface Host extends AutoCloseable {

    /** Creates a workspace; it has a name. */
    Control create(NewWorkspace wanted);

    /** Drops one; its base URL stays taken. */
    void delete(String name);

    /** The base URL of a workspace: the same for the same name, whatever becomes of the workspace meanwhile. */
    URI uri(String name);

    /** Whether all workspaces have the same base URL, so that who keeps it keeps no workspace. */
    default boolean uriIsShared() {
        return false;
    }

    /** Gives a base URL up. */
    void release(String name);

    @Override
    void close();
}
