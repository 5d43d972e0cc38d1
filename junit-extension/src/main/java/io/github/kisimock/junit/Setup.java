package io.github.kisimock.junit;

import io.github.kisimock.control.NewWorkspace;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedFile;
import io.github.kisimock.control.SeedProblem;
import io.github.kisimock.domain.Switch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the mocks of a test class are to be: an immutable value.
 *
 * @param address where they are; as the run says if left out
 * @param paths whether base URLs may have a path
 */
record Setup(
        Optional<Seed> seed,
        Map<Switch, String> switches,
        Tolerance tolerance,
        Optional<Address> address,
        boolean paths) {

    static final Setup STANDARD = new Setup(Optional.empty(), Map.of(), Tolerance.STANDARD, Optional.empty(), true);

    Setup {
        switches = Map.copyOf(switches);
    }

    /** As the annotation on that class says. */
    static Setup of(KisiMockTest annotation, Class<?> on) {
        Setup setup = STANDARD.with(Tolerance.STANDARD
                .with(annotation.tolerate())
                .from(annotation.lint())
                .with(annotation.tolerateLints()));
        try {
            for (String given : annotation.switches()) {
                String[] parts = given.split("=", 2);
                setup = setup.with(find(parts[0]), parts.length < 2 ? "" : parts[1]);
            }
            return annotation.seed().isEmpty() ? setup : setup.withSeed(read(annotation.seed(), on));
        } catch (SeedProblem | IllegalArgumentException e) {
            throw Mistake.in("@KisiMockTest on " + on.getName(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Switch find(String key) {
        return Switch.find(key)
                .orElseThrow(() -> new IllegalArgumentException("there is no switch '" + key + "'; there are "
                        + Arrays.stream(Switch.values()).map(Switch::key).collect(Collectors.joining(", "))));
    }

    /** Reads a seed from the class path, seen from that class or from the root; else from a file. */
    static Seed read(String name, Class<?> from) {
        try (InputStream found = Optional.ofNullable(from.getResourceAsStream(name))
                .orElseGet(() -> from.getResourceAsStream("/" + name))) {
            return found == null
                    ? SeedFile.read(Path.of(name))
                    : SeedFile.read(new String(found.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Setup withSeed(Seed newSeed) {
        return new Setup(Optional.of(newSeed), switches, tolerance, address, paths);
    }

    Setup with(Switch which, String value) {
        if (!which.accepts(value)) {
            throw new IllegalArgumentException(
                    "the switch " + which.key() + " takes " + which.expected() + ", not '" + value + "'");
        }
        Map<Switch, String> more = new EnumMap<>(Switch.class);
        more.putAll(switches);
        more.put(which, value);
        return new Setup(seed, more, tolerance, address, paths);
    }

    Setup with(Tolerance newTolerance) {
        return new Setup(seed, switches, newTolerance, address, paths);
    }

    Setup at(Address newAddress) {
        return new Setup(seed, switches, tolerance, Optional.of(newAddress), paths);
    }

    Setup withoutPaths() {
        return new Setup(seed, switches, tolerance, address, false);
    }

    /** Where the mock is, if not in this process. */
    Optional<Address> addressOr(Optional<Address> ofRun) {
        return address.or(() -> ofRun).map(at -> paths ? at : at.withoutPaths());
    }

    /** A workspace that is set up so, drawing the same secrets at each run. */
    NewWorkspace workspace(String name, long randomSeed) {
        return new NewWorkspace(
                Optional.of(name),
                seed,
                Optional.empty(),
                Optional.of(randomSeed),
                switches,
                Optional.empty(),
                Optional.empty());
    }
}
