package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class RoutesTest {

    private static final Map<String, String> SOMEBODY_OR_SOMETHING = Map.of(
            "/members/{id}", "/members/3000003",
            "/users/{id}", "/users/1000003",
            "/places/{id}", "/places/2001",
            "/locks/{id}", "/locks/4001",
            "/role_assignments/{id}", "/role_assignments/5000001",
            "/roles/{id}", "/roles/basic",
            "/organizations/{domain}/public", "/organizations/acme/public");

    static Stream<String> pathsToGet() {
        return OpenApi.DOCUMENT.operations().stream()
                .filter(operation -> operation.startsWith("GET ") && !operation.startsWith("GET /_mock/"))
                .map(operation -> operation.substring(4))
                .map(path -> SOMEBODY_OR_SOMETHING.getOrDefault(path, path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/users/1000001/nowhere", "/Users", "/v1/users"})
    @Shows("routes.unknown")
    void an_unknown_path_is_answered_alike_to_everybody(String path, Client client) {
        for (Client caller : List.of(client, client.asOwner(), client.as("0"))) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                Reply refused = caller.send(method, path, "").isRefused(404, "000404");

                assertThat(refused.text("/error")).isEqualTo("The endpoint does not exist, please check your request.");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /logins",
        "DELETE, /users",
        "GET, /organizations/find",
        "POST, /users/1000001",
        "PUT, /logins/resolve",
        "POST, /organization",
        "DELETE, /locks/4001"
    })
    @Shows("routes.wrong-method")
    void a_wrong_method_is_answered_as_an_unknown_path(String method, String path, Client client) {
        client.send(method, path, "").isRefused(404, "000404");
    }

    @ParameterizedTest
    @CsvSource({"PATCH, /logins", "DELETE, /users", "POST, /users/1000001"})
    @Shows("routes.wrong-method")
    @With("wrong-method=405")
    void a_wrong_method_may_be_said_to_be_wrong(String method, String path, Client client) {
        Reply reply = client.send(method, path, "").isRefused(405, "000405");
        assertThat(reply.header("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).isNotEmpty().doesNotContain(method));
        client.send(method, "/nowhere", "").isRefused(404, "000404");
    }

    @ParameterizedTest
    @MethodSource("pathsToGet")
    @Shows("routes.head")
    void head_answers_as_get_does_without_a_body(String path, Client client) {
        for (Client caller : List.of(client, client.asOwner())) {
            Reply get = caller.sendUnchecked("GET", path, "");
            Reply head = caller.sendUnchecked("HEAD", path, "");

            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.body()).isEmpty();
            assertThat(get.body()).isNotEmpty();
            assertThat(headersOf(head)).isEqualTo(headersOf(get));
        }
    }

    @Test
    @Shows("routes.head")
    void head_of_an_unknown_path_is_unknown(Client client) {
        Reply head = client.sendUnchecked("HEAD", "/nowhere", "");

        assertThat(head.status()).isEqualTo(404);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /users, 'authorization'",
        "POST, /logins, 'authorization,content-type,accept'",
        "PATCH, /members/3000001, 'Authorization, Content-Type'",
        "PUT, /users/1000001, 'authorization,x-kisi-integration-identifier'",
        "DELETE, /login, 'authorization'"
    })
    @Shows("routes.cors")
    void a_browser_may_ask_first(String method, String path, String headers, Client client) {
        Reply preflight = client.with("Origin", "https://app.example")
                .with("Access-Control-Request-Method", method)
                .with("Access-Control-Request-Headers", headers)
                .sendUnchecked("OPTIONS", path, "")
                .isDone();

        assertThat(preflight.header("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(names(preflight, "Access-Control-Allow-Methods")).contains(method.toLowerCase(Locale.ROOT));
        assertThat(names(preflight, "Access-Control-Allow-Headers"))
                .containsAll(Stream.of(headers.split(", *"))
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    @Shows("routes.cors")
    void a_browser_may_read_the_range_of_a_list(Client client) {
        Reply list = client.asOwner()
                .with("Origin", "https://app.example")
                .get("/users")
                .isOk();

        assertThat(list.header("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(names(list, "Access-Control-Expose-Headers")).contains("x-collection-range");
        assertThat(list.header("X-Collection-Range")).isPresent();
    }

    @Test
    @Shows("routes.cors")
    void a_browser_may_read_refusals(Client client) {
        Client browser = client.with("Origin", "https://app.example");

        assertThat(List.of(
                        browser.get("/users").isRefused(401, "afc516"),
                        browser.get("/nowhere").isRefused(404, "000404"),
                        browser.post("/logins", "{").isRefused(400, "000400"),
                        browser.asOwner().post("/users", "{'user':{}}").complainsOf("email")))
                .allSatisfy(reply ->
                        assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("*"));
    }

    @Test
    @Shows("routes.cors")
    void other_clients_see_nothing_of_it(Client client) {
        assertThat(client.asOwner().get("/users").headers().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
    }

    @Test
    @Shows("routes.cors")
    @With("cors=none")
    void browsers_may_be_kept_out(Client client) {
        Client browser = client.asOwner().with("Origin", "https://app.example");

        assertThat(browser.get("/users").isOk().header("Access-Control-Allow-Origin"))
                .isEmpty();
        Reply preflight = browser.with("Access-Control-Request-Method", "GET").sendUnchecked("OPTIONS", "/users", "");
        preflight.isRefused(404, "000404");
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private static Set<String> names(Reply reply, String header) {
        return reply.header(header).stream()
                .flatMap(value -> Stream.of(value.split(", *")))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Map<String, List<String>> headersOf(Reply reply) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(reply.headers());
        headers.keySet().removeIf(name -> name.startsWith(":"));
        headers.remove("X-Kisi-Mock-Explain"); // counts the calls
        return headers;
    }
}
