package io.github.kisimock.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.JUnitException;
import org.opentest4j.TestAbortedException;

/** The journal of a test or class that failed: in JUnit's report, and in a file. */
record Attachment(ExtensionContext context, String journal) {

    /** Whether it is worth one: a test that was given up by an assumption did not fail. */
    static boolean isWanted(Throwable failure) {
        return !(failure instanceof TestAbortedException);
    }

    /** Attaches it; answers the file. */
    Path publish() {
        try {
            context.publishDirectory("kisi-mock", directory -> write(directory.resolve("journal.txt")));
        } catch (NoSuchMethodError | JUnitException e) { // JUnit before 5.12, or a launcher that keeps no files
            context.publishReportEntry("kisi-mock", journal);
        }
        Path file = Path.of(hasBuild() ? "build" : "target", "kisi-mock", name() + ".txt");
        write(file);
        return file;
    }

    /** Whether Gradle builds here. */
    private static boolean hasBuild() {
        return Files.isDirectory(Path.of("build")) && !Files.isDirectory(Path.of("target"));
    }

    /** The same at each run, so that the newest takes the place of the one before. */
    private String name() {
        String type = context.getRequiredTestClass().getName();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.')
                + context.getTestMethod().map(method -> "." + method.getName()).orElse("") + "-"
                + Integer.toHexString(context.getUniqueId().hashCode());
    }

    private void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
