package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Arranged;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be meant is refused in one line that names the place and the fix. */
class MisuseTest {

    private static final String NO_MOCK = "void %s.runs(): has an annotation for a mock, and no mock; give the class"
            + " @KisiMockTest or a field with a KisiMockExtension";

    @KisiMockTest(seed = "nowhere.yaml")
    static class NoSeed {
        @Test
        void runs() {}
    }

    @KisiMockTest(switches = "empty-list-range=stars")
    static class NoSwitchValue {
        @Test
        void runs() {}
    }

    @KisiMockTest(switches = "empty-list=star")
    static class NoSwitch {
        @Test
        void runs() {}
    }

    @KisiMockTest
    static class NoTime {
        @Test
        @At("tomorrow")
        void runs() {}
    }

    @KisiMockTest
    static class NoError {
        @Test
        @WithFault(on = "GET /users", status = 200)
        void runs() {}
    }

    @KisiMockTest
    static class NoScenario {
        @Test
        @WithScenario("door-left-open")
        void runs() {}
    }

    @KisiMockTest
    static class NothingArranged {
        @Test
        void runs(Arranged arranged) {}
    }

    @KisiMockTest
    static class OwnerOfWhat {
        @Test
        void runs(@Owner String key) {}
    }

    @KisiMockTest
    static class Twice {
        @RegisterExtension
        static final KisiMockExtension KISI = KisiMockExtension.builder().build();

        @Test
        void runs() {}
    }

    static class NoMock {
        @Test
        @At("2026-01-01T00:00:00Z")
        void runs() {}
    }

    @SharedState
    static class NoMockOfTheClass {
        @Test
        void runs() {}
    }

    static class NoMockWithFaults {
        @Test
        @WithFault(on = "GET /users", status = 500)
        @WithFault(on = "GET /roles", status = 500)
        void runs() {}
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(NoSeed.class, "@KisiMockTest on %s: nowhere.yaml: there is no such file"),
                Arguments.of(
                        NoSwitchValue.class,
                        "@KisiMockTest on %s: the switch empty-list-range takes numbers|star, not 'stars'"),
                Arguments.of(
                        NoSwitch.class,
                        "@KisiMockTest on %s: there is no switch 'empty-list'; there are sign-in-route, "),
                Arguments.of(
                        NoTime.class,
                        "@At on void %s.runs(): takes a time such as 2026-01-01T00:00:00Z, not 'tomorrow'"),
                Arguments.of(
                        NoError.class, "@WithFault on void %s.runs(): status takes an error's, 400 to 599, not 200"),
                Arguments.of(
                        NoScenario.class, "@WithScenario on void %s.runs(): there is no 'door-left-open'; there are "),
                Arguments.of(
                        NothingArranged.class,
                        "parameter Arranged arranged of void %s.runs(io.github.kisimock.control.Arranged): Arranged"
                                + " goes with one @WithScenario or one scenario of the seed, here are 0; with several, use"
                                + " kisi.arrange(…), which answers what it made"),
                Arguments.of(
                        OwnerOfWhat.class,
                        "parameter String key of void %s.runs(java.lang.String): @Owner goes with a parameter of the"
                                + " type Secret"),
                Arguments.of(NoMock.class, NO_MOCK),
                Arguments.of(NoMockOfTheClass.class, NO_MOCK),
                Arguments.of(NoMockWithFaults.class, NO_MOCK),
                Arguments.of(Twice.class, "%s: has @KisiMockTest and a field with a KisiMockExtension; take one"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void it_is_refused(Class<?> type, String message) {
        assertThat(Run.of(type).failures())
                .hasSize(1)
                .allSatisfy(failure -> assertThat(failure)
                        .contains(message.formatted(type.getName()))
                        .hasLineCount(1));
    }
}
