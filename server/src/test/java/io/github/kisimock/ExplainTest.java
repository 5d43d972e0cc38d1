package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the mock says to somebody whose call was refused. */
@MockTest
class ExplainTest {

    private static String mistakes(Reply refused, Client client) {
        String number = refused.header("X-Kisi-Mock-Explain").orElseThrow();
        return client.get("/_mock/explain/" + number)
                .isOk()
                .at("/likely_mistakes")
                .toString();
    }

    @Test
    void a_refusal_is_explained_by_its_rule_and_how_sure_that_is(Client client) {
        Reply refused = client.signIn("unconfirmed");
        Reply why = client.get("/_mock/explain/"
                        + refused.header("X-Kisi-Mock-Explain").orElseThrow())
                .isOk();
        assertThat(why.text("/rule/id")).isEqualTo("sign-in.unconfirmed");
        assertThat(why.text("/rule/status")).isEqualTo("assumed");
        assertThat(why.text("/rule/switch")).isEqualTo("unconfirmed-code");
        assertThat(why.text("/rule/value")).isEqualTo("afc516");
        assertThat(why.text("/request/path")).isEqualTo("/logins");
        assertThat(why.body()).doesNotContain("unconfirmed-password");
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer abc, 'The scheme is KISI-LOGIN, not Bearer.'",
        "null, 'The header says null: the secret was not there yet'",
        "KISI-LOGIN null, 'The header says KISI-LOGIN null: the secret was not there yet'",
        "KISI-LOGIN 123, 'That is no secret: secrets have 32 hex digits'",
        "KISI-LOGIN Secret[hidden], 'That is what a Secret prints. Send its value()'",
        "ac3e0000000000000000000000000001, 'The secret stands alone. Put KISI-LOGIN before it.'",
        "KISI-LOGIN AC3E0000000000000000000000000001, 'Secrets are told apart by case'",
        "KISI-LOGIN 00000000000000000000000000000001, 'No call in the journal was given that secret: its login has ended, it was never issued'"
    })
    void a_header_that_will_not_do_is_recognized(String header, String mistake, Client client) {
        assertThat(mistakes(client.with("Authorization", header).get("/user"), client))
                .contains(mistake);
    }

    @Test
    void a_refused_call_is_held_against_the_nearest_that_was_accepted(Client client) {
        client.asOwner()
                .post("/members?a=1", "{'member':{'email':'ada@example.com','confirm':true,'metadata':{'badge':7}}}")
                .isOk();
        client.asOwner()
                .post("/members", "{'member':{'email':'bob@example.com','name':'Bob'}}")
                .isOk();
        Reply refused = client.with("Authorization", "Bearer " + Client.OWNERS_KEY)
                .post("/members", "{'member':{'email':'bob@example.com','nmae':'Bob'}}");
        Reply why = client.get("/_mock/explain/"
                        + refused.header("X-Kisi-Mock-Explain").orElseThrow())
                .isOk();
        assertThat(why.number("/nearest_valid/number")).isEqualTo(2);
        assertThat(why.at("/nearest_valid/differences").toString())
                .isEqualTo("[{\"field\":\"headers.Authorization\",\"wanted\":\"KISI-LOGIN [hidden]\","
                        + "\"found\":\"Bearer [hidden]\"},"
                        + "{\"field\":\"body.member.name\",\"wanted\":\"Bob\",\"found\":\"nothing\"},"
                        + "{\"field\":\"body.member.nmae\",\"wanted\":\"nothing\",\"found\":\"Bob\"}]");
    }

    @Test
    void ids_in_a_path_make_no_other_call(Client client) {
        client.asOwner().get("/users/1000001").isOk();
        client.asOwner().get("/users/999").isRefused(404, "000404");
        Reply why = client.get("/_mock/explain/2").isOk();
        assertThat(why.number("/nearest_valid/number")).isEqualTo(1);
        assertThat(why.at("/nearest_valid/differences")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '"', textBlock = """
            POST   ^ /users      ^ {'user':{'emial':'ada@acme.example','confirm':'true'}} ^ body.user.email wanted ada@acme.example found nothing, body.user.emial wanted nothing found ada@acme.example
            POST   ^ /members    ^ {'email':'ada@acme.example'} ^ body.member.email wanted ada@acme.example found nothing, body.email wanted nothing found ada@acme.example
            POST   ^ /members    ^ {'member':{'email':['ada@acme.example']}} ^ body.member.email wanted "ada@acme.example" found ["ada@acme.example"]
            POST   ^ /members    ^ {'member':{'email':'ada','metadata':{'desk':'1'},'notes':'x'}} ^ ""
            POST   ^ /members    ^ {'member': ^ body.member.email wanted ada@acme.example found nothing
            POST   ^ /logins     ^ {'user':{'email':'member@acme.example'}} ^ body.user.domain wanted acme found nothing, body.user.password wanted [hidden] found nothing
            POST   ^ /logins     ^ {'login':{'type':'api','nmae':'Key'}} ^ body.login.name wanted Door sync found nothing, body.login.nmae wanted nothing found Key
            GET    ^ /users?emial=a&ids=x ^ "" ^ query.emial wanted nothing found a
            GET    ^ /users/7    ^ "" ^ ""
            """)
    void without_such_a_call_it_is_held_against_the_examples_of_the_description(
            String method, String path, String body, String differences, Client client) {
        Reply refused = client.asOwner().send(method, path, body);
        Reply why = client.get("/_mock/explain/"
                        + refused.header("X-Kisi-Mock-Explain").orElseThrow())
                .isOk();
        assertThat(why.text("/nearest_valid/source")).isEqualTo("description");
        assertThat(why.at("/nearest_valid/number").isNull()).isTrue();
        assertThat(told(why)).isEqualTo(differences);
    }

    @ParameterizedTest
    @CsvSource({"Bearer x, Bearer [hidden]", "null, null", "KISI-LOGIN x, KISI-LOGIN [hidden]", "Accept, nothing"})
    void without_such_a_call_the_header_is_compared_too(String sent, String found, Client client) {
        client.with(sent.equals("Accept") ? "Accept" : "Authorization", sent.equals("Accept") ? "*/*" : sent)
                .get("/user")
                .isRefused(401, "afc516");
        assertThat(told(client.get("/_mock/explain/1").isOk()))
                .isEqualTo("headers.Authorization wanted KISI-LOGIN and 32 hex digits found " + found);
    }

    @Test
    void a_route_that_is_not_there_has_no_valid_call(Client client) {
        client.get("/elevators").isRefused(404, "000404");
        assertThat(client.get("/_mock/explain/1").isOk().at("/nearest_valid").isNull())
                .isTrue();
    }

    private static String told(Reply why) {
        return why.at("/nearest_valid/differences")
                .valueStream()
                .map(one -> "%s wanted %s found %s"
                        .formatted(
                                one.get("field").stringValue(),
                                one.get("wanted").stringValue(),
                                one.get("found").stringValue()))
                .collect(Collectors.joining(", "));
    }

    @Test
    void a_form_in_the_place_of_json_is_recognized(Client client) {
        Client form = client.asOwner().with("Content-Type", "application/x-www-form-urlencoded");
        assertThat(mistakes(form.post("/members", "email=ada@example.com"), client))
                .contains("The body is sent as application/x-www-form-urlencoded. Send JSON, as application/json.");
    }

    @Test
    void a_missing_header_is_recognized(Client client) {
        assertThat(mistakes(client.get("/user"), client)).contains("There is no Authorization header.");
    }

    @Test
    void a_secret_used_after_sign_out_is_recognized(Client client) {
        String secret = client.signIn("member").text("/secret");
        client.as(secret).delete("/login").isDone();
        assertThat(mistakes(client.as(secret).get("/login"), client))
                .contains("Request 2 ended its login. Forget the secret then");
    }

    @Test
    void a_secret_whose_login_somebody_else_ended_is_recognized(Client client) {
        Reply login = client.signIn("member");
        client.asOwner().delete("/logins/" + login.number("/id")).isDone();
        assertThat(mistakes(client.as(login.text("/secret")).get("/login"), client))
                .contains("Request 2 ended its login.");
    }

    @Test
    void a_secret_that_no_call_was_given_is_recognized_after_sign_out(Client client) {
        String secret = client.post("/_mock/scenarios/member").text("/secret");
        client.as(secret).delete("/login").isDone();
        assertThat(mistakes(client.as(secret).get("/login"), client)).contains("Request 1 ended its login.");
    }

    @Test
    void a_secret_from_before_a_reset_is_recognized(Client client) {
        String secret = client.signIn("member").text("/secret");
        client.post("/_mock/reset").isDone();
        assertThat(mistakes(client.as(secret).get("/login"), client))
                .contains("Request 1 was given that secret, and its login has ended since");
    }

    @Test
    void an_expired_login_is_recognized(Client client, TestClock clock) {
        Client member = client.asUser("member");
        clock.advance(Duration.ofDays(15));
        assertThat(mistakes(member.get("/login"), client)).contains("left unused for too long");
    }

    @ParameterizedTest
    @CsvSource({
        "/users/3000003, 3000003 is the id of a Member. Its user's id is 1000003.",
        "/members/1000003, 1000003 is the id of a User. Its member's id is 3000003.",
        "/locks/2001, 2001 is the id of a Place."
    })
    void an_id_of_another_kind_is_recognized(String path, String mistake, Client client) {
        assertThat(mistakes(client.asOwner().get(path), client)).contains(mistake);
    }

    @Test
    void an_id_of_another_kind_in_a_body_is_recognized(Client client) {
        Reply refused = client.asOwner()
                .post(
                        "/role_assignments",
                        "{'role_assignment':{'role_id':'group_basic','user_id':3000003,'group_id':3001}}");
        assertThat(mistakes(refused, client))
                .contains("3000003 is the id of a Member. Its user's id is 1000003.")
                .doesNotContain("3001");
    }

    @Test
    void a_missing_root_key_is_recognized(Client client) {
        Reply refused = client.asOwner().post("/members", "{'email':'ada@acme.example'}");
        assertThat(mistakes(refused, client))
                .contains("Put them under \\\"member\\\": {\\\"member\\\": {\\\"email\\\":\\\"ada@acme.example\\\"}}");
    }

    @Test
    void what_is_wrong_with_a_sign_in_is_said(Client client) {
        assertThat(mistakes(client.signIn("member@acme.example", "wrong"), client))
                .contains("The user is there, and has another password.");
        assertThat(mistakes(client.signIn("managed@acme.example", "any"), client))
                .contains("The user has no password: an administrator logs in on its behalf");
        assertThat(mistakes(client.signIn("nobody@acme.example", "any"), client))
                .contains("No user has that address in that organization.");
        assertThat(mistakes(client.signIn("Member@acme.example", "wrong"), client))
                .contains("The user is there, and has another password.");
        assertThat(mistakes(client.post("/logins", "{'email':'member@acme.example'}"), client))
                .contains("Put them under \\\"user\\\": {\\\"user\\\": {\\\"email\\\":\\\"member@acme.example\\\"}}");
        assertThat(mistakes(client.post("/logins"), client)).contains("Send an object with the key \\\"user\\\".");
        assertThat(mistakes(client.post("/logins", "{'user':{'password':'x'}}"), client))
                .contains("There is no user.email in the body.");
        assertThat(mistakes(
                        client.post("/logins", "{'user':{'domain':'nowhere','email':'a@b.example','password':'x'}}"),
                        client))
                .contains("There is no such domain; there is acme.");
    }

    @Test
    void what_was_not_refused_or_not_asked_is_not_explained(Client client) {
        client.signIn("member").isOk();
        assertThat(client.get("/_mock/explain/1").text("/error")).isEqualTo("number: request 1 was not refused");
        assertThat(client.get("/_mock/explain/2").status()).isEqualTo(404);
    }

    @Test
    void no_header_tells_of_the_mock_where_that_is_not_wanted() {
        try (KisiMock mock = KisiMock.start(Settings.standard().withoutExplainHeaders())) {
            Client client = new Client(mock.uri());
            Reply refused = client.get("/user");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.headers().keySet()).noneMatch(name -> name.startsWith("x-kisi-mock"));
            assertThat(client.get("/_mock/explain/1").isOk().text("/rule/id")).isEqualTo("authentication.required");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/member, 'The API has GET /members, POST /members.'",
        "/v1/locks/1/unlock, 'The API has POST /locks/{id}/unlock.'",
        "/user/7, 'The API has GET /users/{id}, PATCH /users/{id}, PUT /users/{id}, DELETE /users/{id}.'",
        "/elevators, 'The API has nothing like it, or the mock does not know it.'"
    })
    void an_unknown_route_is_shown_what_is_near(String path, String mistake, Client client) {
        assertThat(mistakes(client.asOwner().get(path), client)).contains(mistake);
    }

    @Test
    void a_wrong_method_is_shown_the_right_ones(Client client) {
        assertThat(mistakes(client.asOwner().put("/members", "{}"), client))
                .contains("The API has GET /members, POST /members.");
    }
}
