package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.SeedFile;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class AuthorizationTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /members",
        "PATCH, /members/3000001",
        "PUT, /members/3000001",
        "DELETE, /members/3000001",
        "POST, /users",
        "PATCH, /users/1000001",
        "PUT, /users/1000001",
        "DELETE, /users/1000001",
        "POST, /role_assignments",
        "DELETE, /role_assignments/5000001"
    })
    @Shows("authorization.administrators")
    void what_takes_an_administrator_is_refused_to_a_basic_member(
            String method, String path, Client client, KisiMock mock) {
        Client member = client.asUser("member");
        member.get("/user").isOk();
        World before = mock.control().world();
        Reply reply = member.send(method, path, "{}").isRefused(403, "afc496");
        assertThat(reply.text("/error")).isEqualTo("Access denied.");
        assertThat(mock.control().world().all(User.class)).isSameAs(before.all(User.class));
    }

    @Test
    @Shows("authorization.administrators")
    @With("access-denied-code=fcd8ef")
    void the_other_code_for_access_denied_can_be_sent(Client client) {
        client.asUser("member").post("/members", "{}").isRefused(403, "fcd8ef");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin"})
    @Shows("authorization.administrators")
    void owner_and_administrator_may(String name, Client client) {
        client.asUser(name)
                .post("/members", "{'member':{'email':'new@acme.example'}}")
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"manager", "user_manager", "observer", "basic"})
    @Shows("authorization.administrators")
    void no_other_role_of_the_organization_will_do(String role) {
        String seed = "{organizations: [{name: Acme, domain: acme, users:"
                + " [{email: member@acme.example, password: member-password, role: " + role + "}]}]}";
        Settings settings = Settings.standard().withSeed(SeedFile.read(seed, "test"));
        try (KisiMock mock = KisiMock.start(settings.withRandomSeed(1), new TestClock())) {
            new Client(mock.uri()).asUser("member").post("/members", "{}").isRefused(403, "afc496");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/members"})
    @Shows("authorization.own-records")
    void a_basic_member_reads_itself_and_no_other(String path, Client client) {
        Client member = client.asUser("member");
        Reply own = member.get(path).isOk();
        assertThat(own.each("name")).containsExactly("member@acme.example");
        assertThat(own.header("X-Collection-Range")).contains("0-49/1");
        member.get(path + "/" + own.number("/0/id")).isOk();
        for (String other : client.asOwner().get(path).isOk().each("id")) {
            if (!other.equals(own.text("/0/id"))) {
                member.get(path + "/" + other).isRefused(403, "afc496");
            }
        }
        member.get(path + "/1").isRefused(404, "000404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/members"})
    @Shows("authorization.own-records")
    @With("basic-reads=refused")
    void a_basic_member_can_be_refused_everything(String path, Client client) {
        Client member = client.asUser("member");
        member.get(path).isRefused(403, "afc496");
        for (String id : client.asOwner().get(path).isOk().each("id")) {
            member.get(path + "/" + id).isRefused(403, "afc496");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/members"})
    @Shows("authorization.own-records")
    @With("basic-reads=all")
    void a_basic_member_can_read_everybody(String path, Client client) {
        Client member = client.asUser("member");
        assertThat(member.get(path).isOk().each("id"))
                .hasSize(5)
                .isEqualTo(client.asOwner().get(path).each("id"))
                .allSatisfy(id -> member.get(path + "/" + id).isOk());
    }
}
