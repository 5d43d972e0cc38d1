package io.github.kisimock;

import io.github.kisimock.control.Seed;
import io.github.kisimock.control.Seed.SeedOrganization;
import io.github.kisimock.control.Seed.SeedUser;
import io.github.kisimock.control.Version;
import java.net.URI;
import java.util.Optional;

/** What the program prints when it has started: where it is, who is in it, and a command to try. */
final class Banner {

    private static final int MOST_USERS = 10;

    private final URI uri;
    private final Seed seed;

    private Banner(URI uri, Seed seed) {
        this.uri = uri;
        this.seed = seed;
    }

    static String of(URI uri, Settings settings) {
        return new Banner(uri, settings.seed()).text();
    }

    private String text() {
        StringBuilder text =
                new StringBuilder("Kisi Mock %s (unofficial) answers at %s%n".formatted(Version.current(), uri));
        for (SeedOrganization organization : seed.organizations()) {
            text.append("%nOrganization %s, domain %s%n".formatted(organization.name(), organization.domain()));
            organization.users().stream().limit(MOST_USERS).forEach(user -> text.append(line(user)));
            if (organization.users().size() > MOST_USERS) {
                text.append("  and %d more%n".formatted(organization.users().size() - MOST_USERS));
            }
        }
        if (seed.organizations().isEmpty()) {
            text.append("%nThere is no organization: nobody can sign in.%n".formatted());
        }
        firstSignIn().ifPresent(command -> text.append("%nTry:%n  %s%n".formatted(command)));
        return text.toString();
    }

    private String line(SeedUser user) {
        return "  %s%s (%s)%s%n".formatted(user.email(), password(user), kind(user), apiKey(user));
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
    private String shown(String secret) {
        return seed.equals(Seed.standard()) ? secret : "<as in your seed>";
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
        return "curl -s %s/logins -H 'Content-Type: application/json' -d '{\"user\":{\"domain\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}}'"
                .formatted(uri, domain, email, password);
    }
}
