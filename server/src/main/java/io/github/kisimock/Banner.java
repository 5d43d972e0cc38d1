package io.github.kisimock;

import io.github.kisimock.control.Seed.SeedOrganization;
import io.github.kisimock.control.Seed.SeedUser;
import io.github.kisimock.control.Version;
import java.net.URI;
import java.util.Optional;

/** What the program prints when it has started: where it is, who is in it, and a command to try. */
final class Banner {

    private static final int MOST_USERS = 10;

    private Banner() {}

    static String of(URI uri, Settings settings) {
        StringBuilder text =
                new StringBuilder("Kisi Mock %s (unofficial) answers at %s%n".formatted(Version.current(), uri));
        for (SeedOrganization organization : settings.seed().organizations()) {
            text.append("%nOrganization %s, domain %s%n".formatted(organization.name(), organization.domain()));
            organization.users().stream().limit(MOST_USERS).forEach(user -> text.append("  " + line(user)));
            if (organization.users().size() > MOST_USERS) {
                text.append("  and %d more%n".formatted(organization.users().size() - MOST_USERS));
            }
        }
        firstSignIn(uri, settings).ifPresent(command -> text.append("%nTry:%n  %s%n".formatted(command)));
        return text.toString();
    }

    private static String line(SeedUser user) {
        String password = user.password().map(given -> " / " + given).orElse(", no password");
        String apiKeys = user.apiKeys().isEmpty()
                ? ""
                : ", API key " + user.apiKeys().get(0).secret().orElse("drawn at the start");
        return "%s%s (%s)%s%n".formatted(user.email(), password, kind(user), apiKeys);
    }

    private static String kind(SeedUser user) {
        if (user.managed().orElse(false)) {
            return "managed";
        }
        return user.role().orElse("basic") + (user.confirmed().orElse(true) ? "" : ", not confirmed");
    }

    private static Optional<String> firstSignIn(URI uri, Settings settings) {
        return settings.seed().organizations().stream()
                .flatMap(organization -> organization.users().stream()
                        .filter(user -> user.password().isPresent())
                        .map(user -> signIn(uri, organization.domain(), user)))
                .findFirst();
    }

    private static String signIn(URI uri, String domain, SeedUser user) {
        return "curl -s %s/logins -H 'Content-Type: application/json' -d '{\"user\":{\"domain\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}}'"
                .formatted(uri, domain, user.email(), user.password().orElseThrow());
    }
}
