package io.github.kisimock;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.bastiaanjansen.otp.TOTPGenerator;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class ClockTest {

    @Test
    void at_first_it_shows_the_real_time(Client client, TestClock clock) {
        assertShows("2026-03-01T12:00:00Z", true, client.get("/_mock/clock"));
        clock.advance(Duration.ofSeconds(5));
        assertShows("2026-03-01T12:00:05Z", true, client.get("/_mock/clock"));
    }

    @Test
    void stopped_it_stands(Client client, TestClock clock) {
        clock.advance(Duration.ofSeconds(5));
        assertShows("2026-03-01T12:00:05Z", false, client.put("/_mock/clock", "{'running':false}"));
        clock.advance(Duration.ofHours(1));
        assertShows("2026-03-01T12:00:05Z", false, client.get("/_mock/clock"));
    }

    @Test
    void let_go_it_runs_on_from_where_it_stood(Client client, TestClock clock) {
        client.put("/_mock/clock", "{'running':false}").isOk();
        clock.advance(Duration.ofHours(1));
        assertShows("2026-03-01T12:00:00Z", true, client.put("/_mock/clock", "{'running':true}"));
        clock.advance(Duration.ofSeconds(5));
        assertShows("2026-03-01T12:00:05Z", true, client.get("/_mock/clock"));
    }

    @Test
    void set_while_running_it_runs_on(Client client, TestClock clock) {
        assertShows("2030-01-01T00:00:00Z", true, client.put("/_mock/clock", "{'at':'2030-01-01T00:00:00Z'}"));
        clock.advance(Duration.ofSeconds(5));
        assertShows("2030-01-01T00:00:05Z", true, client.get("/_mock/clock"));
    }

    @Test
    void set_while_standing_it_stands(Client client, TestClock clock) {
        client.put("/_mock/clock", "{'running':false}").isOk();
        assertShows("2020-01-01T00:00:00Z", false, client.put("/_mock/clock", "{'at':'2020-01-01T01:00:00+01:00'}"));
        clock.advance(Duration.ofSeconds(5));
        assertShows("2020-01-01T00:00:00Z", false, client.get("/_mock/clock"));
    }

    @Test
    void it_can_be_set_and_stopped_at_once(Client client) {
        assertShows(
                "2030-01-01T00:00:00Z",
                false,
                client.put("/_mock/clock", "{'at':'2030-01-01T00:00:00Z','running':false}"));
    }

    @Test
    void it_goes_back_to_the_real_time(Client client, TestClock clock) {
        client.put("/_mock/clock", "{'at':'2030-01-01T00:00:00Z','running':false}")
                .isOk();
        clock.advance(Duration.ofSeconds(5));
        assertShows("2026-03-01T12:00:05Z", true, client.put("/_mock/clock", "{'at':'real'}"));
        assertShows("2026-03-01T12:00:05Z", false, client.put("/_mock/clock", "{'at':'real','running':false}"));
    }

    @Test
    void asked_for_nothing_it_stays_as_it_is(Client client, TestClock clock) {
        client.put("/_mock/clock", "{'at':'2030-01-01T00:00:00Z','running':false}")
                .isOk();
        clock.advance(Duration.ofSeconds(5));
        assertShows("2030-01-01T00:00:00Z", false, client.put("/_mock/clock", "{}"));
    }

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-03-01T12:01:30Z",
        "500ms, 2026-03-01T12:00:00.500Z",
        "10m, 2026-03-01T12:10:00Z",
        "36h, 2026-03-03T00:00:00Z",
        "14d, 2026-03-15T12:00:00Z",
        "PT1H30M, 2026-03-01T13:30:00Z",
        "-12h, 2026-03-01T00:00:00Z",
        "0s, 2026-03-01T12:00:00Z",
    })
    void it_is_moved_by_a_duration_whether_it_runs_or_stands(String by, String shown, Client client) {
        assertShows(shown, true, client.post("/_mock/clock/advance", "{'by':'" + by + "'}"));
        client.post("/_mock/reset").isDone();
        client.put("/_mock/clock", "{'running':false}").isOk();
        assertShows(shown, false, client.post("/_mock/clock/advance", "{'by':'" + by + "'}"));
    }

    @Test
    void a_reset_sets_it_back_to_how_it_started(Client client, TestClock clock) {
        Client inA = client.create("a", "'at':'2030-01-01T00:00:00Z'");
        advance("1d", inA);
        advance("1d", client);
        inA.post("/_mock/reset").isDone();
        client.post("/_mock/reset").isDone();
        clock.advance(Duration.ofSeconds(5));
        assertShows("2030-01-01T00:00:00Z", false, inA.get("/_mock/clock"));
        assertShows("2026-03-01T12:00:05Z", true, client.get("/_mock/clock"));
    }

    @Test
    void moving_it_on_tells_what_came_to_its_end(Client client) {
        Reply login = client.signIn("member");
        client.signIn("admin");
        advance("1h", client);
        client.asUser("admin");
        client.post("/users/password", "{'user':{'email':'member@acme.example'}}")
                .isDone();
        assertThat(advance("5h", client).at("/expired")).isEmpty();
        Reply token = advance("1h", client);
        assertThat(token.at("/expired")).hasSize(1);
        assertThat(token.text("/expired/0/kind")).isEqualTo("password_reset_token");
        assertThat(token.number("/expired/0/user_id")).isEqualTo(1_000_003);
        Reply logins = advance("329h", client); // two weeks after the first two
        assertThat(logins.at("/expired")).hasSize(2);
        assertThat(logins.text("/expired/0/kind")).isEqualTo("login");
        assertThat(logins.number("/expired/0/id")).isEqualTo(login.number("/id"));
        assertThat(logins.number("/expired/0/user_id")).isEqualTo(1_000_003);
        assertThat(logins.number("/expired/1/user_id")).isEqualTo(1_000_002);
        assertThat(advance("1h", client).at("/expired")).hasSize(1);
        assertThat(advance("1000d", client).at("/expired")).isEmpty();
    }

    @Test
    void moving_it_back_ends_nothing(Client client) {
        client.signIn("member");
        assertThat(advance("-1000d", client).at("/expired")).isEmpty();
    }

    @Test
    void logins_expire_by_it(Client client) {
        String secret = client.signIn("member").text("/secret");
        advance("1209599s", client);
        String other = client.signIn("admin").text("/secret");
        advance("1s", client);
        client.as(secret).get("/user").isRefused(401, "afc516");
        client.as(other).get("/user").isOk();
        client.asOwner().get("/user").isOk();
    }

    @Test
    void the_real_time_ends_no_login_while_it_stands(Client client, TestClock clock) {
        client.put("/_mock/clock", "{'running':false}").isOk();
        String secret = client.signIn("member").text("/secret");
        clock.advance(Duration.ofDays(100));
        client.as(secret).get("/user").isOk();
    }

    @Test
    void tokens_in_mails_grow_old_by_it(Client client) {
        client.post("/users/password", "{'user':{'email':'member@acme.example'}}")
                .isDone();
        String token = client.get("/_mock/outbox").text("/0/token");
        advance("6h", client);
        assertThat(client.patch(
                                "/users/password",
                                "{'user':{'reset_password_token':'" + token + "','password':'a-new-password'}}")
                        .status())
                .isEqualTo(422);
        advance("-1s", client);
        client.patch("/users/password", "{'user':{'reset_password_token':'" + token + "','password':'a-new-password'}}")
                .isDone();
    }

    @Test
    void one_time_codes_go_by_it(Client client) {
        client.put("/_mock/clock", "{'at':'2030-01-01T00:00:00Z','running':false}")
                .isOk();
        Reply arranged = client.post("/_mock/scenarios/two-factor-required").isOk();
        String form = "{'user':{'email':'" + arranged.text("/email") + "','password':'" + arranged.text("/password")
                + "','otp_attempt':'%s'}}";
        TOTPGenerator codes = TOTPGenerator.withDefaultValues(
                arranged.text("/two_factor_secret").getBytes(US_ASCII));
        String early = codes.at(Instant.parse("2030-01-01T00:00:00Z"));
        String late = codes.at(Instant.parse("2030-01-01T01:00:00Z"));
        client.post("/logins", form.formatted(late)).isRefused(401, "afc536");
        advance("1h", client);
        client.post("/logins", form.formatted(early)).isRefused(401, "afc536");
        client.post("/logins", form.formatted(late)).isOk();
    }

    @Test
    void the_date_header_and_timestamps_show_it(Client client) {
        client.put("/_mock/clock", "{'at':'2030-01-02T03:04:05.678Z','running':false}")
                .isOk();
        Reply made = client.asOwner()
                .post("/users", "{'user':{'email':'ada@acme.example'}}")
                .isOk();
        assertThat(made.header("Date")).contains("Wed, 02 Jan 2030 03:04:05 GMT");
        assertThat(made.text("/created_at")).isEqualTo("2030-01-02T03:04:05.678Z");
        assertThat(client.get("/_mock/outbox").text("/0/sent_at")).isEqualTo("2030-01-02T03:04:05.678Z");
        assertThat(client.get("/nothing").header("Date")).contains("Wed, 02 Jan 2030 03:04:05 GMT");
        assertThat(client.get("/_mock/health").header("Date")).contains("Wed, 02 Jan 2030 03:04:05 GMT");
    }

    @Test
    @With("rate-limit=documented")
    void the_rate_limit_goes_by_it(Client client, TestClock clock) {
        client.put("/_mock/clock", "{'running':false}").isOk();
        useUpTheLimit(client);
        Reply refused = client.asOwner().get("/user").isRefused(429, "000429");
        assertThat(refused.header("Retry-After")).contains("1");
        clock.advance(Duration.ofHours(1));
        client.asOwner().get("/user").isRefused(429, "000429");
        advance("999ms", client);
        client.asOwner().get("/user").isRefused(429, "000429");
        advance("1ms", client);
        client.asOwner().get("/user").isOk();
    }

    @Test
    @With("rate-limit=documented")
    void the_rate_limit_does_not_outlast_a_clock_that_was_set_back(Client client) {
        useUpTheLimit(client);
        advance("-1d", client);
        client.asOwner().get("/user").isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9998-12-31T23:59:59Z"})
    void every_year_of_four_digits_can_be_shown(String time, Client client) {
        client.put("/_mock/clock", "{'at':'" + time + "','running':false}").isOk();
        assertThat(client.asOwner().get("/user").isOk().header("Date")).isPresent();
        client.signIn("member").isOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'at':'+999999999-01-01T00:00:00Z'} | at: takes a time such as 2026-01-01T00:00:00Z, not '+999999999-01-01T00:00:00Z'
            {'at':'-0001-01-01T00:00:00Z'}      | at: takes a time such as 2026-01-01T00:00:00Z, not '-0001-01-01T00:00:00Z'
            {'at':'2026-01-01T00:00:00'}        | at: takes a time such as 2026-01-01T00:00:00Z, not '2026-01-01T00:00:00'
            {'at':'now'}                        | at: takes a time such as 2026-01-01T00:00:00Z, not 'now'
            {'at':1767225600}                   | at: takes a text
            {'running':'no'}                    | running: takes true or false
            {'running':null}                    | running: takes true or false
            {'frozen':true}                     | frozen: is unknown; known are at, running
            """)
    void what_it_cannot_be_set_to_is_refused(String body, String problem, Client client) {
        client.put("/_mock/clock", body).isMisuse(422, problem);
        assertShows("2026-03-01T12:00:00Z", true, client.get("/_mock/clock"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                  | by: is missing; it takes a duration such as 90s or 14d
            {'by':90}           | by: takes a text
            {'by':'90'}         | by: takes a duration such as 90s, 14d or PT1H30M, not '90'
            {'by':'1w'}         | by: takes a duration such as 90s, 14d or PT1H30M, not '1w'
            {'by':''}           | by: takes a duration such as 90s, 14d or PT1H30M, not ''
            {'by':'999999999d'} | by: takes a duration such as 90s, 14d or PT1H30M, not '999999999d'
            {'by':'PT2562047788015215H'} | by: takes a duration such as 90s, 14d or PT1H30M, not 'PT2562047788015215H'
            {'by':'3650000d'}   | by: takes the clock to a year without four digits
            {'by':'-3650000d'}  | by: takes the clock to a year without four digits
            """)
    void what_it_cannot_be_moved_by_is_refused(String body, String problem, Client client) {
        client.post("/_mock/clock/advance", body).isMisuse(422, problem);
        assertShows("2026-03-01T12:00:00Z", true, client.get("/_mock/clock"));
    }

    private static void useUpTheLimit(Client client) {
        for (int i = 0; i < 5; i++) {
            client.asOwner().get("/user").isOk();
        }
    }

    private static Reply advance(String by, Client client) {
        return client.post("/_mock/clock/advance", "{'by':'" + by + "'}").isOk();
    }

    private static void assertShows(String now, boolean running, Reply clock) {
        assertThat(clock.isOk().text("/now")).isEqualTo(now);
        assertThat(clock.at("/running").booleanValue()).isEqualTo(running);
    }
}
