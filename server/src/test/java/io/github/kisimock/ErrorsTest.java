package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

@MockTest
class ErrorsTest {

    @Test
    @Shows("errors.shape")
    void a_refusal_has_a_text_and_a_code(Client client) {
        List<Reply> refusals = List.of(
                client.get("/user").isRefused(401, "afc516"),
                client.get("/nowhere").isRefused(404, "000404"),
                client.post("/logins", "{").isRefused(400, "000400"),
                client.asUser("member").delete("/users/1000001").isRefused(403, "afc496"));

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.json().propertyNames()).containsExactly("error", "code");
            assertThat(refusal.text("/error")).endsWith(".");
            assertThat(refusal.header("Content-Type")).hasValue("application/json;charset=utf-8");
        });
    }

    @Test
    @Shows("errors.shape")
    void a_refusal_of_fields_has_problems_by_field(Client client) {
        Reply refused = client.asOwner().post("/users", "{'user':{}}").complainsOf("email");

        assertThat(refused.body()).isEqualTo("{\"errors\":{\"email\":[\"can't be blank or invalid\"]}}");
    }

    @Test
    @Shows("errors.extras")
    void a_text_is_not_repeated(Client client) {
        Reply refused = client.get("/user").isRefused(401, "afc516");

        assertThat(refused.json().has("message")).isFalse();
        assertThat(refused.json().has("reason")).isFalse();
    }

    @Test
    @Shows("errors.extras")
    @With("error-extras=present")
    void a_text_may_be_repeated_as_in_2018(Client client) {
        Reply refused = client.get("/user").isRefused(401, "afc516");

        assertThat(refused.text("/error")).isEqualTo("Wrong email address or password.");
        assertThat(refused.text("/message")).isEqualTo(refused.text("/error"));
        assertThat(refused.text("/reason")).isEqualTo(refused.text("/error"));
        assertThat(client.asOwner().post("/users", "{'user':{}}").json().propertyNames())
                .containsExactly("errors");
    }

    @Test
    @Shows("errors.wording")
    void a_problem_is_told_in_words(Client client) {
        assertThat(client.asOwner().post("/users", "{'user':{'email':'x'}}").text("/errors/email/0"))
                .isEqualTo("can't be blank or invalid");
        assertThat(client.asOwner().get("/users?limit=x").text("/errors/limit/0"))
                .isEqualTo("is invalid");
        assertThat(client.asOwner().post("/users", "{'user':{'email':7}}").text("/errors/email/0"))
                .isEqualTo("must be a text");
    }

    @Test
    @Shows("errors.wording")
    @With("problem-wording=plain")
    void every_problem_may_be_worded_alike(Client client) {
        List<Reply> refusals = List.of(
                client.asOwner().post("/users", "{'user':{}}").complainsOf("email"),
                client.asOwner()
                        .post("/users", "{'user':{'email':'member@acme.example'}}")
                        .complainsOf("email"),
                client.asOwner().post("/users", "{'user':{'email':7}}").complainsOf("email"));

        assertThat(refusals)
                .allSatisfy(
                        refusal -> assertThat(refusal.body()).isEqualTo("{\"errors\":{\"email\":[\"is invalid\"]}}"));
    }
}
