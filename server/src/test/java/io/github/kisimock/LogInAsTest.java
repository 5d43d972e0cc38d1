package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test opens a login for whomever it likes. */
@MockTest
class LogInAsTest {

    @ParameterizedTest
    @ValueSource(strings = {"owner", "unconfirmed", "managed"})
    void anybody_can_be_logged_in(String name, Client client) {
        Reply login = client.post("/_mock/logins", "{'email':'" + name + "@acme.example'}")
                .isOk();
        assertThat(client.as(login.text("/secret")).get("/user").text("/email")).isEqualTo(name + "@acme.example");
    }

    @Test
    void it_is_no_call_of_the_program_under_test(Client client, KisiMock mock) {
        client.post("/_mock/logins", "{'email':'member@acme.example'}").isOk();
        assertThat(mock.control().requests()).isEmpty();
    }

    @Test
    void nobody_unknown_is(Client client) {
        client.post("/_mock/logins", "{'email':'nobody@acme.example'}")
                .isMisuse(404, "email: there is no user 'nobody@acme.example'");
        client.post("/_mock/logins", "{}").isMisuse(422, "email: is missing; it takes a user's e-mail address");
    }
}
