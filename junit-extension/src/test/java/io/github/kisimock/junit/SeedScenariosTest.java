package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.Seed;
import io.github.kisimock.domain.Secret;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a seed brought about, a test can have. */
class SeedScenariosTest {

    static class WithADoor {
        @RegisterExtension
        static final KisiMockExtension KISI = KisiMockExtension.builder()
                .seed(Seed.standard().withScenarios("door-granted"))
                .build();

        @Test
        void the_scenario_of_the_seed_is_had(Kisi kisi, Arranged door) {
            PartnerApp visitor = new PartnerApp(kisi.uri(), new Secret(door.text("secret")));
            assertThat(visitor.unlock(door.id("lock_id"))).isEqualTo(200);
        }

        @Test
        @WithScenario("member")
        void that_of_the_test_takes_its_place(Arranged member) {
            assertThat(member.scenario()).isEqualTo("member");
        }

        @Nested
        class Inside {
            @Test
            void a_nested_class_has_it_too(Arranged door) {
                assertThat(door.scenario()).isEqualTo("door-granted");
            }
        }
    }

    @Test
    void here_and_in_a_mock_elsewhere() {
        Run.of(WithADoor.class).passes(3);
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            Run.against(mock.uri().toString(), WithADoor.class).passes(3);
        }
    }
}
