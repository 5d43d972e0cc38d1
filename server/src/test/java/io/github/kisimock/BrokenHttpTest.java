package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that no HTTP client sends: each is answered in the API's own error shape. */
@MockTest
class BrokenHttpTest {

    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("a path that cannot be decoded", 400, "GET /%zz HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("a path with half an escape", 400, "GET /users/% HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("a path with a nought byte", 400, "GET /users/%00 HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("a path that climbs out", 400, "GET /../../users HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("a line of garbage", 400, "\u0001\u0002 garbage\r\n\r\n"),
                Arguments.of("a line of one word", 400, "GET\r\n\r\n"),
                Arguments.of("a header without a colon", 400, "GET /user HTTP/1.1\r\n" + HOST + "oops\r\n\r\n"),
                Arguments.of(
                        "a header that is too large",
                        431,
                        "GET /user HTTP/1.1\r\n" + HOST + "X-Large: " + "x".repeat(20_000) + "\r\n\r\n"),
                Arguments.of(
                        "an address that is too long",
                        414,
                        "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n"),
                Arguments.of("no host", 400, "GET /user HTTP/1.1\r\nConnection: close\r\n\r\n"),
                Arguments.of(
                        "a length that is no number",
                        400,
                        "POST /logins HTTP/1.1\r\n" + HOST + "Content-Length: ten\r\n\r\n"),
                Arguments.of(
                        "a length below nought",
                        400,
                        "POST /logins HTTP/1.1\r\n" + HOST + "Content-Length: -1\r\n\r\n"),
                Arguments.of(
                        "two lengths",
                        400,
                        "POST /logins HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} "),
                Arguments.of(
                        "a chunk without its size",
                        400,
                        "POST /logins HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
                Arguments.of("an unknown version", 505, "GET /user HTTP/7.0\r\n" + HOST + "\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void broken_http_is_refused_in_json_and_the_process_lives_on(
            String what, int status, String request, Client client, KisiMock mock) throws IOException {
        String answer = send(mock, request);

        assertThat(answer).as(what).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("\r\ncontent-type: application/json");
        JsonNode body = new JsonMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertThat(OpenApi.DOCUMENT.problemsOf("Error", body)).isEmpty();
        client.asOwner().get("/user").isOk();
    }

    private static String send(KisiMock mock, String request) throws IOException {
        try (Socket socket = new Socket(mock.uri().getHost(), mock.uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
