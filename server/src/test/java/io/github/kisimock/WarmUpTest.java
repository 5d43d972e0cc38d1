package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.NewWorkspace;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start with {@code --warm-up on} calls before it lets anybody in. */
class WarmUpTest {

    private static List<String> calls() throws IOException {
        return WarmUp.script()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    @Test
    void every_operation_of_the_api_is_called() throws IOException {
        List<String> calls = calls();
        assertThat(OpenApi.DOCUMENT.operations())
                .filteredOn(operation -> !operation.contains("/_mock"))
                .hasSizeGreaterThan(40)
                .allSatisfy(operation -> assertThat(calls)
                        .as("warm-up.txt has a line for %s", operation)
                        .anyMatch(call -> call.matches(operation.replaceAll("\\{\\w+}", "[^/ ?]+") + "([ ?].*)?")));
    }

    @Test
    void nearly_all_of_them_succeed() throws IOException {
        List<String> calls = calls();
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            assertThat(calls)
                    .map(call -> WarmUp.call(mock.uri(), call))
                    .filteredOn(reply -> reply.startsWith("HTTP/1.1 2"))
                    .hasSizeGreaterThan(calls.size() * 3 / 4);
        }
    }

    @Test
    void nothing_of_it_is_left_behind() {
        try (KisiMock mock = KisiMock.prepare(Settings.standard().withRandomSeed(1), Optional.empty());
                KisiMock cold = KisiMock.start(Settings.standard().withRandomSeed(1))) {
            WarmUp.run(mock, true);
            mock.open(Thread.NORM_PRIORITY);
            Client client = new Client(mock.uri());
            assertThat(client.get("/_mock/metrics").isOk().body())
                    .contains("kisi_mock_workspaces 1.0")
                    .doesNotContain("route=");
            assertThat(client.get("/_mock/requests").isOk().body())
                    .isEqualTo(new Client(cold.uri()).get("/_mock/requests").body());
            assertThat(mock.workspaces()
                            .create(NewWorkspace.STANDARD)
                            .workspace()
                            .name())
                    .isEqualTo("w1");
            assertThat(client.signIn("member").text("/secret"))
                    .isEqualTo(new Client(cold.uri()).signIn("member").text("/secret"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls", "control", "https"})
    void nobody_is_let_in_before_it_is_over(String port) throws Exception {
        Settings settings = Settings.standard().withControlPort(0);
        Tls tls = TlsOptions.of(Options.parse(new String[] {"--tls=self-signed", "--tls-port=0"}, Map.of()))
                .orElseThrow();
        try (KisiMock mock = KisiMock.prepare(settings, Optional.of(tls))) {
            URI uri = switch (port) {
                case "calls" -> mock.uri();
                case "control" -> mock.controlUri();
                default -> mock.tlsUri().orElseThrow();
            };
            try (Socket early = new Socket(uri.getHost(), uri.getPort())) {
                CompletableFuture<Integer> firstByte = CompletableFuture.supplyAsync(() -> read(early));
                early.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                WarmUp.run(mock, false);
                assertThat(firstByte).isNotDone();
                mock.open(Thread.NORM_PRIORITY);
                assertThat(firstByte).succeedsWithin(Duration.ofSeconds(20)); // by HTTPS it is the end, as this is none
            }
        }
    }

    private static int read(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void who_comes_early_is_told_that_the_mock_is_ready() {
        try (KisiMock mock = KisiMock.prepare(Settings.standard(), Optional.empty())) {
            CompletableFuture<HttpResponse<String>> reply = HttpClient.newHttpClient()
                    .sendAsync(
                            HttpRequest.newBuilder(mock.uri().resolve("/_mock/health/ready"))
                                    .build(),
                            BodyHandlers.ofString());
            mock.open(Thread.NORM_PRIORITY);
            assertThat(reply.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void workspaces_that_others_know_are_not_forgotten() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            mock.workspaces().create(NewWorkspace.STANDARD);
            mock.workspaces().create(NewWorkspace.STANDARD);
            assertThatThrownBy(mock.workspaces()::startOver).isInstanceOf(IllegalStateException.class);
            assertThat(mock.workspaces().all()).hasSize(3);
        }
    }
}
