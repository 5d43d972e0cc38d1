package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may send control requests, and where. */
class ControlAccessTest {

    private static final String NO_TOKEN =
            "control requests take the header Authorization: Bearer and the control token";

    @ParameterizedTest
    @CsvSource({
        "GET,    /_mock/state",
        "GET,    /_mock/outbox",
        "GET,    /_mock/workspaces",
        "POST,   /_mock/workspaces",
        "DELETE, /_mock/workspaces/a",
        "POST,   /_mock/reset",
        "PUT,    /_mock/seed",
        "GET,    /_mock/openapi.json",
        "GET,    /_mock/metrics",
    })
    void where_there_is_a_token_control_takes_it(String method, String path) {
        try (KisiMock mock = start(Settings.standard().withControlToken("token"))) {
            Client client = new Client(mock.uri());
            client.with("Authorization", "Bearer token").create("a");
            for (String given :
                    new String[] {"Bearer wrong", "Bearer", "token", "Bearer token ,", "KISI-LOGIN token"}) {
                client.with("Authorization", given)
                        .sendUnchecked(method, path, "")
                        .isMisuse(401, NO_TOKEN);
            }
            client.sendUnchecked(method, path, "").isMisuse(401, NO_TOKEN);
            client.under("a").sendUnchecked(method, path, "").isMisuse(401, NO_TOKEN);
            client.asOwner().sendUnchecked(method, path, "").isMisuse(401, NO_TOKEN);
            assertThat(mock.workspaces().all()).hasSize(2);
            assertThat(client.with("Authorization", "Bearer token")
                            .sendUnchecked(method, path, path.endsWith("/seed") ? "{}" : "")
                            .status())
                    .isBetween(200, 204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/live", "/ready"})
    void health_is_open_to_all(String kind) {
        try (KisiMock mock = start(Settings.standard().withControlToken("token"))) {
            assertThat(new Client(mock.uri()).get("/_mock/health" + kind).isOk().text("/status"))
                    .isEqualTo("ok");
        }
    }

    @Test
    void the_api_takes_no_control_token() {
        try (KisiMock mock = start(Settings.standard().withControlToken("token"))) {
            new Client(mock.uri()).asOwner().get("/user").isOk();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_mock/state",
                "/_mock/state/",
                "/%5Fmock/state",
                "/_mock/%73tate",
                "/_mock;a/state",
                "/_mock/state;a",
                "//_mock/state",
                "/_mock//state",
                "/x/../_mock/state",
                "/_mock/health/../state",
                "/_MOCK/state",
                "/w/default/_mock/state",
                "/w/default/%5Fmock/state",
                "/w/default//_mock/state",
            })
    void no_way_of_writing_the_path_goes_around_token_and_port(String path) {
        try (KisiMock guarded = start(Settings.standard().withControlToken("token"));
                KisiMock apart = start(Settings.standard().withControlPort(0))) {
            assertShowsNothing(new Client(guarded.uri()).sendUnchecked("GET", path, ""));
            assertShowsNothing(new Client(apart.uri()).sendUnchecked("GET", path, ""));
        }
    }

    @Test
    void control_can_have_a_port_of_its_own() {
        try (KisiMock mock = start(Settings.standard().withControlPort(0))) {
            Client calls = new Client(mock.uri());
            Client control = new Client(mock.controlUri());
            assertThat(mock.controlUri()).isNotEqualTo(mock.uri());
            calls.asOwner()
                    .post("/users", "{'user':{'email':'ada@acme.example'}}")
                    .isOk();
            assertThat(control.get("/_mock/outbox").isOk().json()).hasSize(1);
            calls.sendUnchecked("GET", "/_mock/outbox", "").isRefused(404, "000404");
            calls.sendUnchecked("GET", "/w/nobody/_mock/outbox", "").isRefused(404, "000404");
            calls.in("nobody").sendUnchecked("GET", "/_mock/outbox", "").isRefused(404, "000404");
            control.sendUnchecked("GET", "/users", "")
                    .isMisuse(404, "this port is for control requests; their paths begin with /_mock");
        }
    }

    @Test
    void workspaces_are_found_on_both_ports() {
        try (KisiMock mock = start(Settings.standard().withControlPort(0))) {
            Client calls = new Client(mock.uri());
            Client control = new Client(mock.controlUri());
            control.create("a");
            calls.under("a").asOwner().delete("/users/1000003").isDone();
            assertThat(control.under("a").get("/_mock/state").at("/organizations/0/users"))
                    .hasSize(4);
            assertThat(control.get("/_mock/state").at("/organizations/0/users")).hasSize(5);
        }
    }

    @Test
    void links_and_base_urls_lead_to_the_port_of_the_api() {
        try (KisiMock mock = start(Settings.standard().withControlPort(0))) {
            Client calls = new Client(mock.uri());
            Client control = new Client(mock.controlUri());
            calls.asOwner()
                    .post("/users", "{'user':{'email':'ada@acme.example'}}")
                    .isOk();
            String link = control.get("/_mock/outbox").text("/0/links/0");
            assertThat(link).startsWith(mock.uri() + "/");
            calls.get(link.substring(mock.uri().toString().length())).isOk();
            assertThat(control.post("/_mock/workspaces", "{'name':'a'}").text("/base_url"))
                    .isEqualTo(mock.uri() + "/w/a");
        }
    }

    @Test
    void the_banner_warns_where_everybody_may_send_control_requests() {
        Settings open = Settings.standard().withHost("0.0.0.0");
        try (KisiMock mock = start(open)) {
            String warning = "Whoever reaches this address can read and change everything: set --control-token.";
            assertThat(Banner.of(mock, open)).contains(warning);
            assertThat(Banner.of(mock, open.withControlToken("token"))).doesNotContain(warning);
            assertThat(Banner.of(mock, Settings.standard())).doesNotContain(warning);
            assertThat(Banner.of(mock, Settings.standard().withHost("localhost")))
                    .doesNotContain(warning);
        }
    }

    @Test
    void the_banner_tells_where_control_is_but_not_its_token() {
        Settings settings = Settings.standard().withControlPort(0).withControlToken("a-control-token");
        try (KisiMock mock = start(settings)) {
            assertThat(Banner.of(mock, settings))
                    .contains("Control requests go to " + mock.controlUri())
                    .doesNotContain("a-control-token");
        }
    }

    private static void assertShowsNothing(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isNotEqualTo(200);
        assertThat(reply.body()).doesNotContain("organizations");
    }

    private static KisiMock start(Settings settings) {
        return KisiMock.start(settings.withRandomSeed(1), new TestClock());
    }
}
