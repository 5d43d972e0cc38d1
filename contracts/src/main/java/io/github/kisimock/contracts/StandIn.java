package io.github.kisimock.contracts;

import au.com.dius.pact.consumer.BaseMockServer;
import au.com.dius.pact.consumer.MockHttpServerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import java.net.URI;
import java.util.Optional;

/** Pact's own stand-in for a provider: it answers exactly what a contract says, with the contract's examples. */
final class StandIn implements AutoCloseable {

    private final BaseMockServer server;

    private StandIn(BaseMockServer server) {
        this.server = server;
    }

    static StandIn start(V4Pact pact) {
        BaseMockServer server = MockHttpServerKt.mockServer(pact, MockProviderConfig.createDefault(PactSpecVersion.V4));
        server.start();
        server.waitForServer();
        return new StandIn(server);
    }

    URI uri() {
        return URI.create(server.getUrl());
    }

    /** What was asked that the contract does not have, or not asked that it has; nothing if all is well. */
    Optional<String> problem() {
        PactVerificationResult result = server.validateMockServerState(null);
        return result instanceof PactVerificationResult.Ok ? Optional.empty() : Optional.of(result.getDescription());
    }

    @Override
    public void close() {
        server.stop();
    }
}
