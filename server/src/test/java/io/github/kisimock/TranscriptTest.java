package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Transcript;
import org.junit.jupiter.api.Test;

/** The calls of a workspace, as a report shows them. */
@MockTest
class TranscriptTest {

    private static String of(KisiMock mock) {
        return Transcript.of(mock.control(), mock.uri());
    }

    @Test
    void it_says_so_if_there_was_no_call(KisiMock mock) {
        assertThat(of(mock)).isEqualTo("There was no call.\n");
    }

    @Test
    void a_call_is_a_line_for_curl_and_its_reply(Client client, KisiMock mock) {
        client.with("X-Kisi-Integration-Contact", "O'Hara").post("/users/password?a=b", "{'user':{}}");
        assertThat(of(mock))
                .startsWith("#1 POST /users/password → ")
                .contains("\n  curl -gsS -X POST '" + mock.uri() + "/users/password?a=b' ")
                .contains(" -H 'X-Kisi-Integration-Contact: O'\\''Hara'")
                .contains(" --data-raw '{\"user\":{}}'");
    }

    @Test
    void a_refusal_is_explained(Client client, KisiMock mock) {
        client.get("/member");
        assertThat(of(mock))
                .contains("\n  reply: {\"error\":")
                .contains("\n  why: routes.unknown, observed: An unknown path answers 404 000404."
                        + " The API has GET /members, POST /members.\n");
    }

    @Test
    void bad_habits_are_at_its_end(Client client, KisiMock mock) {
        client.get("/organizations/acme/public").isOk();
        assertThat(of(mock)).contains("\npartner-headers: ");
    }

    @Test
    void secrets_and_passwords_are_hidden(Client client, KisiMock mock) {
        String secret = client.signIn("member").text("/secret");
        client.as(secret).get("/user?token=abc&of=" + secret);
        assertThat(of(mock))
                .contains("KISI-LOGIN [hidden]", "/user?token=[hidden]&of=[hidden]")
                .contains("\"password\":\"[hidden]\"")
                .doesNotContain(secret)
                .doesNotContain("member-password");
    }
}
