package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The jars carry other people's work, and with it the texts that they ask to be kept with it. */
class LicencesTest {

    private static final String FOLDER = "/META-INF/third-party/";

    /** As the build lists them: {@code (MIT) OTP-Java (com.github.bastiaanjansen:otp-java:2.1.0 - https://…)}. */
    private static final Pattern LIBRARY = Pattern.compile("(?m)^ +((?:\\(.+?\\) ?)+) .*\\(([\\w.-]+):[^:]+:\\S+ - ");

    @Test
    void a_library_whose_licence_is_not_ours_has_its_own_text_in_the_jar() throws IOException {
        List<MatchResult> libraries =
                LIBRARY.matcher(text("THIRD-PARTY.txt")).results().toList();
        assertThat(libraries)
                .extracting(library -> library.group(2))
                .contains("io.javalin", "org.eclipse.jetty", "org.pcollections");

        assertThat(libraries)
                .filteredOn(library -> !library.group(1).strip().equals("(Apache-2.0)"))
                .hasSizeGreaterThan(4)
                .allSatisfy(library -> assertThat(text(library.group(2).replaceAll("\\.(ee10|http2)$", "") + ".txt"))
                        .containsIgnoringCase("copyright"));
        assertThat(text("EPL-2.0.md")).contains("Eclipse Public License - v 2.0");
    }

    @Test
    void our_own_licence_is_in_the_jar() throws IOException {
        assertThat(text("../LICENSE")).contains("Apache License", "Version 2.0, January 2004");
    }

    private static String text(String name) throws IOException {
        try (InputStream in = LicencesTest.class.getResourceAsStream(FOLDER + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
