package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class BodiesTest {

    private static final int MOST = 1_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/json; profile=\"x\""
            })
    @Shows("bodies.json")
    void parameters_of_the_content_type_do_not_matter(String type, Client client) {
        Reply created = client.asOwner()
                .with("Content-Type", type)
                .post("/users", "{'user':{'email':'ann@acme.example','name':'Ånn 李 🚪'}}")
                .isOk();

        assertThat(created.text("/name")).isEqualTo("Ånn 李 🚪");
        assertThat(created.header("Content-Type")).hasValue("application/json;charset=utf-8");
    }

    @Test
    @Shows("bodies.json")
    void no_content_has_no_body_and_no_type(Client client) {
        Client member = client.asUser("member");

        for (Reply done : List.of(member.patch("/user", "{'user':{'name':'Mel'}}"), member.delete("/login"))) {
            assertThat(done.isDone().header("Content-Type")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html", "image/png;q=0.5", "nonsense"})
    @Shows("bodies.accept")
    void whatever_is_accepted_gets_json(String accept, Client client) {
        client.with("Accept", accept).signIn("member").isOk();
        client.with("Accept", accept).asOwner().get("/user").isOk();
    }

    @Test
    @Shows("bodies.accept")
    @With("accept-header=obeyed")
    void who_takes_no_json_may_be_refused(Client client) {
        Client owner = client.asOwner();

        for (String accept : List.of("text/html", "text/html, image/png")) {
            owner.with("Accept", accept).get("/user").isRefused(406, "000406");
            owner.with("Accept", accept).get("/users").isRefused(406, "000406");
            owner.with("Accept", accept).delete("/users/1000003").isRefused(406, "000406");
            client.with("Accept", accept).signIn("member").isRefused(406, "000406");
        }
        owner.get("/users/1000003").isOk();
        for (String accept : List.of("application/json", "*/*", "application/*", "text/html, Application/JSON")) {
            owner.with("Accept", accept).get("/user").isOk();
        }
        owner.get("/user").isOk();
    }

    static Stream<String> noJson() {
        return Stream.of(
                "{",
                "nonsense",
                "{'user':",
                "{'user':{'email':'ann@acme.example'}} {}",
                "{'user':{'email':'ann@acme.example'},}",
                "{user:1}",
                "user[email]=ann@acme.example",
                "[".repeat(5_000),
                "{'a':".repeat(5_000),
                "{'user':{'email':'ann@acme.example','metadata':{'number':1e9999999999}}}",
                "\uFFFF");
    }

    @ParameterizedTest
    @MethodSource("noJson")
    @Shows("bodies.bad-json")
    void a_body_that_is_no_json_is_refused(String body, Client client) {
        Reply before = client.asOwner().get("/users");

        client.asOwner().post("/users", body).isRefused(400, "000400");
        client.asOwner().patch("/users/1000003", body).isRefused(400, "000400");
        client.post("/logins", body).isRefused(400, "000400");

        assertThat(client.asOwner().get("/users").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @MethodSource("noJson")
    @Shows("bodies.bad-json")
    @With("bad-json=422")
    void a_body_that_is_no_json_may_be_a_problem_of_fields(String body, Client client) {
        client.asOwner().post("/users", body).complainsOf("base");
    }

    @Test
    @Shows("bodies.bad-json")
    void text_that_is_not_utf_8_is_no_json(Client client, KisiMock mock) {
        byte[] latin = "{\"user\":{\"email\":\"ånn@acme.example\"}}".getBytes(StandardCharsets.ISO_8859_1);

        Reply refused = post(mock, "/users", BodyPublishers.ofByteArray(latin));

        refused.isRefused(400, "000400");
        assertThat(refused.header("X-Kisi-Mock-Rule")).hasValue("bodies.bad-json");
        client.post("/logins", "{").isRefused(400, "000400");
    }

    static Stream<Arguments> operationsWithRoots() {
        return Stream.of(
                arguments("POST", "/users", "user"),
                arguments("PATCH", "/users/1000003", "user"),
                arguments("PUT", "/users/1000003", "user"),
                arguments("POST", "/members", "member"),
                arguments("PATCH", "/members/3000003", "member"),
                arguments("PATCH", "/user", "user"),
                arguments("POST", "/users/sign_up", "user"),
                arguments("POST", "/users/password", "user"),
                arguments("PATCH", "/users/password", "user"),
                arguments("POST", "/users/confirmation", "user"),
                arguments("POST", "/organizations/find", "user"),
                arguments("PUT", "/login", "login"),
                arguments("POST", "/logins/resolve", "login"),
                arguments("POST", "/role_assignments", "role_assignment"));
    }

    @ParameterizedTest
    @MethodSource("operationsWithRoots")
    @Shows("bodies.missing-root")
    void a_body_without_its_root_is_refused(String method, String path, String root, Client client) {
        Reply before = client.asOwner().get("/users");

        for (String body : List.of(
                "",
                " ",
                "{}",
                "[]",
                "null",
                "7",
                "'" + root + "'",
                "{'email':'ann@acme.example','name':'Ann'}",
                "{'other':{'email':'ann@acme.example'}}",
                "{'" + root + "':null}",
                "{'" + root + "':[]}",
                "{'" + root + "':'x'}")) {
            client.asOwner().send(method, path, body).complainsOf(root);
        }

        assertThat(client.asOwner().get("/users").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @MethodSource("operationsWithRoots")
    @Shows("bodies.missing-root")
    @With("missing-root=400")
    void a_body_without_its_root_may_be_a_bad_request(String method, String path, String root, Client client) {
        client.asOwner().send(method, path, "{}").isRefused(400, "000400");
        client.asOwner().send(method, path, "{'" + root + "':null}").isRefused(400, "000400");
    }

    @ParameterizedTest
    @CsvSource({
        "email, 7",
        "email, true",
        "email, {}",
        "name, 7",
        "name, []",
        "notes, false",
        "image, {}",
        "confirm, 'yes'",
        "confirm, 2",
        "confirm, {}",
        "send_emails, []",
        "access_enabled, ''",
        "password_flow_enabled, 0.5",
        "place_id, here",
        "place_id, 1.5",
        "metadata, true"
    })
    @Shows("bodies.ill-typed")
    void a_field_of_the_wrong_type_is_refused(String field, String value, Client client) {
        String given = value.matches("yes|here|") ? "'" + value + "'" : value;
        String valid = field.equals("email") ? "" : "'email':'ann@acme.example',";
        Reply before = client.asOwner().get("/users");

        client.asOwner()
                .post("/users", "{'user':{" + valid + "'" + field + "':" + given + "}}")
                .complainsOf(field);
        client.asOwner()
                .post("/members", "{'member':{" + valid + "'" + field + "':" + given + "}}")
                .complainsOf(field);

        assertThat(client.asOwner().get("/users").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @CsvSource({"name, 7", "notes, {}", "access_enabled, []", "metadata, 7"})
    @Shows("bodies.ill-typed")
    void a_change_of_the_wrong_type_changes_nothing(String field, String value, Client client) {
        Reply before = client.asOwner().get("/users/1000003");

        client.asOwner()
                .patch("/users/1000003", "{'user':{'image':'https://x.example','" + field + "':" + value + "}}")
                .complainsOf(field);

        assertThat(client.asOwner().get("/users/1000003").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @CsvSource({"true, true", "'''true''', true", "'''1''', true", "1, true"})
    @Shows("bodies.ill-typed")
    void true_has_several_forms(String form, boolean expected, Client client) {
        assertThat(confirmed(form, client)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "'false'", "0", "'0'", "null"})
    @Shows("bodies.ill-typed")
    void false_has_several_forms(String form, Client client) {
        assertThat(confirmed(form, client)).isFalse();
    }

    @Test
    @Shows("bodies.ill-typed")
    void a_number_may_be_text(Client client) {
        Reply assigned = client.asOwner()
                .post(
                        "/role_assignments",
                        "{'role_assignment':{'user_id':'1000002','role_id':'group_basic','group_id':'3001'}}")
                .isOk();

        assertThat(assigned.number("/assignee_id")).isEqualTo(1_000_002);
        assertThat(assigned.number("/applies_to_id")).isEqualTo(3001);
    }

    @Test
    @Shows("bodies.ill-typed")
    @With("ill-typed-field=coerced")
    void a_field_of_the_wrong_type_may_be_made_to_fit(Client client) {
        Reply created = client.asOwner()
                .post(
                        "/users",
                        "{'user':{'email':'ann@acme.example','name':7,'notes':true,'image':{},'confirm':'yes',"
                                + "'access_enabled':[],'metadata':'x'}}")
                .isOk();

        assertThat(created.text("/name")).isEqualTo("7");
        assertThat(created.text("/notes")).isEqualTo("true");
        assertThat(created.at("/image").isNull()).isTrue();
        assertThat(created.at("/confirmed").booleanValue()).isFalse();
        assertThat(created.at("/access_enabled").booleanValue()).isTrue();
        assertThat(created.at("/metadata").toString()).isEqualTo("{}");
    }

    @Test
    @Shows("bodies.too-large")
    void a_body_that_is_too_large_is_refused(Client client) {
        Reply before = client.asOwner().get("/users");

        client.asOwner().post("/users", newUserOfSize(MOST + 1)).isRefused(413, "000413");
        client.post("/logins", "{" + " ".repeat(MOST)).isRefused(413, "000413");

        assertThat(client.asOwner().get("/users").json()).isEqualTo(before.json());
        client.asOwner().post("/users", newUserOfSize(MOST)).isOk();
    }

    @Test
    @Shows("bodies.too-large")
    @With("too-large-status=400")
    void a_body_that_is_too_large_may_be_a_bad_request(Client client) {
        client.asOwner().post("/users", newUserOfSize(MOST + 1)).isRefused(400, "000413");
    }

    @Test
    @Shows("bodies.too-large")
    void a_body_of_unknown_length_is_measured_too(Client client, KisiMock mock) {
        Reply refused = post(mock, "/users", chunked(newUserOfSize(MOST + 1)));

        refused.isRefused(413, "000413");
        post(mock, "/users", chunked(newUserOfSize(MOST))).isOk();
        client.asOwner().post("/users", newUserOfSize(MOST + 1)).isRefused(413, "000413");
    }

    @Test
    @Shows("bodies.too-large")
    void a_body_of_many_times_that_size_is_refused_and_the_process_lives_on(Client client) {
        client.asOwner().post("/users", newUserOfSize(20 * MOST)).isRefused(413, "000413");
        client.asOwner().get("/user").isOk();
    }

    @Test
    @Shows("bodies.bad-request")
    void a_request_that_breaks_http_is_refused(Client client) {
        client.sendUnchecked("GET", "/users/%00", "").isRefused(400, "000400");
        client.asOwner().get("/user").isOk();
    }

    private static boolean confirmed(String form, Client client) {
        return client.asOwner()
                .post("/users", "{'user':{'email':'ann@acme.example','confirm':" + form + "}}")
                .isOk()
                .at("/confirmed")
                .booleanValue();
    }

    private static String newUserOfSize(int bytes) {
        String user = "{'user':{'email':'ann@acme.example'}}";
        return user + " ".repeat(bytes - user.length());
    }

    private static BodyPublisher chunked(String body) {
        byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private static Reply post(KisiMock mock, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(mock.uri() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "KISI-LOGIN " + Client.OWNERS_KEY)
                .POST(body)
                .build();
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
