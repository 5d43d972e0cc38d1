package consumer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;

/** A program that reads the base URL once: from a property of its own, or else from the system property. */
@Configuration
class App {

    private final String kisiUrl;

    App(@Value("${app.kisi-url:${kisi.base-url}}") String kisiUrl) {
        this.kisiUrl = kisiUrl;
    }

    String kisiUrl() {
        return kisiUrl;
    }

    int call() throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(kisiUrl + "/user")).build(), BodyHandlers.ofString())
                .statusCode();
    }
}
