package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.domain.Secret;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a test is given. */
@KisiMockTest
class InjectionTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private final Kisi ofConstructor;
    private final int membersBefore;

    InjectionTest(Kisi kisi) {
        ofConstructor = kisi;
        membersBefore = new PartnerApp(kisi.uri(), kisi.apiKey()).members();
    }

    @BeforeEach
    void add(URI kisi, @Owner Secret key) {
        new PartnerApp(kisi, key).onboard("ada@example.com");
    }

    @Test
    void constructor_life_cycle_and_test_have_the_same_mock(Kisi kisi, URI uri, @Owner Secret key) {
        assertThat(kisi).isSameAs(ofConstructor);
        assertThat(uri).isEqualTo(kisi.uri());
        assertThat(membersBefore).isEqualTo(5);
        assertThat(new PartnerApp(uri, key).members()).isEqualTo(6);
    }

    @Test
    @WithScenario("managed-member-with-login")
    void what_a_scenario_made_can_be_had(Arranged member, Kisi kisi) {
        PartnerApp asMember = new PartnerApp(kisi.uri(), new Secret(member.text("secret")));
        assertThat(asMember.get("/users/" + member.id("user_id"))).isEqualTo(200);
    }

    @Test
    @At("2026-01-01T01:00:00+01:00")
    void the_clock_stands_until_it_is_moved(Kisi kisi) {
        assertThat(kisi.clock().now()).isEqualTo(NEW_YEAR);
        Secret login = kisi.signIn("member@acme.example");
        PartnerApp member = new PartnerApp(kisi.uri(), login);
        assertThat(member.get("/user")).isEqualTo(200);
        kisi.clock().advance(Duration.ofDays(15));
        assertThat(member.get("/user")).isEqualTo(401);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Test
    @At("2026-01-01T00:00:00Z")
    @WithScenario("door-granted")
    @interface DoorTest {}

    @DoorTest
    void annotations_can_be_composed(Kisi kisi, Arranged door) {
        assertThat(kisi.clock().now()).isEqualTo(NEW_YEAR);
        assertThat(door.id("lock_id")).isPositive();
    }

    @Nested
    @At("2026-01-01T00:00:00Z")
    @WithScenario("door-denied")
    class OnTheClass {
        @Test
        void annotations_are_for_each_test(Kisi kisi, Arranged door) {
            assertThat(kisi.clock().now()).isEqualTo(NEW_YEAR);
            assertThat(door.id("lock_id")).isPositive();
        }

        @Test
        @At("2027-01-01T00:00:00Z")
        void those_of_the_test_win(Kisi kisi) {
            assertThat(kisi.clock().now()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        }

        @Test
        void the_surrounding_class_is_in_it_too(Kisi kisi) {
            assertThat(new PartnerApp(kisi.uri(), kisi.apiKey()).members()).isEqualTo(7);
        }
    }
}
