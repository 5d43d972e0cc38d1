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
 */
record Address(String said, URI server, Optional<String> token) {

    private static final String VARIABLE = "KISI_MOCK_URL";
    private static final String PARAMETER = "kisi-mock.url";

    Address {
        if (server.getScheme() == null || !server.getScheme().matches("https?") || server.getHost() == null) {
            throw Mistake.in(said, "takes a URL such as http://localhost:8080, not '" + server + "'");
        }
    }

    /** As JUnit's configuration or else the environment says; nothing if the mock is to be in this process. */
    static Optional<Address> of(ExtensionContext context, Map<String, String> environment) {
        Optional<String> token = Optional.ofNullable(environment.get("KISI_MOCK_CONTROL_TOKEN"));
        return context.getConfigurationParameter(PARAMETER)
                .map(given -> of(PARAMETER, given, token))
                .or(() -> Optional.ofNullable(environment.get(VARIABLE)).map(given -> of(VARIABLE, given, token)));
    }

    private static Address of(String said, String given, Optional<String> token) {
        try {
            return new Address(said, URI.create(given), token);
        } catch (IllegalArgumentException e) {
            throw Mistake.in(said, "takes a URL such as http://localhost:8080, not '" + given + "'", e);
        }
    }

    /** The mock there. */
    Host host() {
        try {
            return new RemoteHost(RemoteMock.at(server, token));
        } catch (RuntimeException e) {
            throw Mistake.in(
                    said, e.getMessage() + "; start it first, or leave this out to have one in the process", e);
        }
    }
}
