package io.github.kisimock;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.World;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread serves all calls that need not wait: so nothing that waits may be on it. Whoever is held up fails in time. */
@MockTest
class EventLoopTest {

    private static final int MANY = 20;
    private static final String SIGN_IN =
            "{\"user\":{\"email\":\"owner@acme.example\",\"password\":\"owner-password\"}}";

    @Test
    void a_client_that_reads_no_replies_holds_up_nobody(KisiMock mock, Client client) throws IOException {
        List<Socket> deaf = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.connect(
                    new InetSocketAddress(mock.uri().getHost(), mock.uri().getPort()));
            deaf.add(socket);
            aside(() -> askForMegabytes(socket));
        }
        for (int i = 0; i < 20; i++) {
            client.signIn("owner").isOk();
        }
        for (Socket socket : deaf) {
            socket.close();
        }
        client.signIn("owner").isOk();
    }

    /** Until nothing more can be written either, or the socket is closed. */
    private static void askForMegabytes(Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            for (int i = 0; i < 10_000; i++) {
                out.write(("GET /members HTTP/1.1\r\nHost: x\r\nAuthorization: KISI-LOGIN " + Client.OWNERS_KEY
                                + "\r\n\r\n")
                        .getBytes(US_ASCII));
            }
        } catch (IOException e) {
            // it is closed
        }
    }

    @Test
    void bodies_that_are_long_in_coming_hold_up_nobody(KisiMock mock, Client client) throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Socket socket = new Socket(mock.uri().getHost(), mock.uri().getPort());
            slow.add(socket);
            send(
                    socket,
                    "POST /users/sign_in HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                            + SIGN_IN.length() + "\r\n\r\n" + SIGN_IN.substring(0, 10));
        }
        client.signIn("owner").isOk();
        for (Socket socket : slow) {
            send(socket, SIGN_IN.substring(10));
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("\"secret\"");
            socket.close();
        }
        assertThat(mock.control().requests().get(1).requestBody()).isEqualTo(SIGN_IN);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    @Test
    void whoever_waits_for_a_change_may_call_the_mock_meanwhile(KisiMock mock, Client client) {
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        Predicate<World> enough = world -> {
            client.signIn("member").isOk();
            return world.all(Login.class).rows().size() > 5;
        };
        aside(() -> waiting.complete(mock.control().await(enough, Duration.ofSeconds(60))));
        for (int i = 0; i < 10; i++) {
            client.signIn("owner").isOk();
        }
        assertThat(waiting.join()).isTrue();
    }

    @Test
    void a_reply_of_megabytes_comes_whole(Client client) {
        StringBuilder users = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            users.append(i == 0 ? "" : ",")
                    .append("{\"email\":\"user")
                    .append(i)
                    .append("@acme.example\"}");
        }
        client.put(
                        "/_mock/seed",
                        "{\"organizations\":[{\"name\":\"Acme\",\"domain\":\"acme\",\"users\":[" + users + "]}]}")
                .isDone();

        assertThat(client.get("/_mock/state").isOk().json().at("/organizations/0/users"))
                .hasSize(10_000);
    }

    @Test
    @Timeout(60)
    void a_mock_whose_connections_were_reset_has_nothing_in_flight(KisiMock mock, Client client) {
        client.post("/_mock/faults", "{'name':'reset','effect':{'type':'connection_reset'}}")
                .isOk();
        assertThatThrownBy(() -> client.signIn("owner")).isInstanceOf(UncheckedIOException.class);

        while (mock.isBusy()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void calls_that_a_fault_delays_in_their_midst_hold_up_nobody(Client client) {
        client.create("slow");
        String fault = "{'name':'pause','moment':'before_commit','effect':{'type':'delay','for':'60s'}}";
        client.in("slow").post("/_mock/faults", fault).isOk();
        List<CompletableFuture<Reply>> delayed =
                inTheMeantime(() -> client.in("slow").signIn("owner"));
        while (client.in("slow").get("/_mock/requests").number("/in_flight") < MANY) {
            Thread.onSpinWait();
        }
        client.signIn("owner").isOk();
        assertThat(delayed).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void control_requests_that_wait_hold_up_nobody(Client client) {
        client.create("quiet");
        List<CompletableFuture<Reply>> waiting =
                inTheMeantime(() -> client.in("quiet").get("/_mock/requests?wait=20s&count=1"));
        client.signIn("owner").isOk();
        client.in("quiet").signIn("owner").isOk();
        for (CompletableFuture<Reply> one : waiting) {
            assertThat(one.join().isOk().json().at("/requests")).hasSize(1);
        }
    }

    private static List<CompletableFuture<Reply>> inTheMeantime(Supplier<Reply> call) {
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            CompletableFuture<Reply> one = new CompletableFuture<>();
            aside(() -> one.complete(call.get()));
            replies.add(one);
        }
        return replies;
    }

    private static void aside(Runnable action) {
        Thread thread = new Thread(action);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((any, thrown) -> {}); // the mock was closed meanwhile
        thread.start();
    }
}
