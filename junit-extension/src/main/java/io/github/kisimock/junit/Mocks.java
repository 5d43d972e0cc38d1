package io.github.kisimock.junit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * What all tests of this process have in common: the server, started with the first test and
 * ended with the last, and the base URLs that are kept from class to class.
 */
@SuppressWarnings("deprecation") // JUnit closes an AutoCloseable since 5.13 only, before that a CloseableResource
final class Mocks implements CloseableResource, AutoCloseable {

    private final Map<Optional<Address>, Host> hosts = new ConcurrentHashMap<>();
    private final Map<String, Space> fixed = new ConcurrentHashMap<>();
    private final AtomicLong counted = new AtomicLong();
    private final String run;
    private final Optional<Address> elsewhere;

    private Mocks(Optional<Address> elsewhere) {
        this.elsewhere = elsewhere;
        byte[] random = new byte[3]; // tells this process from others that use the same server
        new SecureRandom().nextBytes(random);
        this.run = HexFormat.of().formatHex(random);
    }

    static Mocks of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Mocks.class))
                .getOrComputeIfAbsent(Mocks.class, key -> new Mocks(Address.of(context, System.getenv())), Mocks.class);
    }

    /** The server of all tests that are set up alike. */
    Host host(Setup setup) {
        return hosts.computeIfAbsent(
                setup.addressOr(elsewhere),
                address -> address.map(Address::host).orElseGet(LocalHost::new));
    }

    /** A name that no other workspace has. */
    String name(Class<?> of) {
        String simple = of.getSimpleName().replaceAll("[^A-Za-z0-9]", "");
        return (simple.isEmpty() ? "test" : simple.substring(0, Math.min(simple.length(), 40))) + "-" + run + "-"
                + counted.incrementAndGet();
    }

    /** The space whose base URL is in that system property, for that class. */
    Space fixed(String property, Setup setup, Class<?> type) {
        Host host = host(setup);
        Space space = fixed.computeIfAbsent(
                property, key -> new Space(host, setup.workspace(name(FixedUrl.class), property.hashCode())));
        if (!space.isAt(host)) {
            throw Mistake.in(
                    "@FixedUrl on " + type.getName(),
                    "another class's " + property + " leads to another mock, and programs keep it; give this class a"
                            + " property of its own, such as @FixedUrl(\"other.base-url\")");
        }
        System.setProperty(property, space.uri().toString());
        return space;
    }

    @Override
    public void close() {
        hosts.values().forEach(Host::close);
    }
}
