package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedFile;
import io.github.kisimock.control.SeedProblem;
import io.github.kisimock.domain.World;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A seed may name scenarios, which are brought about when all else is planted. */
@MockTest
class SeedScenariosTest {

    private static final String ORGANIZATION =
            "'organizations':[{'name':'Beta','domain':'beta','users':[{'email':'ada@beta.example','role':'owner'}]}]";

    private static final String SEED = "{" + ORGANIZATION + ",'scenarios':['member','door-granted']}";

    @Test
    void the_reply_has_what_each_made_in_their_order(Client client) {
        Reply made = client.put("/_mock/seed", SEED).isOk();
        assertThat(made.each("scenario")).containsExactly("member", "door-granted");
        assertThat(client.as(made.text("/0/made/secret")).get("/user").isOk().text("/email"))
                .isEqualTo(made.text("/0/made/email"))
                .endsWith("@beta.example");
        client.as(made.text("/1/made/secret"))
                .post("/locks/" + made.number("/1/made/lock_id") + "/unlock")
                .isOk();
        assertThat(client.get("/_mock/arranged").isOk().json()).isEqualTo(made.json());
    }

    @Test
    void a_seed_that_is_added_brings_about_its_own(Client client) {
        client.post("/_mock/scenarios/administrator").isOk();
        Reply made =
                client.post("/_mock/seed", "{'scenarios':['member','member']}").isOk();
        assertThat(made.each("scenario")).containsExactly("member", "member");
        assertThat(made.text("/0/made/email")).isNotEqualTo(made.text("/1/made/email"));
        assertThat(client.get("/_mock/arranged").isOk().each("scenario"))
                .containsExactly("administrator", "member", "member");
        client.asOwner().get("/user").isOk();
    }

    @Test
    void each_workspace_starts_with_them_and_a_reset_goes_back_to_them(TestClock clock) {
        Seed seed = Seed.standard().withScenarios("member");
        try (KisiMock mock = KisiMock.start(Settings.standard().withSeed(seed), clock)) {
            Client client = new Client(mock.uri()).create("other");
            Reply made = client.get("/_mock/arranged").isOk();
            client.as(made.text("/0/made/secret")).delete("/login").isDone();
            client.post("/_mock/scenarios/member").isOk();
            client.post("/_mock/reset").isDone();
            assertThat(client.get("/_mock/arranged").json()).isEqualTo(made.json());
            client.as(made.text("/0/made/secret")).get("/user").isOk();
            List<Arranged> ofDefault = mock.control().arranged();
            assertThat(ofDefault).hasSize(1);
            assertThat(ofDefault.get(0).text("secret")).isNotEqualTo(made.text("/0/made/secret"));
            client.in("default").as(ofDefault.get(0).text("secret")).get("/user");
        }
    }

    @Test
    void a_workspace_may_have_a_seed_that_names_some(Client client) {
        Client other = client.create("other", "'domain':'own'", "'seed':" + SEED);
        Reply made = other.get("/_mock/arranged").isOk();
        assertThat(made.each("scenario")).containsExactly("member", "door-granted");
        assertThat(made.text("/0/made/domain")).isEqualTo("own");
        client.as(made.text("/0/made/secret")).get("/user").isOk();
    }

    @Test
    void all_that_there_are_can_be_named_in_one_seed(Client client) {
        String names =
                ScenariosTest.names().stream().map(name -> "'" + name + "'").collect(Collectors.joining(","));
        Reply made = client.put("/_mock/seed", "{'scenarios':[" + names + "]}").isOk();
        assertThat(made.each("scenario")).isEqualTo(ScenariosTest.names());
    }

    @Test
    void the_state_has_what_they_made_and_not_their_names(Client client) {
        Reply made = client.put("/_mock/seed", SEED).isOk();
        Reply state = client.get("/_mock/state").isOk();
        assertThat(state.json().has("scenarios")).isFalse();
        Client copy = client.create("copy");
        copy.put("/_mock/seed", state.body().replace("'", "\\u0027")).isDone();
        assertThat(copy.get("/_mock/state").json()).isEqualTo(state.json());
        copy.as(made.text("/0/made/secret")).get("/user").isOk();
    }

    @Test
    void they_go_by_the_clock_of_the_seed(Client client) {
        Reply made = client.put(
                        "/_mock/seed",
                        "{" + ORGANIZATION + ",'clock':{'ahead':'PT720H'},'scenarios':['login-about-to-expire']}")
                .isOk();
        assertThat(client.post("/_mock/clock/advance", "{'by':'59s'}").at("/expired"))
                .isEmpty();
        client.post("/_mock/clock/advance", "{'by':'1s'}").isOk();
        client.as(made.text("/0/made/secret")).get("/user").isRefused(401, "afc516");
    }

    @Test
    void two_workspaces_of_one_random_seed_have_the_same(Client client) {
        List<String> states = List.of("one", "two").stream()
                .map(name -> {
                    Client there =
                            client.create(name, "'random_seed':7", "'at':'2030-01-01T00:00:00Z'", "'seed':" + SEED);
                    String digits = client.get("/_mock/workspaces/" + name).text("/secrets_begin_with");
                    return (there.get("/_mock/state").body()
                                    + there.get("/_mock/arranged").body())
                            .replace(digits, "");
                })
                .toList();
        assertThat(states.get(0)).isEqualTo(states.get(1));
    }

    @Test
    void an_unknown_name_is_refused_with_its_place_and_all_that_are_known(Client client, KisiMock mock) {
        World before = mock.control().world();
        String problem = "there is no 'nothing'; there are " + String.join(", ", ScenariosTest.names());
        client.put("/_mock/seed", "{\n'scenarios':['member',\n'nothing']}")
                .isMisuse(422, "seed: body:3: scenarios[1]: " + problem);
        assertThat(mock.control().world()).isSameAs(before);
        assertThat(client.get("/_mock/arranged").json()).isEmpty();
        assertThatThrownBy(() -> SeedFile.read("scenarios:\n  - member\n  - nothing\n", "acme.yaml"))
                .isInstanceOf(SeedProblem.class)
                .hasMessage("acme.yaml:3: scenarios[1]: " + problem);
    }

    @Test
    void one_that_finds_its_address_taken_is_refused(Client client) {
        client.put(
                        "/_mock/seed",
                        "{'organizations':[{'name':'B','domain':'b','users':[{'email':'managed-1000002@b.example'}]}],"
                                + "'scenarios':['managed-member']}")
                .isMisuse(422, "seed: body:1: scenarios[0]: 'managed-1000002@b.example' is there twice");
    }

    @Test
    void they_are_provider_states_of_an_exported_contract(Client client) {
        Reply made = client.put("/_mock/seed", SEED).isOk();
        client.as(made.text("/0/made/secret")).get("/user").isOk();
        Reply pact = client.get("/_mock/requests?format=pact").isOk();
        assertThat(pact.at("/interactions/0/providerStates")
                        .valueStream()
                        .map(state -> state.path("name").stringValue()))
                .containsExactly("member", "door-granted");
    }
}
