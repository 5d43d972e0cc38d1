import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;

/** Prints how many milliseconds the first start in this process takes: of "kisi" or of "wiremock". */
final class FirstStart {

    public static void main(String[] which) {
        long begin = System.nanoTime();
        if (which[0].equals("kisi")) {
            KisiMock.start(Settings.standard()).uri();
        } else {
            WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
            server.start();
            server.port();
        }
        System.out.println((System.nanoTime() - begin) / 1_000_000);
        Runtime.getRuntime().halt(0);
    }
}
