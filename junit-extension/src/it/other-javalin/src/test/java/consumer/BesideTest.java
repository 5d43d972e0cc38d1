package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.kisimock.junit.Kisi;
import io.github.kisimock.junit.KisiMockTest;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

@KisiMockTest
class BesideTest {

    private static int get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void three_servers_answer(Kisi kisi) throws Exception {
        Javalin own = Javalin.create()
                .get("/own", context -> context.json(Map.of("its", "own")))
                .start(0);
        WireMockServer wireMock = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        wireMock.start();
        try {
            assertEquals(200, get("http://localhost:" + own.port() + "/own"));
            assertEquals(404, get(wireMock.baseUrl() + "/nothing"));
            assertEquals(401, get(kisi.uri() + "/user"));
        } finally {
            wireMock.stop();
            own.stop();
        }
    }
}
