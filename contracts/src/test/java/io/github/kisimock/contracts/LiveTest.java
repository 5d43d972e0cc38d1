package io.github.kisimock.contracts;

import static io.github.kisimock.contracts.Ended.KEY;
import static io.github.kisimock.contracts.Ended.run;
import static io.github.kisimock.contracts.Ended.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import io.github.kisimock.contracts.Breakage.Asked;
import io.github.kisimock.contracts.Breakage.Replied;
import io.github.kisimock.control.Exchange;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.Seed.SeedOrganization;
import io.github.kisimock.control.SeedUser;
import io.github.kisimock.control.SeedUser.SeedLogin;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Time;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code verify}: a mock stands for the live organization, or something before it that has drifted. */
class LiveTest {

    private static final String[] ALL = {"--allow-writes", "--allow-refusals"};

    // --- What is asked ------------------------------------------------------------------------------------------

    @Test
    void it_reads_only_unless_allowed_more() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            Ended ended = verify(mock.uri(), LiveTest::atOnce);
            assertThat(ended.out()).doesNotContain("  - ");
            assertThat(ended.code()).isZero();
            assertThat(mock.control().requests())
                    .hasSizeGreaterThan(15)
                    .allMatch(call -> call.method().equals("GET") && call.status() < 300);
        }
    }

    @Test
    void what_is_to_be_refused_is_not_sent_unless_allowed() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            assertThat(verify(mock.uri(), LiveTest::atOnce, "--allow-writes").code())
                    .isZero();
            assertThat(mock.control().requests()).allMatch(call -> call.status() < 300);
            assertThat(verify(mock.uri(), LiveTest::atOnce, "--allow-refusals").code())
                    .isZero();
            assertThat(mock.control().requests()).anyMatch(call -> call.status() == 401);
        }
    }

    @Test
    void with_leave_it_makes_members_and_removes_them() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            mock.control().arrange("many-members");
            World before = mock.control().world();
            Ended ended = verify(mock.uri(), LiveTest::atOnce, ALL);
            assertThat(ended.out()).doesNotContain("  - ");
            assertThat(ended.code()).isZero();
            assertThat(Effect.between(before, mock.control().world())).isEmpty();
            assertThat(kept(ended)).isGreaterThan(115);
            assertThat(mock.control().requests())
                    .filteredOn(
                            call -> call.method().equals("POST") && call.path().equals("/users"))
                    .filteredOn(call -> call.status() == 200)
                    .hasSizeGreaterThan(40)
                    .allSatisfy(call -> assertThat(call.requestBody()).contains("kisi-mock-contract-"));
        }
    }

    @Test
    void each_interaction_that_is_skipped_says_why() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            assertThat(verify(mock.uri(), LiveTest::atOnce, ALL).out())
                    .contains("skipped: takes a link that only a mail tells\n  signing in before the e-mail")
                    .contains("skipped: opens a real door\n  opening a door as an administrator\n")
                    .contains("skipped: the organization has not more than 120 members\n")
                    .contains("skipped: sends a mail\n  creating a member who is to confirm\n")
                    .contains("\n  creating a member who is told, and need not confirm\n")
                    .contains("skipped: sends a mail, if it is not refused\n  creating a member in a place\n")
                    .contains("\n  signing up for an account that exists\n")
                    .contains("skipped: changes the API key, if it is not refused\n  making an API key the primary")
                    .contains("\n  renaming an API key\n")
                    .doesNotContain("changes more than members made for it");
        }
    }

    @Test
    void doors_are_read_in_a_place_that_has_only_one() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            String door = "/locks/" + mock.control().arrange("door-denied").id("lock_id");
            Ended ended = verify(mock.uri(), LiveTest::atOnce, "--format=json", "--allow-writes", "--allow-refusals");
            assertThat(Json.read(ended.out()).valueStream())
                    .filteredOn(one -> one.path("outcome").asString().equals("KEPT"))
                    .extracting(one -> one.path("subject").asString())
                    .contains("listing the doors of a place as an administrator")
                    .contains("reading a door that one may not open");
            assertThat(mock.control().requests())
                    .anyMatch(call -> call.path().equals(door) && call.status() == 404)
                    .noneMatch(call ->
                            call.path().startsWith(door) && call.method().equals("POST"));
        }
    }

    @Test
    void an_organization_without_doors_has_not_drifted() {
        SeedUser owner = SeedUser.of("o@acme.example", "pw").withRole("owner").withApiKey(SeedLogin.of("key", KEY));
        Seed bare = Seed.of(List.of(SeedOrganization.of("Acme", "acme", List.of(owner), List.of(), List.of())));
        try (KisiMock mock = KisiMock.start(Settings.standard().withSeed(bare))) {
            Ended ended = verify(mock.uri(), LiveTest::atOnce, ALL);
            assertThat(ended.out())
                    .doesNotContain("  - ")
                    .contains("skipped: the organization has none\n  listing the ");
            assertThat(ended.code()).isZero();
        }
    }

    // --- What guards the organization ---------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"--organization-id=7", "--domain=other"})
    void another_organization_than_the_one_that_was_named_is_not_asked(String other) {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            Ended ended = run(
                    "verify",
                    "--target=" + mock.uri(),
                    other.contains("domain") ? other : "--domain=acme",
                    other.contains("id") ? other : "--organization-id=1001",
                    "--api-key=" + KEY);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).startsWith("kisi-contracts: the target does not confirm that the API key belongs");
            assertThat(mock.control().requests()).hasSize(1);
        }
    }

    @Test
    void a_key_that_is_refused_confirms_nothing() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            Ended ended = run(
                    "verify",
                    "--target=" + mock.uri(),
                    "--domain=acme",
                    "--organization-id=1001",
                    "--api-key=ffffffffffffffffffffffffffffffff");
            assertThat(ended.err()).endsWith("organization 1001, domain acme; it answers 401\n");
            assertThat(mock.control().requests()).hasSize(1);
        }
    }

    @Test
    void a_secret_that_is_no_api_key_is_not_used() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            String secret = mock.control().arrange("member").text("secret");
            Ended ended = run(
                    "verify",
                    "--target=" + mock.uri(),
                    "--domain=acme",
                    "--organization-id=1001",
                    "--api-key=" + secret);
            assertThat(ended)
                    .isEqualTo(new Ended(
                            2,
                            "",
                            "kisi-contracts: the secret is no API key: the login that it belongs to is of type"
                                    + " device\n"));
            assertThat(mock.control().requests()).hasSize(2);
        }
    }

    /** Whatever it sends, the owner does. */
    @Test
    void a_target_that_refuses_nothing_comes_to_no_harm() {
        try (KisiMock mock = KisiMock.start(Settings.standard());
                BrokenMock lax = drifted(mock, ".*", LiveTest::byTheOwner)) {
            mock.control().arrange("many-members");
            World before = mock.control().world();
            verify(lax.uri(), LiveTest::atOnce, ALL);
            assertThat(Effect.between(before, mock.control().world())).isEmpty();
        }
    }

    @Test
    void it_asks_fewer_than_five_times_a_second() {
        try (KisiMock mock = KisiMock.start(Settings.standard().with(Switch.RATE_LIMIT, "documented"))) {
            mock.control().setTime(new Time.Frozen(Instant.parse("2026-05-01T12:00:00Z")));
            Ended slow = verify(mock.uri(), () -> mock.control().advance(Duration.ofMillis(250)), ALL);
            assertThat(slow.out()).doesNotContain("stopped");
            assertThat(slow.code()).isZero();
            Map<Instant, Long> seconds = mock.control().requests().stream()
                    .collect(Collectors.groupingBy(
                            call -> call.at().truncatedTo(ChronoUnit.SECONDS), Collectors.counting()));
            assertThat(seconds.values()).allMatch(calls -> calls < 5);
        }
    }

    @Test
    void it_stops_at_the_first_429_and_lets_the_target_be_as_long_as_it_says() {
        AtomicInteger pauses = new AtomicInteger();
        try (KisiMock mock = KisiMock.start(Settings.standard());
                BrokenMock busy = drifted(
                        mock, "GET /roles", (asked, there) -> new Replied(429, Map.of("Retry-After", "30"), "{}"))) {
            Ended ended = verify(busy.uri(), pauses::incrementAndGet, "--allow-writes");
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out()).contains("skipped: stopped: the target says that there were too many calls\n");
            List<Exchange> calls = mock.control().requests();
            assertThat(pauses).hasValue(calls.size() + 1 + 4 * 30);
            assertThat(calls).last().extracting(Exchange::method).isEqualTo("DELETE");
            assertThat(mock.control().world().all(User.class).rows()).hasSize(5);
        }
    }

    @Test
    void it_stops_when_the_key_is_suspended_and_tells_whom_it_left_behind() {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger removals = new AtomicInteger();
        try (KisiMock mock = KisiMock.start(Settings.standard());
                BrokenMock strict = drifted(mock, ".*", (asked, there) -> {
                    if (calls.incrementAndGet() <= 60) {
                        return there.apply(asked);
                    }
                    if (asked.method().equals("DELETE") && asked.path().matches("/users/\\d+")) {
                        removals.incrementAndGet();
                    }
                    return new Replied(403, Map.of(), "{\"error\":\"suspended\"}");
                })) {
            Ended ended = verify(strict.uri(), LiveTest::atOnce, ALL);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out())
                    .contains("stopped: the API key is refused; it may have been suspended\n")
                    .containsPattern("removing the members made for it\n  - kisi-mock-contract-\\S+@example.com\n");
            assertThat(removals).as("what is sent in spite of it").hasValue(1);
        }
    }

    @Test
    void it_stops_when_there_is_no_reply_and_says_what_it_has_seen_so_far() {
        try (KisiMock mock = KisiMock.start(Settings.standard());
                BrokenMock gone = drifted(mock, "GET /roles", (asked, there) -> {
                    throw new IllegalStateException("the line is cut");
                })) {
            Ended ended = verify(gone.uri(), LiveTest::atOnce);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out()).contains("stopped: GET /roles: ").containsPattern("\n[1-9]\\d* kept, 0 differ");
        }
    }

    @Test
    void a_refusal_that_has_nothing_to_do_with_the_key_stops_nothing() {
        try (KisiMock mock = KisiMock.start(Settings.standard());
                BrokenMock drifted = drifted(
                        mock, "GET /roles", (asked, there) -> new Replied(403, Map.of(), "{\"error\":\"no\"}"))) {
            Ended ended = verify(drifted.uri(), LiveTest::atOnce);
            assertThat(ended.out())
                    .contains("listing the roles\n  rule roles.list")
                    .contains(", 1 differ, ");
            assertThat(ended.code()).isEqualTo(1);
        }
    }

    // --- What is found ------------------------------------------------------------------------------------------

    @Test
    void each_drift_is_found_and_none_is_invented(@TempDir Path folder) throws IOException {
        Path ledger = Files.copy(
                Path.of("../server/src/main/resources/io/github/kisimock/fidelity.yaml"),
                folder.resolve("ledger.yaml"));
        try (KisiMock mock = KisiMock.start(Settings.standard());
                BrokenMock drifted =
                        drifted(mock, "GET /roles/.*|PATCH /user|POST /locks.*|GET /login", (asked, there) -> {
                            Replied reply = there.apply(asked);
                            return asked.method().equals("PATCH") && reply.status() == 204
                                    ? new Replied(200, Map.of("Content-Type", "application/json"), "{}")
                                    : reply.saying("\"applies_to\":\"Group\"", "\"applies_to\":7");
                        })) {
            Ended text = verify(drifted.uri(), LiveTest::atOnce, "--allow-writes", "--update-ledger=" + ledger);
            assertThat(text.code()).isEqualTo(1);
            assertThat(text.out())
                    .contains("reading a role\n  rule roles.list (observed)", "$.applies_to Expected 7 (Integer)")
                    .contains(
                            "changing one's account\n  rule current-user.change", "expected status of 204 but was 200")
                    .contains(", 2 differ, ")
                    .doesNotContain(KEY);
            String today =
                    LocalDate.ofInstant(mock.control().now(), ZoneOffset.UTC).toString();
            assertThat(rule("times.format", ledger))
                    .contains("status: observed", "live: kept by an organization at 127.0.0.1", "as_of: " + today);
            assertThat(rule("current-user.change", ledger)).doesNotContain("live: kept");
        }
    }

    @Test
    void machines_can_read_the_report() {
        try (KisiMock mock = KisiMock.start(Settings.standard());
                BrokenMock drifted = drifted(
                        mock,
                        "GET /roles/.*",
                        (asked, there) -> there.apply(asked).saying("\"Group\"", "7"))) {
            assertThat(verify(drifted.uri(), LiveTest::atOnce, "--format=junit").out())
                    .startsWith("<?xml")
                    .contains(" failures=\"1\" ", "name=\"reading a role\"><failure>", "<skipped message=\"writes, ");
            assertThat(verify(drifted.uri(), LiveTest::atOnce, "--format=json").out())
                    .contains("\"outcome\" : \"BROKEN\"");
        }
    }

    private static void atOnce() {}

    private static BrokenMock drifted(
            KisiMock mock, String concerns, BiFunction<Asked, Function<Asked, Replied>, Replied> way) {
        return BrokenMock.start(new Breakage("drift", Pattern.compile(concerns), way), mock.uri());
    }

    /** Does by the owner's key what is refused to others. */
    private static Replied byTheOwner(Asked asked, Function<Asked, Replied> mock) {
        Replied reply = mock.apply(asked);
        Map<String, String> headers = new TreeMap<>(asked.headers());
        if (reply.status() <= 401 || !headers.containsKey("Authorization")) {
            return reply; // who is nobody cannot be taken for somebody
        }
        headers.put("Authorization", "KISI-LOGIN " + KEY);
        return mock.apply(new Asked(asked.method(), asked.path(), headers, asked.body()));
    }

    private static int kept(Ended ended) {
        return Integer.parseInt(ended.out().replaceFirst("(?s).*\\n(\\d+) kept, .*", "$1"));
    }

    private static String rule(String id, Path ledger) throws IOException {
        return Files.readString(ledger)
                .replaceFirst("(?s).*(- id: " + Pattern.quote(id) + "\\n.*?)(?=\\n- id: |\\z).*", "$1");
    }
}
