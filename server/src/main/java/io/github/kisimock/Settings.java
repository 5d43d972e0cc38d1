package io.github.kisimock;

import io.github.kisimock.control.Seed;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;

/**
 * How a mock is to start: an immutable value, the same for the program and for tests.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param seed what the world starts with
 * @param switches what the mock does where the evidence about the real API is silent
 */
public record Settings(String host, int port, Seed seed, Switches switches) {

    private static final Settings STANDARD = new Settings("127.0.0.1", 0, Seed.standard(), Switches.STANDARD);

    /** Any free port of the loopback address, the standard seed, every switch as in the ledger. */
    public static Settings standard() {
        return STANDARD;
    }

    /** These, listening on that address. */
    public Settings withHost(String newHost) {
        return new Settings(newHost, port, seed, switches);
    }

    /** These, listening on that port. */
    public Settings withPort(int newPort) {
        return new Settings(host, newPort, seed, switches);
    }

    /** These, starting with that seed. */
    public Settings withSeed(Seed newSeed) {
        return new Settings(host, port, newSeed, switches);
    }

    /**
     * These, with one switch set.
     *
     * @throws IllegalArgumentException if it cannot be set to that
     */
    public Settings with(Switch which, String value) {
        return new Settings(host, port, seed, switches.with(which, value));
    }
}
