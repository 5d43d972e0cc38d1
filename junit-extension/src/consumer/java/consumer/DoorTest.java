package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.SeedUser;
import io.github.kisimock.junit.At;
import io.github.kisimock.junit.Kisi;
import io.github.kisimock.junit.KisiMockTest;
import io.github.kisimock.junit.WithScenario;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@KisiMockTest
class DoorTest {

    @BeforeAll
    static void add(Kisi kisi) {
        kisi.add(SeedUser.managed("base@example.com"));
    }

    private static int unlock(Kisi kisi, Arranged door) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(kisi.uri() + "/locks/" + door.id("lock_id") + "/unlock"))
                .POST(BodyPublishers.noBody())
                .header("Authorization", "KISI-LOGIN " + door.text("secret"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    @RepeatedTest(3)
    @WithScenario("door-granted")
    void opens(Kisi kisi, Arranged door) throws Exception {
        assertEquals(200, unlock(kisi, door));
    }

    @Nested
    class Later {
        @Test
        @At("2026-01-01T00:00:00Z")
        @WithScenario("door-granted")
        void does_not_open(Kisi kisi, Arranged door) throws Exception {
            kisi.clock().advance(Duration.ofDays(15));
            assertEquals(401, unlock(kisi, door));
        }
    }
}
