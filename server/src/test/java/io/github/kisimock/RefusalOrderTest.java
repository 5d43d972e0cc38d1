package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MockTest
class RefusalOrderTest {

    private static final String GOOD_ID = "3000003";

    @ParameterizedTest(name = "{0}, {1}, {2}: {3} {4}")
    @CsvSource({
        "stranger, no JSON,     unknown, 401, authentication.required",
        "stranger, no JSON,     known,   401, authentication.required",
        "stranger, {},          unknown, 401, authentication.required",
        "stranger, {},          known,   401, authentication.required",
        "stranger, {'member':{}}, unknown, 401, authentication.required",
        "basic, no JSON,        unknown, 403, authorization.administrators",
        "basic, no JSON,        known,   403, authorization.administrators",
        "basic, {},             unknown, 403, authorization.administrators",
        "basic, {},             known,   403, authorization.administrators",
        "basic, {'member':{}},  unknown, 403, authorization.administrators",
        "administrator, no JSON, unknown, 400, bodies.bad-json",
        "administrator, no JSON, known,  400, bodies.bad-json",
        "administrator, {},     unknown, 422, bodies.missing-root",
        "administrator, {},     known,   422, bodies.missing-root",
        "administrator, {'member':{'name':[]}}, unknown, 422, bodies.ill-typed",
        "administrator, {'member':{'name':[]}}, known, 422, bodies.ill-typed",
        "administrator, {'member':{}}, unknown, 404, records.unknown"
    })
    @Shows("authorization.order")
    void a_call_is_refused_for_the_first_thing_that_is_wrong(
            String caller, String body, String id, int status, String rule, Client client) {
        refuses(as(caller, client).patch("/members/" + (id.equals("known") ? GOOD_ID : "1"), body), status, rule);
    }

    @ParameterizedTest
    @CsvSource({"stranger", "basic", "administrator"})
    @Shows("authorization.order")
    void an_unknown_route_comes_before_everything(String caller, Client client) {
        refuses(as(caller, client).post("/nowhere", "no JSON"), 404, "routes.unknown");
        refuses(as(caller, client).put("/members", "no JSON"), 404, "routes.wrong-method");
    }

    @Test
    @Shows("authorization.order")
    @With("rate-limit=documented")
    void too_many_calls_come_after_who_and_before_what(Client client) {
        Client member = client.asUser("member");
        for (int i = 0; i < 5; i++) {
            refuses(member.post("/members", "no JSON"), 403, "authorization.administrators");
        }
        refuses(member.post("/members", "no JSON"), 429, "rate-limit.exceeded");
        for (int i = 0; i < 6; i++) {
            refuses(client.post("/members", "no JSON"), 401, "authentication.required");
        }
    }

    @ParameterizedTest(name = "{0}, {1}: {2} {3}")
    @CsvSource({
        "stranger,      no JSON, 400, bodies.bad-json",
        "basic,         no JSON, 400, bodies.bad-json",
        "administrator, no JSON, 400, bodies.bad-json",
        "stranger,      {},      401, authentication.required",
        "basic,         {},      403, authorization.administrators",
        "administrator, {},      422, bodies.missing-root"
    })
    @Shows("authorization.order")
    @With("refusal-order=form-first")
    void a_body_that_is_no_json_can_come_first(String caller, String body, int status, String rule, Client client) {
        refuses(as(caller, client).patch("/members/1", body), status, rule);
    }

    @Test
    @Shows("authorization.order")
    @With("refusal-order=form-first")
    void an_unknown_route_comes_first_even_so(Client client) {
        refuses(client.post("/nowhere", "no JSON"), 404, "routes.unknown");
    }

    private static Client as(String caller, Client client) {
        return switch (caller) {
            case "stranger" -> client;
            case "basic" -> client.asUser("member");
            default -> client.asOwner();
        };
    }

    private static void refuses(Reply reply, int status, String rule) {
        assertThat(reply.status() + " " + reply.header("X-Kisi-Mock-Rule").orElse(""))
                .isEqualTo(status + " " + rule);
    }
}
