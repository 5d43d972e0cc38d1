package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.V4Pact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The contracts in this jar: one for each kind of partner, under {@code pacts/}. */
public final class Contracts {

    /** The name of the provider in all contracts. */
    public static final String PROVIDER = "kisi-api";

    private static final List<String> ROLES = List.of(
            "sign-in-client",
            "api-key-integration",
            "managed-users-integration",
            "member-directory-sync",
            "account-pages",
            "access-administration",
            "door-app");

    private Contracts() {}

    /** The kinds of partners, which are the consumers in the contracts. */
    public static List<String> roles() {
        return ROLES;
    }

    /** Where the contract of a role is on the class path. */
    public static String resource(String role) {
        return "pacts/" + role + "-" + PROVIDER + ".json";
    }

    /**
     * The contract of a role.
     *
     * @throws IllegalArgumentException if there is no such role; the message lists those there are
     */
    public static V4Pact of(String role) {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException(
                    "there is no contract of '" + role + "'; there are " + String.join(", ", ROLES));
        }
        try (InputStream in = Contracts.class.getResourceAsStream("/" + resource(role))) {
            return (V4Pact) DefaultPactReader.INSTANCE.loadPact(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules of the evidence ledger that an interaction rests on. */
    public static List<String> rules(SynchronousHttp interaction) {
        return Optional.ofNullable(interaction.getComments().get("rules"))
                .map(rules -> rules.asArray().getValues().stream()
                        .map(rule -> rule.asString())
                        .toList())
                .orElse(List.of());
    }
}
