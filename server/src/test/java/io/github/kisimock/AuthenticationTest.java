package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.kisimock.control.SeedFile;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class AuthenticationTest {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final String CREDENTIALS = "'user':{'email':'admin@acme.example','password':'admin-password'}";

    @Test
    @Shows("authentication.scheme")
    void a_call_is_signed_in_by_scheme_and_secret(Client client) {
        Reply user = client.with("Authorization", "KISI-LOGIN " + Client.OWNERS_KEY)
                .get("/user")
                .isOk();
        assertThat(user.text("/email")).isEqualTo("owner@acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kisi-login", "Kisi-Login", "KISI-LOGIN  "})
    @Shows("authentication.scheme-case")
    void the_scheme_may_be_written_in_any_case(String scheme, Client client) {
        client.with("Authorization", scheme + " " + Client.OWNERS_KEY)
                .get("/user")
                .isOk();
    }

    @Test
    @Shows("authentication.scheme-case")
    @With("scheme-case=upper")
    void the_scheme_can_be_held_to_upper_case(Client client) {
        client.with("Authorization", "Kisi-Login " + Client.OWNERS_KEY)
                .get("/user")
                .isRefused(401, "afc516");
        client.asOwner().get("/user").isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Login-Secret", "X-Authentication-Token"})
    @Shows("authentication.legacy-headers")
    void the_older_headers_sign_in_as_well(String header, Client client) {
        client.with(header, Client.OWNERS_KEY).get("/user").isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Login-Secret", "X-Authentication-Token"})
    @Shows("authentication.legacy-headers")
    @With("legacy-headers=ignored")
    void the_older_headers_can_be_ignored(String header, Client client) {
        client.with(header, Client.OWNERS_KEY).get("/user").isRefused(401, "afc516");
    }

    static Stream<Arguments> protectedOperations() {
        Set<String> methods = Set.of("get", "post", "put", "patch", "delete");
        return OpenApi.DOCUMENT
                .document()
                .get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> methods.contains(operation.getKey()))
                        .filter(operation -> !operation.getValue().has("security"))
                        .map(operation -> arguments(operation.getKey().toUpperCase(Locale.ROOT), path.getKey())));
    }

    @ParameterizedTest
    @MethodSource("protectedOperations")
    @Shows("authentication.required")
    void a_stranger_is_refused(String method, String path, Client client, KisiMock mock) {
        World before = mock.control().world();
        Reply reply = client.send(method, path.replace("{id}", "1"), "").isRefused(401, "afc516");
        assertThat(reply.text("/error")).isEqualTo("Wrong email address or password.");
        assertThat(mock.control().world()).isSameAs(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "KISI-LOGIN",
                "KISI-LOGINac3e0000000000000000000000000001",
                "ac3e0000000000000000000000000001",
                "Bearer ac3e0000000000000000000000000001",
                "KISI-ACCESS-KEY ac3e0000000000000000000000000001"
            })
    @Shows("authentication.required")
    void a_header_without_the_scheme_is_none(String header, Client client) {
        client.with("Authorization", header).get("/user").isRefused(401, "afc516");
    }

    @Test
    @Shows("authentication.required")
    @With("unauthenticated-code=abc123")
    void the_code_of_a_stranger_can_be_another(Client client) {
        client.get("/user").isRefused(401, "abc123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000000000000000000000000000",
                "AC3E0000000000000000000000000001",
                "ac3e000000000000000000000000000",
                "ac3e0000000000000000000000000001 x",
                "null"
            })
    @Shows("authentication.unknown-secret")
    void an_unknown_secret_is_refused(String secret, Client client) {
        client.as(secret).get("/user").isRefused(401, "afc516");
        client.as(secret).post("/members", "no JSON").isRefused(401, "afc516");
        client.as(secret).delete("/members/1").isRefused(401, "afc516");
    }

    @Test
    @Shows("authentication.unknown-secret")
    void a_secret_is_not_mistaken_for_an_earlier_one_of_the_connection(Client client) {
        client.asOwner().get("/user").isOk();
        client.as(Client.OWNERS_KEY.toUpperCase(Locale.ROOT)).get("/user").isRefused(401, "afc516");
        client.asOwner().get("/user").isOk();
    }

    @Test
    @Shows("authentication.last-use")
    void every_call_notes_the_time(Client client, TestClock clock) {
        Reply login = client.signIn("member").isOk();
        assertThat(login.at("/last_used_at").isNull()).isTrue();
        clock.advance(Duration.ofMinutes(1));
        client.as(login.text("/secret")).get("/members/1").isRefused(404, "000404");
        clock.advance(Duration.ofMinutes(1));
        Reply listed = client.asOwner().get("/logins?user_id=" + login.number("/user_id"));
        assertThat(listed.text("/0/last_used_at")).isEqualTo("2026-03-01T12:01:00.000Z");
        assertThat(listed.text("/0/updated_at")).isEqualTo("2026-03-01T12:00:00.000Z");
        assertThat(client.as(login.text("/secret")).get("/login").text("/last_used_at"))
                .isEqualTo("2026-03-01T12:02:00.000Z");
    }

    @Test
    @Shows("authentication.expired")
    void a_login_left_unused_for_two_weeks_ends(Client client, TestClock clock) {
        Client member = client.asUser("member");
        clock.advance(TWO_WEEKS);
        member.get("/user").isRefused(401, "afc516");
    }

    @Test
    @Shows("authentication.expired")
    void use_puts_the_end_off(Client client, TestClock clock) {
        Client member = client.asUser("member");
        clock.advance(TWO_WEEKS.minusMillis(1));
        member.get("/user").isOk();
        clock.advance(TWO_WEEKS.minusMillis(1));
        member.get("/user").isOk();
        clock.advance(TWO_WEEKS);
        member.get("/user").isRefused(401, "afc516");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "'false'", "0", "'0'"})
    @Shows("authentication.never-expires")
    void a_login_that_is_not_to_expire_does_not(String expire, Client client, TestClock clock) {
        Reply login = client.post("/logins", "{'login':{'expire':" + expire + "}," + CREDENTIALS + "}")
                .isOk();
        assertThat(login.at("/expire").booleanValue()).isFalse();
        clock.advance(Duration.ofDays(3_650));
        client.as(login.text("/secret")).get("/user").isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "'true'", "1", "'1'", "null"})
    @Shows("authentication.expired")
    void a_login_expires_unless_told_otherwise(String expire, Client client, TestClock clock) {
        Reply login = client.post("/logins", "{'login':{'expire':" + expire + "}," + CREDENTIALS + "}")
                .isOk();
        assertThat(login.at("/expire").booleanValue()).isTrue();
        clock.advance(TWO_WEEKS);
        client.as(login.text("/secret")).get("/user").isRefused(401, "afc516");
    }

    @Test
    void whether_a_login_expires_is_true_or_false(Client client) {
        client.post("/logins", "{'login':{'expire':'maybe'}," + CREDENTIALS + "}")
                .complainsOf("expire");
    }

    @Test
    @Shows("authentication.api-logins")
    void an_api_key_does_not_end_for_lack_of_use(Client client, TestClock clock) {
        clock.advance(Duration.ofDays(3_650));
        client.asOwner().get("/user").isOk();
    }

    @Test
    @Shows("authentication.api-logins")
    @With("api-login-expiry=inactivity")
    void an_api_key_can_end_for_lack_of_use(Client client, TestClock clock) {
        String never = client.post("/logins", "{'login':{'type':'api','expire':false}," + CREDENTIALS + "}")
                .isOk()
                .text("/secret");
        clock.advance(TWO_WEEKS.minusMillis(1));
        client.asOwner().get("/user").isOk();
        clock.advance(TWO_WEEKS);
        client.asOwner().get("/user").isRefused(401, "afc516");
        client.as(never).get("/user").isOk();
    }

    @Test
    @Shows("authentication.zero-expiry")
    void device_logins_that_expire_after_no_time_never_do() {
        afterADay(Settings.standard(), true);
    }

    @Test
    @Shows("authentication.zero-expiry")
    @With("zero-expiry=at-once")
    void device_logins_that_expire_after_no_time_may_do_so_at_once() {
        afterADay(Settings.standard().with(Switch.ZERO_EXPIRY, "at-once"), false);
    }

    private static void afterADay(Settings settings, boolean alive) {
        String seed = """
                organizations:
                  - {name: Acme, domain: acme, device_logins_expire_after: 0,
                     users: [{email: member@acme.example, password: member-password}]}
                """;
        TestClock clock = new TestClock();
        try (KisiMock mock = KisiMock.start(settings.withSeed(SeedFile.read(seed, "test")), clock)) {
            Client client = new Client(mock.uri()).asUser("member");
            clock.advance(Duration.ofDays(1));
            assertThat(client.get("/login").status()).isEqualTo(alive ? 200 : 401);
        }
    }

    @Test
    @Shows("authentication.legacy-headers")
    void what_older_clients_send_for_nobody_is_nobody(Client client) {
        for (String nonsense : new String[] {"null", "undefined", "[object Object]"}) {
            client.with("X-Login-Secret", nonsense)
                    .post(
                            "/logins",
                            "{'login':{'email':'managed@acme.example'},"
                                    + "'user':{'email':'owner@acme.example','password':'owner-password'}}")
                    .isOk();
        }
    }
}
