package io.github.kisimock;

import org.junit.jupiter.api.Test;

@MockTest
class PartnersTest {

    @Test
    @Shows("partners.headers")
    void the_headers_of_integration_partners_may_be_left_out_or_sent(Client client) {
        Client named = client.with("X-Kisi-Integration-Identifier", "Door Partner");

        client.signIn("member").isOk();
        named.signIn("member").isOk();
        named.with("X-Kisi-Integration-Contact", "dev@partner.example")
                .asOwner()
                .get("/users")
                .isOk();
    }
}
