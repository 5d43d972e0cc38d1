package io.github.kisimock.contracts;

import au.com.dius.pact.consumer.BaseMockServer;
import au.com.dius.pact.consumer.MockHttpServerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.IRequest;
import au.com.dius.pact.core.model.PactSpecVersion;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pact's own stand-in for a provider: it answers exactly what a contract says, with the contract's examples. */
final class StandIn implements AutoCloseable {

    private final Part part;
    private final BaseMockServer server;

    private StandIn(Part part, BaseMockServer server) {
        this.part = part;
        this.server = server;
    }

    static StandIn start(Part part) {
        BaseMockServer server =
                MockHttpServerKt.mockServer(part.pact(), MockProviderConfig.createDefault(PactSpecVersion.V4));
        server.start();
        server.waitForServer();
        return new StandIn(part, server);
    }

    /** What the contract has in place of what scenarios make, by name. */
    Map<String, String> examples() {
        return Examples.of(part.pact());
    }

    URI uri() {
        return URI.create(server.getUrl());
    }

    /** What was asked that the contract does not have, or not asked that it demands; nothing if all is well. */
    Optional<String> problem() {
        return Optional.of(told(server.validateMockServerState(null)).collect(Collectors.joining("; ")))
                .filter(problem -> !problem.isEmpty());
    }

    private Stream<String> told(PactVerificationResult result) {
        if (result instanceof PactVerificationResult.Ok) {
            return Stream.empty();
        }
        if (result instanceof PactVerificationResult.Mismatches all) {
            return all.getMismatches().stream().flatMap(this::told);
        }
        if (result instanceof PactVerificationResult.UnexpectedRequest other) {
            return Stream.of("it asks for " + asked(other.getRequest()) + ", which is not in it");
        }
        if (result instanceof PactVerificationResult.PartialMismatch partly) {
            return partly.getMismatches().stream().map(mismatch -> mismatch.description());
        }
        if (result instanceof PactVerificationResult.ExpectedButNotReceived missing) {
            return missing(missing.getExpectedRequests());
        }
        return Stream.of(result.getDescription());
    }

    private Stream<String> missing(List<IRequest> requests) {
        if (part.demandsAll()) {
            return requests.stream().map(request -> "it never asks for " + asked(request));
        }
        boolean nothing = requests.size() == part.pact().getInteractions().size();
        return nothing ? Stream.of("it asks for nothing") : Stream.empty();
    }

    private static String asked(IRequest request) {
        return request.getMethod() + " " + request.getPath();
    }

    @Override
    public void close() {
        server.stop();
    }
}
