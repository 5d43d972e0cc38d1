package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class RolesTest {

    @Test
    @Shows("roles.list")
    void roles_have_text_ids(Client client) {
        assertThat(client.asUser("member").get("/roles").isOk().each("id"))
                .containsExactly(
                        "owner",
                        "administrator",
                        "manager",
                        "user_manager",
                        "observer",
                        "basic",
                        "group_manager",
                        "group_basic");
    }

    @Test
    @Shows("roles.list")
    void the_list_has_no_pages(Client client) {
        Reply roles = client.asOwner().get("/roles?limit=1&offset=7").isOk();
        assertThat(roles.json()).hasSize(8);
        assertThat(roles.header("X-Collection-Range")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "owner, Owner, Organization, true",
        "administrator, Administrator, Organization, true",
        "basic, Basic, Organization, false"
    })
    @Shows("roles.list")
    void a_role_says_what_it_is_for_and_what_it_may(
            String id, String name, String appliesTo, boolean administers, Client client) {
        Reply role = client.asOwner().get("/roles/" + id).isOk();
        assertThat(role.text("/id")).isEqualTo(id);
        assertThat(role.text("/name")).isEqualTo(name);
        assertThat(role.text("/applies_to")).isEqualTo(appliesTo);
        assertThat(role.at("/permissions/users_write").booleanValue()).isEqualTo(administers);
        assertThat(role.at("/permissions/logins_write").booleanValue()).isEqualTo(administers);
        assertThat(client.asOwner().get("/roles").json()).contains(role.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "user_manager", "observer", "group_manager", "group_basic"})
    @Shows("roles.list")
    void of_the_roles_between_nothing_is_claimed(String id, Client client) {
        assertThat(client.asOwner().get("/roles/" + id).isOk().at("/permissions"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"emperor", "Owner", "1"})
    @Shows("records.unknown")
    void an_unknown_role_is_not_found(String id, Client client) {
        client.asOwner().get("/roles/" + id).isRefused(404, "000404");
    }

    @Test
    @Shows("authentication.required")
    void a_stranger_sees_no_roles(Client client) {
        client.get("/roles").isRefused(401, "afc516");
        client.get("/roles/owner").isRefused(401, "afc516");
    }
}
