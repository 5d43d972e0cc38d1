package io.github.kisimock;

import io.github.kisimock.control.Seed;
import io.github.kisimock.control.Seed.SeedOrganization;
import io.github.kisimock.control.SeedUser;
import io.github.kisimock.control.Version;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/** What the program prints when it has started: where it is, who is in it, and a command to try. */
final class Banner {

    private static final int MOST_USERS = 10;

    private final KisiMock mock;
    private final Settings settings;
    private final URI uri;
    private final Seed seed;

    private Banner(KisiMock mock, Settings settings) {
        this.mock = mock;
        this.settings = settings;
        this.uri = mock.uri();
        this.seed = settings.seed();
    }

    static String of(KisiMock mock, Settings settings) {
        return new Banner(mock, settings).text();
    }

    private boolean isOpenToAll() {
        return settings.controlToken().isEmpty()
                && !new InetSocketAddress(settings.host(), 0).getAddress().isLoopbackAddress();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append("Kisi Mock " + Version.current() + " (unofficial) answers at " + uri + "\n");
        if (!mock.controlUri().equals(uri)) {
            text.append("Control requests go to " + mock.controlUri() + "\n");
        }
        mock.tlsUri().ifPresent(secure -> text.append("and at " + secure + "\n"));
        for (SeedOrganization organization : seed.organizations()) {
            text.append("\nOrganization " + organization.name() + ", domain " + organization.domain() + "\n");
            organization.users().stream().limit(MOST_USERS).forEach(user -> text.append(line(user)));
            if (organization.users().size() > MOST_USERS) {
                text.append("  and " + (organization.users().size() - MOST_USERS) + " more\n");
            }
        }
        if (isOpenToAll()) {
            text.append("\nWhoever reaches this address can read and change everything: set --control-token.\n");
        }
        if (seed.organizations().isEmpty()) {
            text.append("\nThere is no organization: nobody can sign in.\n");
        }
        firstSignIn().ifPresent(command -> text.append("\nTry:\n  " + command + "\n"));
        return text.toString();
    }

    private String line(SeedUser user) {
        return "  " + user.email() + password(user) + " (" + kind(user) + ")" + apiKey(user) + "\n";
    }

    private String password(SeedUser user) {
        return user.password().map(given -> " / " + shown(given)).orElse(", no password");
    }

    private String apiKey(SeedUser user) {
        return user.apiKeys().stream()
                .limit(1)
                .flatMap(key -> key.secret().stream())
                .map(secret -> ", API key " + shown(secret))
                .findFirst()
                .orElse("");
    }

    /** The standard seed is in the README; what is in anybody's own file does not go to a log. */
    @SuppressWarnings("ReferenceEquality") // comparing a seed costs a start more than making one
    private String shown(String secret) {
        return seed == Seed.standard() ? secret : "<as in your seed>";
    }

    private static String kind(SeedUser user) {
        if (user.managed().orElse(false)) {
            return "managed";
        }
        return user.role().orElse("basic") + (user.confirmed().orElse(true) ? "" : ", not confirmed");
    }

    private Optional<String> firstSignIn() {
        return seed.organizations().stream()
                .flatMap(organization -> organization.users().stream()
                        .flatMap(user -> user.password().stream()
                                .map(password -> signIn(organization.domain(), user.email(), shown(password)))))
                .findFirst();
    }

    private String signIn(String domain, String email, String password) {
        String user = "{\"domain\":\"" + domain + "\",\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
        return "curl -s " + uri + "/logins -H 'Content-Type: application/json' -d '{\"user\":" + user + "}'";
    }
}
