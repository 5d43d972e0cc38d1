package io.github.kisimock;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.bastiaanjansen.otp.TOTPGenerator;
import io.github.kisimock.control.SeedFile;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class SecondFactorTest {

    @Test
    @Shows("second-factor.missing")
    void a_sign_in_without_a_code_is_asked_for_one(Client client, TestClock clock, KisiMock mock) {
        activated(client.asUser("member"), clock);
        World before = mock.control().world();
        Reply reply = client.signIn("member").isRefused(401, "afc526");
        assertThat(reply.text("/error")).isEqualTo("Please provide a Two Factor verification code.");
        signInWith("''", client).isRefused(401, "afc526");
        signInWith("null", client).isRefused(401, "afc526");
        assertThat(mock.control().world()).isSameAs(before);
    }

    @Test
    @Shows("second-factor.missing")
    @With("second-factor-status=422")
    void a_missing_code_can_be_a_422(Client client, TestClock clock) {
        activated(client.asUser("member"), clock);
        client.signIn("member").complainsOf("base");
    }

    @Test
    @Shows("second-factor.wrong")
    void a_wrong_code_is_refused(Client client, TestClock clock, KisiMock mock) {
        String secret = activated(client.asUser("member"), clock);
        World before = mock.control().world();
        Reply reply = signInWith("'" + wrongCode(secret, clock) + "'", client).isRefused(401, "afc536");
        assertThat(reply.text("/error")).isEqualTo("Invalid Two Factor verification code.");
        assertThat(mock.control().world()).isSameAs(before);
    }

    @Test
    @Shows("second-factor.wrong")
    @With("second-factor-status=422")
    void a_wrong_code_can_be_a_422(Client client, TestClock clock) {
        String secret = activated(client.asUser("member"), clock);
        signInWith("'" + wrongCode(secret, clock) + "'", client).complainsOf("base");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzzzzz", "12345", "1234567", "12 456"})
    @Shows("second-factor.wrong-backup-code")
    void what_is_not_six_digits_is_a_wrong_backup_code(String attempt, Client client, TestClock clock) {
        activated(client.asUser("member"), clock);
        Reply reply = signInWith("'" + attempt + "'", client).isRefused(401, "afc546");
        assertThat(reply.text("/error")).isEqualTo("Invalid Two Factor backup code.");
    }

    @Test
    @Shows("second-factor.wrong-backup-code")
    @With("backup-code-refusal=afc536")
    void a_wrong_backup_code_can_be_refused_like_a_wrong_code(Client client, TestClock clock) {
        activated(client.asUser("member"), clock);
        signInWith("'zzzzzz'", client).isRefused(401, "afc536");
    }

    @Test
    @Shows("second-factor.wrong-backup-code")
    @With("second-factor-status=422")
    void a_wrong_backup_code_can_be_a_422(Client client, TestClock clock) {
        activated(client.asUser("member"), clock);
        signInWith("'zzzzzz'", client).complainsOf("base");
    }

    @Test
    @Shows("second-factor.sign-in")
    void a_current_code_signs_in(Client client, TestClock clock) {
        String secret = activated(client.asUser("member"), clock);
        Reply login =
                signInWith("'" + code(secret, clock.instant()) + "'", client).isOk();
        assertThat(login.at("/otp_required_for_login").booleanValue()).isTrue();
        assertThat(login.text("/otp_enabled_at")).isEqualTo("2026-03-01T12:00:00.000Z");
    }

    @Test
    @Shows("second-factor.sign-in")
    void a_code_may_be_a_number(Client client, TestClock clock) {
        String secret = activated(client.asUser("member"), clock);
        while (!code(secret, clock.instant()).startsWith("0")) { // a number loses its leading zeros
            clock.advance(Duration.ofSeconds(30));
        }
        signInWith(Integer.valueOf(code(secret, clock.instant())).toString(), client)
                .isOk();
    }

    @Test
    @Shows("second-factor.sign-in")
    void a_code_is_good_for_the_half_minute_before_and_after(Client client, TestClock clock) {
        String secret = activated(client.asUser("member"), clock);
        for (int seconds : List.of(-30, 30)) {
            signInWith("'" + code(secret, clock.instant().plusSeconds(seconds)) + "'", client)
                    .isOk();
        }
        for (int seconds : List.of(-60, 60)) {
            signInWith("'" + code(secret, clock.instant().plusSeconds(seconds)) + "'", client)
                    .isRefused(401, "afc536");
        }
    }

    @Test
    @Shows("second-factor.sign-in")
    void codes_are_those_of_the_published_test_vectors() {
        String seed = "{organizations: [{name: Acme, domain: acme, users: [{email: member@acme.example,"
                + " password: member-password,"
                + " two_factor: {secret: GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ, backup_codes: [abc123]}}]}]}";
        TestClock clock = new TestClock();
        Settings settings = Settings.standard().withSeed(SeedFile.read(seed, "test"));
        try (KisiMock mock = KisiMock.start(settings.withRandomSeed(1), clock)) {
            Client client = new Client(mock.uri());
            clock.advance(Duration.between(clock.instant(), Instant.ofEpochSecond(2_000_000_000)));
            signInWith("'279037'", client).isOk(); // RFC 6238, appendix B: 69279037
            signInWith("'279038'", client).isRefused(401, "afc536");
            signInWith("'abc123'", client).isOk();
            signInWith("'abc123'", client).isRefused(401, "afc546");
        }
    }

    @Test
    @Shows("second-factor.sign-in")
    void a_backup_code_signs_in_once(Client client, TestClock clock) {
        Client member = client.asUser("member");
        activated(member, clock);
        List<String> codes = backupCodes(member);
        signInWith("'" + codes.get(0) + "'", client).isOk();
        assertThat(signInWith("'" + codes.get(0) + "'", client).status()).isEqualTo(401);
        signInWith("'" + codes.get(1) + "'", client).isOk();
    }

    @Test
    @Shows({"second-factor.sign-in", "sign-in.wrong-password"})
    void a_backup_code_is_not_used_up_by_a_wrong_password(Client client, TestClock clock) {
        Client member = client.asUser("member");
        activated(member, clock);
        String code = backupCodes(member).get(0);
        client.post(
                        "/logins",
                        "{'user':{'email':'member@acme.example','password':'wrong','otp_attempt':'" + code + "'}}")
                .isRefused(401, "afc516");
        signInWith("'" + code + "'", client).isOk();
    }

    @Test
    @Shows("second-factor.missing")
    void an_api_key_takes_a_code_as_well(Client client, TestClock clock) {
        String secret = activated(client.asUser("admin"), clock);
        String asked = "{'login':{'type':'api'},'user':{'email':'admin@acme.example','password':'admin-password'%s}}";
        client.post("/logins", asked.formatted("")).isRefused(401, "afc526");
        client.post("/logins", asked.formatted(",'otp_attempt':'" + code(secret, clock.instant()) + "'"))
                .isOk();
    }

    @Test
    @Shows("second-factor.sign-in")
    void a_login_made_before_needs_no_code(Client client, TestClock clock) {
        Client member = client.asUser("member");
        activated(member, clock);
        assertThat(member.get("/user").isOk().at("/otp_required_for_login").booleanValue())
                .isTrue();
    }

    @Test
    @Shows("second-factor.activation")
    void a_second_factor_is_off_until_it_was_activated(Client client, TestClock clock) {
        Client member = client.asUser("member");
        String secret = requested(member);
        client.signIn("member").isOk();
        member.post("/user/2fa/activate", attempt(wrongCode(secret, clock))).complainsOf("otp_attempt");
        client.signIn("member").isOk();
        member.post("/user/2fa/activate", attempt(code(secret, clock.instant())))
                .isDone();
        client.signIn("member").isRefused(401, "afc526");
    }

    @Test
    @Shows("second-factor.activation")
    void a_second_factor_goes_off_by_a_code_of_it(Client client, TestClock clock) {
        Client member = client.asUser("member");
        String secret = activated(member, clock);
        member.post("/user/2fa/deactivate", attempt(wrongCode(secret, clock))).complainsOf("otp_attempt");
        member.post("/user/2fa/deactivate", "{'user':{}}").complainsOf("otp_attempt");
        client.signIn("member").isRefused(401, "afc526");
        member.post("/user/2fa/deactivate", attempt(code(secret, clock.instant())))
                .isDone();
        assertThat(client.signIn("member").isOk().at("/otp_enabled_at").isNull())
                .isTrue();
    }

    @Test
    @Shows("second-factor.activation")
    void a_backup_code_turns_nothing_off(Client client, TestClock clock) {
        Client member = client.asUser("member");
        activated(member, clock);
        member.post("/user/2fa/deactivate", attempt(backupCodes(member).get(0))).complainsOf("otp_attempt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"activate", "deactivate"})
    @Shows("second-factor.activation")
    void nothing_is_switched_without_a_secret(String operation, Client client) {
        client.asUser("member")
                .post("/user/2fa/" + operation, attempt("123456"))
                .complainsOf("otp_attempt");
    }

    @Test
    @Shows("second-factor.activation")
    void a_second_factor_that_is_on_is_neither_activated_nor_replaced(Client client, TestClock clock) {
        Client member = client.asUser("member");
        String secret = activated(member, clock);
        member.post("/user/2fa/activate", attempt(code(secret, clock.instant())))
                .complainsOf("otp_attempt");
        member.post("/user/2fa/otp_secret").complainsOf("otp_secret");
        signInWith("'" + code(secret, clock.instant()) + "'", client).isOk();
    }

    @Test
    @Shows("second-factor.activation")
    void a_newer_secret_takes_the_place_of_one_not_activated(Client client, TestClock clock) {
        Client member = client.asUser("member");
        String older = requested(member);
        String newer = requested(member);
        assertThat(newer).isNotEqualTo(older);
        member.post("/user/2fa/activate", attempt(code(older, clock.instant()))).complainsOf("otp_attempt");
        member.post("/user/2fa/activate", attempt(code(newer, clock.instant()))).isDone();
    }

    @Test
    @Shows("second-factor.activation")
    void an_authenticator_app_can_scan_the_secret(Client client) {
        Reply reply = client.asUser("member").post("/user/2fa/otp_secret").isOk();
        String secret = reply.text("/otp_secret");
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(reply.text("/uri")).isEqualTo("otpauth://totp/Kisi:acme?secret=" + secret + "&issuer=Kisi");
    }

    @Test
    @Shows({"second-factor.backup-codes", "second-factor.new-backup-codes"})
    void new_backup_codes_void_the_old(Client client, TestClock clock) {
        Client member = client.asUser("member");
        activated(member, clock);
        List<String> old = backupCodes(member);
        List<String> fresh = backupCodes(member);
        assertThat(fresh).hasSize(10).doesNotHaveDuplicates().doesNotContainAnyElementsOf(old);
        assertThat(fresh).allSatisfy(code -> assertThat(code).matches("[a-z0-9]{6}"));
        assertThat(signInWith("'" + old.get(0) + "'", client).status()).isEqualTo(401);
        signInWith("'" + fresh.get(0) + "'", client).isOk();
    }

    @Test
    @Shows("second-factor.new-backup-codes")
    @With("old-backup-codes=kept")
    void old_backup_codes_can_outlive_the_new(Client client, TestClock clock) {
        Client member = client.asUser("member");
        activated(member, clock);
        List<String> old = backupCodes(member);
        List<String> fresh = backupCodes(member);
        signInWith("'" + old.get(0) + "'", client).isOk();
        signInWith("'" + fresh.get(0) + "'", client).isOk();
    }

    @Test
    @Shows("second-factor.no-backup-codes")
    void there_are_no_backup_codes_without_a_second_factor(Client client) {
        client.asUser("member").post("/user/2fa/backup_codes").complainsOf("base");
    }

    @Test
    @Shows("second-factor.no-backup-codes")
    @With("backup-codes-without-factor=none")
    void the_list_of_backup_codes_can_be_empty_without_a_second_factor(Client client) {
        assertThat(client.asUser("member").post("/user/2fa/backup_codes").isOk().at("/backup_codes"))
                .isEmpty();
    }

    @Test
    @Shows("second-factor.no-backup-codes")
    void backup_codes_drawn_before_the_activation_are_kept(Client client, TestClock clock) {
        Client member = client.asUser("member");
        String secret = requested(member);
        String backupCode = backupCodes(member).get(0);
        member.post("/user/2fa/activate", attempt(code(secret, clock.instant())))
                .isDone();
        signInWith("'" + backupCode + "'", client).isOk();
    }

    @Test
    @Shows("second-factor.basic")
    void the_login_is_enough_for_the_second_factor(Client client, TestClock clock) {
        Client member = client.asUser("member");
        String secret = activated(member, clock);
        backupCodes(member);
        member.post("/user/2fa/deactivate", attempt(code(secret, clock.instant())))
                .isDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"otp_secret", "activate", "deactivate", "backup_codes"})
    @Shows("second-factor.basic")
    @With("two-factor-basic=required")
    void the_second_factor_can_take_a_password_too(String operation, Client client, KisiMock mock) {
        String secret = client.signIn("member").text("/secret");
        World before = mock.control().world();
        client.as(secret).post("/user/2fa/" + operation, attempt("123456")).isRefused(401, "afc516");
        client.with("Authorization", both("member@acme.example:wrong", secret))
                .post("/user/2fa/" + operation, attempt("123456"))
                .isRefused(401, "afc516");
        assertThat(mock.control().world().all(User.class)).isSameAs(before.all(User.class));
    }

    @Test
    @Shows("second-factor.basic")
    @With("two-factor-basic=required")
    void address_and_password_go_before_the_login(Client client, TestClock clock) {
        String secret = client.signIn("member").text("/secret");
        activated(client.with("Authorization", both("member@acme.example:member-password", secret)), clock);
        client.signIn("member").isRefused(401, "afc526");
        client.as(secret).post("/user/2fa/backup_codes").isRefused(401, "afc516");
    }

    private static String both(String emailAndPassword, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString(emailAndPassword.getBytes(US_ASCII)) + ", KISI-LOGIN "
                + secret;
    }

    /** Gives the caller a second factor, and the caller's shared secret back. */
    private static String activated(Client user, TestClock clock) {
        String secret = requested(user);
        user.post("/user/2fa/activate", attempt(code(secret, clock.instant()))).isDone();
        return secret;
    }

    private static String requested(Client user) {
        return user.post("/user/2fa/otp_secret").isOk().text("/otp_secret");
    }

    private static List<String> backupCodes(Client user) {
        Reply reply = user.post("/user/2fa/backup_codes").isOk();
        return reply.at("/backup_codes")
                .valueStream()
                .map(code -> code.stringValue())
                .toList();
    }

    private static Reply signInWith(String otpAttempt, Client client) {
        return client.post(
                "/logins",
                "{'user':{'email':'member@acme.example','password':'member-password','otp_attempt':" + otpAttempt
                        + "}}");
    }

    private static String attempt(String code) {
        return "{'user':{'otp_attempt':'" + code + "'}}";
    }

    private static String code(String secret, Instant at) {
        return TOTPGenerator.withDefaultValues(secret.getBytes(US_ASCII)).at(at);
    }

    /** Six digits that are no code now, nor in the half minutes around. */
    private static String wrongCode(String secret, TestClock clock) {
        List<String> right = List.of(
                code(secret, clock.instant().minusSeconds(30)),
                code(secret, clock.instant()),
                code(secret, clock.instant().plusSeconds(30)));
        return List.of("000000", "111111", "222222", "333333").stream()
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }
}
