package io.github.kisimock.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.junit.Kisi;
import io.github.kisimock.junit.KisiMockTest;
import io.github.kisimock.junit.WithScenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One client against a contract and against the mock, as docs/contracts.md shows it. */
@KisiMockTest
class DoorClientTest {

    @Test
    @KisiContract(role = "door-app", interaction = "opening a door")
    void it_keeps_to_the_contract(ContractServer kisi) {
        DoorClient client = new DoorClient(kisi.uri(), kisi.example("secret"));

        assertThat(client.open(kisi.example("lock_id"))).isTrue();
    }

    @Test
    @WithScenario("door-granted")
    void it_opens_a_door_of_the_mock_until_its_login_ends(Kisi kisi, Arranged door) {
        DoorClient client = new DoorClient(kisi.uri(), door.text("secret"));

        assertThat(client.open(door.text("lock_id"))).isTrue();
        kisi.clock().advance(Duration.ofDays(15));
        assertThat(client.open(door.text("lock_id"))).isFalse();
    }
}
