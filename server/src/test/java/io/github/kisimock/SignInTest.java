package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@MockTest
class SignInTest {

    @Test
    @Shows("sign-in.token")
    void each_sign_in_gives_another_secret(Client client) {
        Reply first = client.signIn("member").isOk();
        Reply second = client.signIn("member").isOk();
        assertThat(first.text("/secret")).matches("[0-9a-f]{32}").isNotEqualTo(second.text("/secret"));
        assertThat(first.text("/authentication_token")).isEqualTo(first.text("/secret"));
    }

    @Test
    @Shows("sign-in.wrong-password")
    void a_wrong_password_is_refused(Client client) {
        client.signIn("member@acme.example", "wrong").isRefused(401, "afc516");
    }

    @Test
    @Shows("sign-in.wrong-password")
    @With("wrong-password-code=afc506")
    void a_wrong_password_is_refused_as_in_2018(Client client) {
        client.signIn("member@acme.example", "wrong").isRefused(401, "afc506");
    }
}
