package io.github.kisimock.junit;

import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import io.github.kisimock.WorkspacePort;
import io.github.kisimock.control.Control;
import io.github.kisimock.control.NewWorkspace;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One server in this process; each workspace that is asked for its base URL gets a port. */
final class LocalHost implements Host {

    private final KisiMock mock = KisiMock.start(Settings.standard().withWorkspaceTtl(Duration.ZERO));
    private final Map<String, WorkspacePort> ports = new ConcurrentHashMap<>();

    @Override
    public Control create(NewWorkspace wanted) {
        return mock.workspaces().create(wanted);
    }

    @Override
    public void delete(String name) {
        mock.workspaces().delete(name);
    }

    @Override
    public URI uri(String name) {
        return ports.computeIfAbsent(name, mock::openPort).uri();
    }

    @Override
    public void release(String name) {
        Optional.ofNullable(ports.remove(name)).ifPresent(WorkspacePort::close);
    }

    @Override
    public void close() {
        mock.close();
    }
}
