package io.github.kisimock.control;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A mock in another process, such as a container, reached through its control requests. They are refused as in one
 * process; what cannot be reached is an {@link java.io.UncheckedIOException}. Safe for any number of threads.
 */
public final class RemoteMock {

    private final ControlRequests requests;

    private RemoteMock(ControlRequests requests) {
        this.requests = requests;
    }

    /**
     * The mock that answers there.
     *
     * @param server its URL, where control requests are taken as well as calls
     * @param token its control token, if it has one
     * @throws java.io.UncheckedIOException if nobody answers
     * @throws IllegalStateException if it is no mock
     */
    public static RemoteMock at(URI server, Optional<String> token) {
        ControlRequests requests = new ControlRequests(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
                server.toString().replaceFirst("/+$", ""),
                token);
        try {
            requests.get("/health/ready");
            return new RemoteMock(requests);
        } catch (Misuse e) {
            throw requests.noMock(String.valueOf(e.getMessage()));
        }
    }

    /** The mock's own URL, for calls that find their workspace by secret or domain. */
    public URI uri() {
        return URI.create(requests.base());
    }

    /** The base URL of the workspace of that name: it has a path, so it is for clients that keep it. */
    public URI uri(String workspace) {
        return URI.create(requests.under(workspace).base());
    }

    /**
     * Creates a workspace. A world that it is to start with is sent as a seed. If it is to have a domain of its own,
     * the logins of that world get fresh secrets: domain and secrets lead calls without a path to the workspace.
     *
     * @throws Misuse if its name or domain is taken, or it cannot be
     * @throws SeedProblem if its seed contradicts itself
     */
    public Control create(NewWorkspace wanted) {
        Optional<Seed> seed = wanted.world()
                .map(StateOf::world)
                .map(state -> wanted.domain().isPresent() ? state.withFreshSecrets() : state)
                .or(wanted::seed);
        Map<String, Object> body = new LinkedHashMap<>();
        wanted.name().ifPresent(name -> body.put("name", name));
        wanted.domain().ifPresent(domain -> body.put("domain", domain));
        wanted.randomSeed().ifPresent(number -> body.put("random_seed", number));
        wanted.at().ifPresent(at -> body.put("at", at.toString()));
        seed.ifPresent(given -> body.put("seed", given));
        body.put(
                "switches",
                wanted.switches().entrySet().stream()
                        .collect(Collectors.toMap(one -> one.getKey().key(), Map.Entry::getValue)));
        String name = requests.send("POST", "/workspaces", body).path("name").stringValue();
        return new RemoteControl(requests.under(name));
    }

    /**
     * Drops a workspace.
     *
     * @throws Misuse if there is none of that name
     */
    public void delete(String workspace) {
        requests.delete("/workspaces/" + workspace);
    }
}
