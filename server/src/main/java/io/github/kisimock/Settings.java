package io.github.kisimock;

import io.github.kisimock.control.Seed;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import java.time.Duration;
import java.util.Optional;

/**
 * How a mock is to start: an immutable value, the same for the program and for tests.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param seed what worlds start with
 * @param switches what the mock does where the evidence about the real API is silent
 * @param controlPort a port of its own for control requests; 0 for any free one; the same port if empty
 * @param controlToken what a control request must carry as a bearer token; nothing if empty
 * @param workspaceTtl for how long a workspace may lie unused before it is dropped; never if zero
 * @param explained whether replies to refused calls carry {@code X-Kisi-Mock-Rule} and
 *     {@code X-Kisi-Mock-Explain}, and those of calls struck by a fault {@code X-Kisi-Mock-Fault}
 * @param journalSize how many calls are kept to be looked at; 0 for none
 * @param randomSeed from which all secrets are drawn; another one at each start if empty
 */
public record Settings(
        String host,
        int port,
        Seed seed,
        Switches switches,
        Optional<Integer> controlPort,
        Optional<String> controlToken,
        Duration workspaceTtl,
        boolean explained,
        int journalSize,
        Optional<Long> randomSeed) {

    private static final Settings STANDARD = new Settings(
            "127.0.0.1",
            0,
            Seed.standard(),
            Switches.STANDARD,
            Optional.empty(),
            Optional.empty(),
            Duration.ofHours(1),
            true,
            10_000,
            Optional.empty());

    /** Any free port of the loopback address, the standard seed, every switch as in the ledger. */
    public static Settings standard() {
        return STANDARD;
    }

    /** These, listening on that address. */
    public Settings withHost(String newHost) {
        return new Settings(
                newHost,
                port,
                seed,
                switches,
                controlPort,
                controlToken,
                workspaceTtl,
                explained,
                journalSize,
                randomSeed);
    }

    /** These, listening on that port. */
    public Settings withPort(int newPort) {
        return new Settings(
                host,
                newPort,
                seed,
                switches,
                controlPort,
                controlToken,
                workspaceTtl,
                explained,
                journalSize,
                randomSeed);
    }

    /** These, starting with that seed. */
    public Settings withSeed(Seed newSeed) {
        return new Settings(
                host,
                port,
                newSeed,
                switches,
                controlPort,
                controlToken,
                workspaceTtl,
                explained,
                journalSize,
                randomSeed);
    }

    /** These, with control requests on that port only. */
    public Settings withControlPort(int newPort) {
        return new Settings(
                host,
                port,
                seed,
                switches,
                Optional.of(newPort),
                controlToken,
                workspaceTtl,
                explained,
                journalSize,
                randomSeed);
    }

    /** These, with control requests for those only who know the token. */
    public Settings withControlToken(String newToken) {
        return new Settings(
                host,
                port,
                seed,
                switches,
                controlPort,
                Optional.of(newToken),
                workspaceTtl,
                explained,
                journalSize,
                randomSeed);
    }

    /** These, dropping workspaces that were not used for so long. */
    public Settings withWorkspaceTtl(Duration newTtl) {
        return new Settings(
                host, port, seed, switches, controlPort, controlToken, newTtl, explained, journalSize, randomSeed);
    }

    /** These, with replies to refused calls that say by no header that they come from a mock. */
    public Settings withoutExplainHeaders() {
        return new Settings(
                host, port, seed, switches, controlPort, controlToken, workspaceTtl, false, journalSize, randomSeed);
    }

    /** These, keeping so many calls to be looked at. */
    public Settings withJournalSize(int newSize) {
        return new Settings(
                host, port, seed, switches, controlPort, controlToken, workspaceTtl, explained, newSize, randomSeed);
    }

    /** These, drawing all secrets from that seed. */
    public Settings withRandomSeed(long newSeed) {
        return new Settings(
                host,
                port,
                seed,
                switches,
                controlPort,
                controlToken,
                workspaceTtl,
                explained,
                journalSize,
                Optional.of(newSeed));
    }

    /**
     * These, with one switch set.
     *
     * @throws IllegalArgumentException if it cannot be set to that
     */
    public Settings with(Switch which, String value) {
        return new Settings(
                host,
                port,
                seed,
                switches.with(which, value),
                controlPort,
                controlToken,
                workspaceTtl,
                explained,
                journalSize,
                randomSeed);
    }
}
