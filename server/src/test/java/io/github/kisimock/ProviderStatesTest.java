package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pact's protocol for provider states, as a verifier in any language speaks it. */
@MockTest
class ProviderStatesTest {

    private static final String PATH = "/_mock/provider-states";

    @Test
    void a_state_is_a_scenario_and_tells_what_it_made(Client client) {
        Reply made = setUp("member", client).isOk();
        client.as(made.text("/secret")).get("/users/" + made.number("/user_id")).isOk();
    }

    @Test
    void states_before_a_call_add_up(Client client) {
        Reply administrator = setUp("administrator", client);
        Reply managed = setUp("managed-member", client);
        client.as(administrator.text("/secret"))
                .get("/users/" + managed.number("/user_id"))
                .isOk();
    }

    @Test
    void a_state_after_a_call_begins_anew(Client client) {
        Reply first = setUp("member", client);
        client.as(first.text("/secret")).get("/user").isOk();
        Reply second = setUp("member", client);
        assertThat(second.number("/user_id")).isEqualTo(first.number("/user_id"));
        client.as(first.text("/secret")).get("/user").isRefused(401, "afc516");
        client.as(second.text("/secret")).get("/user").isOk();
    }

    @Test
    void the_empty_state_is_the_world_that_was_started_with(Client client) {
        client.asOwner().post("/users", "{'user':{'email':'ada@acme.example'}}").isOk();
        assertThat(setUp("", client).isOk().body()).isEqualTo("{}");
        assertThat(client.asOwner().get("/users").json()).hasSize(5);
        client.post(PATH, "{}").isOk();
    }

    @Test
    void a_teardown_takes_the_world_back(Client client) {
        Reply made = setUp("member", client);
        assertThat(client.post(PATH, "{'state':'member','params':{},'action':'teardown'}")
                        .isOk()
                        .body())
                .isEqualTo("{}");
        client.as(made.text("/secret")).get("/user").isRefused(401, "afc516");
    }

    @Test
    void a_workspace_has_states_of_its_own(Client client) {
        Client other = client.create("pact");
        Reply made = setUp("administrator", other);
        other.as(made.text("/secret")).get("/user").isOk();
        setUp("", client);
        other.as(made.text("/secret")).get("/user").isOk();
        assertThat(client.asOwner().get("/users").json()).hasSize(5);
    }

    @Test
    void what_a_pact_has_written_down_can_be_chosen(Client client) {
        client.post(
                        PATH,
                        "{'state':'door-granted','params':{'email':'ada@acme.example','user_id':7,'member_id':8,"
                                + "'lock_id':9,'secret':'ada00000000000000000000000000001'}}")
                .isOk();
        Client ada = client.as("ada00000000000000000000000000001");
        assertThat(ada.get("/user").number("/id")).isEqualTo(7);
        assertThat(ada.get("/members/8").text("/user/email")).isEqualTo("ada@acme.example");
        ada.post("/locks/9/unlock").isOk();
    }

    @Test
    void a_password_can_be_chosen(Client client) {
        client.post(PATH, "{'state':'member','params':{'email':'ada@acme.example','password':'lovelace'}}")
                .isOk();
        client.signIn("ada@acme.example", "lovelace").isOk();
    }

    @Test
    void a_scenario_takes_the_same_choices(Client client) {
        client.post("/_mock/scenarios/member", "{'params':{'email':'ada@acme.example'}}")
                .isOk();
        assertThat(client.asOwner().get("/users?email=ada@acme.example").json()).hasSize(1);
    }

    @Test
    void an_unknown_state_is_answered_with_all_that_are_known(Client client) {
        client.post(PATH, "{'state':'a user exists'}")
                .isMisuse(
                        404,
                        "scenario: there is no 'a user exists'; there are " + String.join(", ", ScenariosTest.names()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'state':1} | state: takes a text
                    {'action':'reset'} | action: takes setup or teardown, not 'reset'
                    {'states':'member'} | states: is unknown; known are action, params, state
                    {'state':'member','params':[]} | params: takes names with values
                    {'state':'member','params':{'email':true}} | params.email: takes a text or a whole number
                    {'state':'member','params':{'user_id':'7'}} | params.user_id: takes a whole number
                    {'state':'member','params':{'domain':7}} | params.domain: takes a text
                    {'state':'member','params':{'domain':'beta'}} | params.domain: cannot be chosen; the scenario makes \
                    one of its own
                    {'state':'member','params':{'email':'member@acme.example'}} | params.email: 'member@acme.example' is \
                    there twice
                    {'state':'invited-member','params':{'email':'member@acme.example'}} | params.email: has already been taken
                    {'state':'door-granted','params':{'lock_id':4001}} | params.lock_id: 4001 is taken
                    {'state':'member','params':{'email':'ada'}} | params.email: 'ada' is no e-mail address
                    {'state':'member','params':{'secret':'x'}} | params.secret: takes 32 of 0-9 and a-f
                    {'state':'managed-member','params':{'password':'x'}} | params.password: is nothing that this \
                    scenario makes; it makes domain, organization_id, email, user_id, member_id
                    """)
    void what_cannot_be_is_refused_and_changes_nothing(String body, String line, Client client) {
        client.post(PATH, body.replace('\'', '"')).isMisuse(422, line);
        assertThat(client.asOwner().get("/users").json()).hasSize(5);
    }

    @Test
    void the_case_of_an_address_that_is_wanted_does_not_matter(Client client) {
        assertThat(client.post(PATH, "{'state':'member','params':{'email':'Ada@Acme.example'}}")
                        .isOk()
                        .text("/email"))
                .isEqualTo("ada@acme.example");
    }

    @Test
    void what_is_taken_is_refused_and_changes_nothing(Client client) {
        String body = "{'state':'member','params':{'user_id':1000001}}";
        assertThat(client.post(PATH, body).status()).isEqualTo(422);
        assertThat(client.asOwner().get("/users").json()).hasSize(5);
    }

    private static Reply setUp(String state, Client client) {
        return client.post(PATH, "{'state':'" + state + "','params':{},'action':'setup'}");
    }
}
