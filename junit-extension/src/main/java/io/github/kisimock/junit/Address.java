package io.github.kisimock.junit;

import io.github.kisimock.control.RemoteMock;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where a mock in another process answers.
 *
 * @param said where that was said, for messages
 * @param token what control requests must carry
 * @param paths whether each workspace has a path there; else its secrets and domain lead to it
 */
record Address(String said, URI server, Optional<String> token, boolean paths) {

    Address {
        if (server.getScheme() == null || !server.getScheme().matches("https?") || server.getHost() == null) {
            throw Mistake.in(said, "takes a URL such as http://localhost:8080, not '" + server + "'");
        }
    }

    /** What somebody said, and where. */
    private record Said(String where, String value) {
        /** In JUnit's configuration or else the environment. */
        static Optional<Said> in(
                ExtensionContext context, Map<String, String> environment, String parameter, String variable) {
            return context.getConfigurationParameter(parameter)
                    .map(value -> new Said(parameter, value))
                    .or(() -> Optional.ofNullable(environment.get(variable)).map(value -> new Said(variable, value)));
        }

        boolean paths() {
            if (!value.matches("on|off")) {
                throw Mistake.in(where, "takes on or off, not '" + value + "'");
            }
            return value.equals("on");
        }

        Address address(Optional<String> token, boolean paths) {
            try {
                return new Address(where, URI.create(value), token, paths);
            } catch (IllegalArgumentException e) {
                throw Mistake.in(where, "takes a URL such as http://localhost:8080, not '" + value + "'", e);
            }
        }
    }

    /** As JUnit's configuration or else the environment says; nothing if the mock is to be in this process. */
    static Optional<Address> of(ExtensionContext context, Map<String, String> environment) {
        Optional<String> token = Optional.ofNullable(environment.get("KISI_MOCK_CONTROL_TOKEN"));
        boolean paths = Said.in(context, environment, "kisi-mock.paths", "KISI_MOCK_PATHS")
                .map(Said::paths)
                .orElse(true);
        return Said.in(context, environment, "kisi-mock.url", "KISI_MOCK_URL").map(url -> url.address(token, paths));
    }

    Address withoutPaths() {
        return new Address(said, server, token, false);
    }

    /** The mock there. */
    Host host() {
        try {
            return new RemoteHost(RemoteMock.at(server, token), paths);
        } catch (RuntimeException e) {
            throw Mistake.in(
                    said, e.getMessage() + "; start it first, or leave this out to have one in the process", e);
        }
    }
}
