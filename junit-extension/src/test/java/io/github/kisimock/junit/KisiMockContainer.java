package io.github.kisimock.junit;

import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** What docs/container.md shows for Testcontainers. It is compiled only, since few builds have an engine. */
final class KisiMockContainer extends GenericContainer<KisiMockContainer> {

    KisiMockContainer(String image) {
        super(DockerImageName.parse(image));
        withExposedPorts(8080);
        waitingFor(Wait.forHttp("/_mock/health/ready"));
    }

    URI uri() {
        return URI.create("http://" + getHost() + ":" + getMappedPort(8080));
    }
}
