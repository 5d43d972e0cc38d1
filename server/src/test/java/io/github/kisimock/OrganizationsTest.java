package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Mail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class OrganizationsTest {

    @Test
    @Shows("organizations.show")
    void the_callers_organization_is_shown(Client client) {
        Reply organization = client.asUser("member").get("/organization").isOk();
        assertThat(organization.number("/id")).isEqualTo(1_001);
        assertThat(organization.text("/name")).isEqualTo("Acme");
        assertThat(organization.text("/domain")).isEqualTo("acme");
        assertThat(organization.number("/device_logins_expire_after")).isEqualTo(1_209_600);
        assertThat(organization.number("/places_count")).isEqualTo(1);
        assertThat(organization.number("/user_id")).as("the owner").isEqualTo(1_000_001);
    }

    @Test
    @Shows("organizations.show")
    void the_list_has_the_one_organization_and_no_pages(Client client) {
        Reply list = client.asOwner().get("/organizations?limit=1&offset=1").isOk();
        assertThat(list.json()).hasSize(1);
        assertThat(list.at("/0"))
                .isEqualTo(client.asOwner().get("/organization").json());
        assertThat(list.header("X-Collection-Range")).isEmpty();
    }

    @Test
    @Shows("organizations.show")
    void nobody_sees_another_organization() {
        try (KisiMock mock = Beta.start()) {
            Client client = new Client(mock.uri());
            assertThat(client.asOwner().get("/organizations").each("domain")).containsExactly("acme");
            Client beta = client.as(Beta.KEY);
            assertThat(beta.get("/organizations").each("domain")).containsExactly("beta");
            assertThat(beta.get("/organization").number("/device_logins_expire_after"))
                    .isEqualTo(3_600);
            assertThat(beta.get("/organization").number("/user_id")).isEqualTo(Beta.OWNER);
        }
    }

    @Test
    @Shows({"organizations.show", "authentication.required"})
    void a_stranger_sees_none(Client client) {
        client.get("/organization").isRefused(401, "afc516");
        client.get("/organizations").isRefused(401, "afc516");
    }

    @Test
    @Shows("organizations.show")
    void anybody_sees_the_public_part_by_domain(Client client) {
        Reply organization = client.get("/organizations/acme/public").isOk();
        assertThat(organization.number("/id")).isEqualTo(1_001);
        assertThat(organization.text("/name")).isEqualTo("Acme");
        assertThat(organization.number("/places_count")).isEqualTo(1);
        assertThat(organization.json().has("device_logins_expire_after")).isFalse();
        assertThat(organization.json().has("user_id")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "KISI-LOGIN null", "KISI-LOGIN 00000000000000000000000000000000"})
    @Shows("organizations.show")
    void the_public_part_does_not_mind_who_asks(String authorization, Client client) {
        client.with("Authorization", authorization)
                .get("/organizations/acme/public")
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "1001", "Acme%20Inc"})
    @Shows("records.unknown")
    void an_unknown_domain_has_no_public_part(String domain, Client client) {
        client.get("/organizations/" + domain + "/public").isRefused(404, "000404");
    }

    @Test
    @Shows("organizations.find")
    void the_organizations_of_an_address_are_mailed_to_it() {
        try (KisiMock mock = Beta.start()) {
            find(new Client(mock.uri()), "'member@acme.example'").isDone();
            assertThat(mock.control().outbox()).singleElement().satisfies(mail -> {
                assertThat(mail.kind()).isEqualTo(Mail.Kind.ORGANIZATIONS);
                assertThat(mail.to().value()).isEqualTo("member@acme.example");
                assertThat(mail.text()).contains("Acme (acme)", "Beta (beta)");
            });
        }
    }

    @Test
    @Shows("organizations.find")
    void only_the_organizations_of_the_address_are_mailed() {
        try (KisiMock mock = Beta.start()) {
            find(new Client(mock.uri()), "'Admin@acme.example'").isDone();
            assertThat(mock.control().outbox())
                    .singleElement()
                    .satisfies(mail ->
                            assertThat(mail.text()).contains("Acme (acme)").doesNotContain("Beta"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'nobody@acme.example'", "'managed@acme.example'"})
    @Shows("organizations.find")
    void an_address_that_gets_no_mail_is_answered_the_same(String email, Client client, KisiMock mock) {
        find(client, email).isDone();
        assertThat(mock.control().outbox()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "null", "'nobody'", "5"})
    void an_address_that_is_none_is_refused(String email, Client client) {
        find(client, email).complainsOf("email");
    }

    @Test
    @Shows("bodies.missing-root")
    void finding_needs_its_root_key(Client client) {
        client.post("/organizations/find", "{'email':'member@acme.example'}").complainsOf("user");
    }

    private static Reply find(Client client, String email) {
        return client.post("/organizations/find", "{'user':{'email':" + email + "}}");
    }
}
