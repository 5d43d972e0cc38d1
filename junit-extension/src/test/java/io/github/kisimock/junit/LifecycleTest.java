package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.SeedUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tests share a mock, in every way that JUnit has to run tests. */
@Execution(ExecutionMode.SAME_THREAD) // the classes below remember things in static fields
class LifecycleTest {

    private static PartnerApp app(Kisi kisi) {
        return new PartnerApp(kisi.uri(), kisi.apiKey());
    }

    /** Adds a member to a world that has the standard five. */
    private static void addTheSixth(Kisi kisi) {
        app(kisi).onboard("ada@example.com");
        assertThat(app(kisi).members()).isEqualTo(6);
    }

    @KisiMockTest
    static class EveryKindOfTest {
        @RepeatedTest(3)
        void repeated(Kisi kisi) {
            addTheSixth(kisi);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void parameterized(int number, Kisi kisi) {
            addTheSixth(kisi);
        }

        @TestFactory
        Stream<DynamicTest> dynamic(Kisi kisi) {
            addTheSixth(kisi);
            return IntStream.range(7, 10)
                    .mapToObj(members -> DynamicTest.dynamicTest("adds " + members, () -> {
                        app(kisi).onboard("ada" + members + "@example.com");
                        assertThat(app(kisi).members()).isEqualTo(members);
                    }));
        }
    }

    @Test
    void each_test_has_a_world_of_its_own_and_dynamic_ones_share_their_factorys() {
        Run.of(EveryKindOfTest.class).passes(9);
    }

    @KisiMockTest
    static class WithBeforeAll {
        private static final Set<URI> SEEN = ConcurrentHashMap.newKeySet();

        @BeforeAll
        static void arrange(Kisi kisi) {
            kisi.add(SeedUser.managed("base@example.com"));
        }

        @RepeatedTest(10)
        void begins_with_it(Kisi kisi) {
            assertThat(app(kisi).members()).isEqualTo(6);
            app(kisi).onboard("ada@example.com");
            assertThat(SEEN.add(kisi.uri())).as("a base URL of its own").isTrue();
        }

        @Nested
        class Inside {
            @RepeatedTest(3)
            void begins_with_it_too(Kisi kisi) {
                assertThat(app(kisi).members()).isEqualTo(6);
                app(kisi).onboard("ada@example.com");
            }
        }

        @Nested
        @TestInstance(Lifecycle.PER_CLASS)
        class WithMore {
            @BeforeAll
            void arrange(Kisi kisi) {
                kisi.add(SeedUser.managed("more@example.com"));
            }

            @RepeatedTest(3)
            void begins_with_both(Kisi kisi) {
                assertThat(app(kisi).members()).isEqualTo(7);
                app(kisi).onboard("ada@example.com");
            }
        }
    }

    @Test
    void each_test_begins_with_what_before_all_left() {
        WithBeforeAll.SEEN.clear();
        Run.of(WithBeforeAll.class).passes(16);
        Run.concurrently(8, WithBeforeAll.class).passes(16);
    }

    @KisiMockTest
    static class ClientMadeOnce {
        private static final Set<URI> SEEN = ConcurrentHashMap.newKeySet();
        private static PartnerApp app;
        private static Kisi early;

        @BeforeAll
        static void start(Kisi kisi) {
            kisi.add(SeedUser.managed("base@example.com"));
            app = new PartnerApp(kisi.uri(), kisi.apiKey());
            early = kisi;
        }

        @RepeatedTest(3)
        void finds_the_baseline_behind_the_same_url(Kisi kisi) {
            assertThat(app.members()).isEqualTo(6);
            app.onboard("ada@example.com");
            assertThat(kisi.requests()).hasSize(3);
            assertThat(early.requests()).hasSize(3);
            SEEN.add(kisi.uri());
            assertThat(SEEN).hasSize(1);
        }

        @Nested
        class Inside {
            @RepeatedTest(3)
            void has_the_same_url(Kisi kisi) {
                assertThat(app.members()).isEqualTo(6);
                app.onboard("ada@example.com");
                SEEN.add(kisi.uri());
                assertThat(SEEN).hasSize(1);
            }
        }
    }

    @Test
    void whoever_kept_the_url_finds_each_tests_world_behind_it() {
        Run.of(ClientMadeOnce.class).passes(6);
    }

    @Test
    void such_tests_are_not_run_at_once() {
        assertThat(Run.concurrently(8, ClientMadeOnce.class).failures())
                .isNotEmpty()
                .anySatisfy(message -> assertThat(message)
                        .contains("another test is using the base URL that this class keeps; give the class"
                                + " @Execution(ExecutionMode.SAME_THREAD)"));
    }

    @KisiMockTest
    @TestInstance(Lifecycle.PER_CLASS)
    static class OneInstance {
        private final PartnerApp app;

        OneInstance(Kisi kisi) {
            app = app(kisi);
        }

        @RepeatedTest(3)
        void finds_the_baseline(Kisi kisi) {
            assertThat(app.members()).isEqualTo(5);
            app.onboard("ada@example.com");
            assertThat(kisi.requests()).hasSize(3);
        }
    }

    @Test
    void an_instance_for_all_tests_keeps_its_url() {
        Run.of(OneInstance.class).passes(3);
    }

    @KisiMockTest
    static class KeptHandle {
        private static Kisi early;

        @BeforeAll
        static void keep(Kisi kisi) {
            early = kisi;
        }

        @Test
        void uses_it() {
            early.signIn("member@acme.example");
        }
    }

    @Test
    void a_handle_of_before_all_is_refused_in_tests_with_worlds_of_their_own() {
        assertThat(Run.of(KeptHandle.class).failures())
                .containsExactly("IllegalStateException: This Kisi can no longer be used: it was given before the"
                        + " tests of " + KeptHandle.class.getName() + ", each of which has a workspace of its own;"
                        + " take another as a parameter of the test");
    }

    @KisiMockTest
    static class KeptFromTestToTest {
        private static final List<Kisi> GIVEN = new ArrayList<>();

        @RepeatedTest(2)
        void uses_that_of_the_first(Kisi kisi) {
            GIVEN.add(kisi);
            GIVEN.get(0).signIn("member@acme.example");
        }
    }

    @Test
    void a_handle_is_refused_when_its_test_has_ended() {
        KeptFromTestToTest.GIVEN.clear();
        assertThat(Run.of(KeptFromTestToTest.class).failures())
                .containsExactly("IllegalStateException: This Kisi can no longer be used: its test"
                        + " KeptFromTestToTest.repetition 1 of 2 has ended");
    }

    @KisiMockTest
    @SharedState
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Story {
        @Test
        @Order(1)
        void adds(Kisi kisi) {
            addTheSixth(kisi);
        }

        @Test
        @Order(2)
        void finds(Kisi kisi) {
            assertThat(app(kisi).members()).isEqualTo(6);
        }

        @Nested
        class Later {
            @Test
            void still_finds(Kisi kisi) {
                assertThat(app(kisi).members()).isEqualTo(6);
            }
        }
    }

    @Test
    void shared_state_goes_from_test_to_test() {
        Run.of(Story.class).passes(3);
        Run.concurrently(8, Story.class).passes(3);
    }

    static class InstanceField {
        @RegisterExtension
        final KisiMockExtension kisi = KisiMockExtension.builder().build();

        @RepeatedTest(3)
        void has_a_world_of_its_own(Kisi given) {
            addTheSixth(given);
        }
    }

    @Test
    void an_instance_field_serves_its_test() {
        Run.of(InstanceField.class).passes(3);
        Run.concurrently(8, InstanceField.class).passes(3);
    }

    static class AroundNested {
        @RegisterExtension
        final KisiMockExtension kisi = KisiMockExtension.builder().build();

        @Nested
        class Inside {
            @RepeatedTest(3)
            void is_served_too(Kisi given) {
                addTheSixth(given);
            }
        }
    }

    @Test
    void an_instance_field_serves_nested_tests() {
        Run.of(AroundNested.class).passes(3);
    }

    static class StaticField {
        @RegisterExtension
        static final KisiMockExtension KISI = KisiMockExtension.builder().build();

        @RepeatedTest(20)
        void is_alone(Kisi kisi) {
            addTheSixth(kisi);
        }
    }

    @Test
    void tests_of_a_static_field_run_at_once() {
        Run.concurrently(20, StaticField.class).passes(20);
    }

    private static final Queue<URI> ENDED = new ConcurrentLinkedQueue<>();

    @KisiMockTest
    static class AfterAllHasOneToo {
        @Test
        void runs(Kisi kisi) {
            ENDED.add(kisi.uri());
        }

        @AfterAll
        static void look(Kisi kisi) {
            assertThat(app(kisi).members()).isEqualTo(5);
        }
    }

    static class FailsByAComplaint {
        @RegisterExtension
        final KisiMockExtension kisi = KisiMockExtension.builder().build();

        @Test
        void asks_for_no_route(Kisi kisi) {
            ENDED.add(kisi.uri());
            app(kisi).get("/member");
        }
    }

    @Test
    void nothing_answers_when_a_test_of_an_instance_field_has_failed() {
        assertThat(Run.of(FailsByAComplaint.class).failedTests()).hasSize(1);
        assertThat(ENDED).isNotEmpty().allSatisfy(LifecycleTest::answersNothing);
    }

    @Test
    void nothing_answers_when_all_is_over() {
        Run.of(AfterAllHasOneToo.class).passes(1);
        assertThat(ENDED).isNotEmpty().allSatisfy(LifecycleTest::answersNothing);
    }

    private static void answersNothing(URI uri) {
        try (Socket late = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
            late.getOutputStream()
                    .write("GET /user HTTP/1.1\r\nHost: kisi\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(late.getInputStream().read()).isEqualTo(-1);
        } catch (IOException refused) {
            // as it should be
        }
    }
}
