package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.LocalControl;
import io.github.kisimock.control.NewWorkspace;
import io.github.kisimock.domain.Mail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A port of its own for one workspace. */
@MockTest
class WorkspacePortTest {

    private static final byte[] REQUEST =
            "GET /user HTTP/1.1\r\nHost: kisi\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static LocalControl create(KisiMock mock, String name) {
        return mock.workspaces().create(NewWorkspace.STANDARD.named(name));
    }

    @Test
    void it_wins_over_prefix_header_and_secret(KisiMock mock, Client client) {
        LocalControl own = create(mock, "own");
        client.create("other");
        String secret = client.in("other").signIn("member").text("/secret");
        try (WorkspacePort port = mock.openPort("own")) {
            Client sent = new Client(port.uri());
            sent.signIn("member").isOk();
            sent.under("other").signIn("member").isOk();
            sent.in("other").signIn("member").isOk();
            sent.as(secret).get("/user").isRefused(401, "afc516");
        }
        assertThat(own.requests()).hasSize(4);
    }

    @Test
    void control_requests_by_it_are_for_its_workspace(KisiMock mock) {
        LocalControl own = create(mock, "own");
        try (WorkspacePort port = mock.openPort("own")) {
            Client sent = new Client(port.uri());
            sent.post("/users/password", "{'user':{'email':'member@acme.example'}}");
            assertThat(sent.get("/_mock/outbox").text("/0/links/0"))
                    .startsWith(port.uri().toString());
            sent.delete("/_mock/outbox").isDone();
        }
        assertThat(own.world().all(Mail.class).rows()).isEmpty();
    }

    @Test
    void hundreds_are_open_at_once(KisiMock mock) {
        List<WorkspacePort> ports = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                create(mock, "own" + i);
                ports.add(mock.openPort("own" + i));
            }
            for (int i = 0; i < ports.size(); i += 25) {
                new Client(ports.get(i).uri()).signIn("member").isOk();
                assertThat(mock.workspaces().named("own" + i).orElseThrow().requests())
                        .hasSize(1);
            }
        } finally {
            ports.forEach(WorkspacePort::close);
        }
        assertThat(mock.control().requests()).isEmpty();
    }

    @Test
    void once_closed_nobody_gets_in(KisiMock mock) {
        LocalControl own = create(mock, "own");
        WorkspacePort port = mock.openPort("own");
        port.close();
        knock(port);
        assertThat(own.requests()).isEmpty();
    }

    @Test
    void the_end_of_the_mock_is_its_end() {
        KisiMock mock = KisiMock.start(Settings.standard());
        LocalControl own = create(mock, "own");
        WorkspacePort port = mock.openPort("own");
        mock.close();
        knock(port);
        port.close();
        assertThat(own.requests()).isEmpty();
    }

    /** Calls where that port was; whoever has its number by now may answer. */
    private static void knock(WorkspacePort port) {
        try (Socket late =
                new Socket(InetAddress.getLoopbackAddress(), port.uri().getPort())) {
            late.getOutputStream().write(REQUEST);
            late.getInputStream().read();
        } catch (IOException refused) {
            // as it should be
        }
    }

    @Test
    void a_connection_kept_after_it_was_closed_reaches_no_other_workspace(KisiMock mock) throws IOException {
        create(mock, "own");
        WorkspacePort port = mock.openPort("own");
        try (Socket kept =
                new Socket(InetAddress.getLoopbackAddress(), port.uri().getPort())) {
            assertThat(ask(kept)).contains("401");
            port.close();
            mock.workspaces().delete("own");
            assertThat(ask(kept)).contains("404");
        }
        assertThat(mock.control().requests()).isEmpty();
    }

    @Test
    void it_leads_to_whichever_workspace_has_the_name(KisiMock mock) {
        create(mock, "own");
        try (WorkspacePort port = mock.openPort("own")) {
            Client sent = new Client(port.uri());
            sent.asOwner()
                    .post("/users", "{'user':{'email':'ada@acme.example'}}")
                    .isOk();
            mock.workspaces().delete("own");
            sent.sendUnchecked("GET", "/user", "")
                    .isMisuse(
                            404,
                            "workspace: there is no workspace 'own'; POST /_mock/workspaces makes one, GET lists those there are");
            create(mock, "own");
            assertThat(sent.asOwner().get("/users?email=ada@acme.example").json())
                    .isEmpty();
        }
    }

    private static String ask(Socket connection) throws IOException {
        connection.getOutputStream().write(REQUEST);
        BufferedReader reply =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        String status = reply.readLine();
        int length = 0;
        for (String header = reply.readLine(); !header.isEmpty(); header = reply.readLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        assertThat(reply.skip(length)).isEqualTo(length);
        return status;
    }
}
