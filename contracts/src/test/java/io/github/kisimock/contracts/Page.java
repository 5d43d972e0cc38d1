package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.Provider;
import au.com.dius.pact.core.model.V4Pact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What one kind of partner relies on, as it is written down.
 *
 * @param role the consumer of the contract that is made of it
 */
record Page(String role, List<Line> lines) {

    static Page of(String role) {
        String resource = role + ".yaml";
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(resource), resource)) {
            return new Page(
                    role,
                    new YAMLMapper().readTree(in).valueStream().map(Line::new).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Page> all() {
        return Contracts.roles().stream().map(Page::of).toList();
    }

    V4Pact pact() {
        return pact(lines);
    }

    /** A contract of those lines only. */
    V4Pact pact(List<Line> some) {
        List<Interaction> interactions =
                some.stream().map(line -> (Interaction) Contract.of(line)).toList();
        return new V4Pact(new Consumer(role), new Provider(Contracts.PROVIDER), interactions);
    }
}
