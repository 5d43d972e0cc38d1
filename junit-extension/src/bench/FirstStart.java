import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import java.io.IOException;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Prints how many milliseconds the first start in this process takes: of "kisi", "wiremock" or "mockwebserver". With
 * "junit" behind it the start is in a test that JUnit runs in this process. Each has a class of its own, so that the
 * jars of the others need not be there.
 */
final class FirstStart {

    private interface Server {
        void start() throws IOException;
    }

    private static final class Kisi implements Server {
        @Override
        public void start() {
            KisiMock.start(Settings.standard()).uri();
        }
    }

    private static final class WireMock implements Server {
        @Override
        public void start() {
            WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
            server.start();
            server.port();
        }
    }

    private static final class MockWeb implements Server {
        @Override
        public void start() throws IOException {
            MockWebServer server = new MockWebServer();
            server.start();
            server.getPort();
        }
    }

    private static final class JUnit {
        static void run() {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(InTest.class))
                            .build());
        }
    }

    static final class InTest {
        @Test
        void a_server_starts() throws IOException {
            time();
        }
    }

    private static Server server;

    private static void time() throws IOException {
        long begin = System.nanoTime();
        server.start();
        System.out.println((System.nanoTime() - begin) / 1_000_000);
    }

    public static void main(String[] which) throws IOException {
        server = switch (which[0]) {
            case "kisi" -> new Kisi();
            case "wiremock" -> new WireMock();
            default -> new MockWeb();
        };
        if (which.length > 1) {
            JUnit.run();
        } else {
            time();
        }
        Runtime.getRuntime().halt(0);
    }
}
