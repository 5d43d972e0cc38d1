package io.github.kisimock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Has a mock called before it lets anybody in, so that the first call of a test is not slow. */
final class WarmUp {

    private static final int MOST_MILLIS = 10_000;

    private WarmUp() {}

    /** Loads what needs no mock and takes long: big numbers, of which any reader of JSON has some. */
    static void begin() {
        Thread thread = new Thread(() -> BigDecimal.ONE.signum(), "kisi-mock-numbers");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Makes the calls of the script one after the other.
     *
     * @param whole so that every route is called once; else only its first part, what most tests call first
     */
    static void run(KisiMock mock, boolean whole) {
        mock.warmUp(uri -> {
            try {
                for (String line : script().lines().toList()) {
                    if (line.isBlank() && !whole) {
                        break;
                    }
                    if (!line.isBlank() && !line.startsWith("#")) {
                        call(uri, line);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot warm up: " + e.getMessage(), e);
            }
        });
    }

    /** Requests, one a line: method, path, body. A blank line ends the first part. */
    static String script() throws IOException {
        try (InputStream in = WarmUp.class.getResourceAsStream("warm-up.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Over a bare socket: the JDK's client would take longer to load than the mock to answer. */
    static String call(URI uri, String line) throws IOException {
        String[] parts = line.split(" ", 3);
        byte[] body = (parts.length < 3 ? "" : parts[2]).getBytes(StandardCharsets.UTF_8);
        String head = parts[0] + " " + parts[1] + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nAuthorization: KISI-LOGIN ac3e0000000000000000000000000001\r\nContent-Type: application/json"
                + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getByName(uri.getHost()), uri.getPort())) {
            socket.setSoTimeout(MOST_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
