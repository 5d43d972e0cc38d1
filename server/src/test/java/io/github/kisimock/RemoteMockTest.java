package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.Arranged;
import io.github.kisimock.control.Changes;
import io.github.kisimock.control.Control;
import io.github.kisimock.control.Effect;
import io.github.kisimock.control.Effect.StalePage.Change;
import io.github.kisimock.control.Exchange;
import io.github.kisimock.control.Fault;
import io.github.kisimock.control.Lint;
import io.github.kisimock.control.LostReply;
import io.github.kisimock.control.Misuse;
import io.github.kisimock.control.NewWorkspace;
import io.github.kisimock.control.RemoteMock;
import io.github.kisimock.control.RequestPattern;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedProblem;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Time;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The powers of {@link Control}, over HTTP. */
@MockTest
class RemoteMockTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private KisiMock mock;
    private RemoteMock remote;
    private Control control;
    private Client client;

    @BeforeEach
    void createWorkspace(KisiMock mock) {
        this.mock = mock;
        remote = RemoteMock.at(mock.uri(), Optional.empty());
        control = remote.create(NewWorkspace.STANDARD.named("remote"));
        client = new Client(remote.uri("remote"));
    }

    private Control local() {
        return mock.workspaces().named("remote").orElseThrow();
    }

    private static void assertSame(World one, World other) {
        assertThat(Changes.between(one, other, true)).hasToString("nothing changed");
        assertThat(one.time()).isEqualTo(other.time());
    }

    @Test
    void the_world_is_the_same_here_and_there() {
        client.asOwner()
                .post("/members", "{'member':{'email':'ada@acme.example'}}")
                .isOk();
        assertSame(control.world(), local().world());
    }

    @Test
    void a_world_can_be_put_back_and_started_with() {
        World before = control.world();
        control.arrange("many-members");
        World crowded = control.world();
        control.restore(before);
        assertSame(local().world(), before);
        Control other = remote.create(NewWorkspace.STANDARD.named("crowded").startingWith(crowded));
        assertSame(other.world(), crowded);
        assertThat(other.changes().isEmpty()).isTrue();
    }

    @Test
    void what_a_workspace_is_asked_to_be_it_is() {
        NewWorkspace wanted = new NewWorkspace(
                Optional.of("wanted"),
                Optional.empty(),
                Optional.of("beta"),
                Optional.of(5L),
                Map.of(Switch.EMPTY_LIST_RANGE, "star"),
                Optional.of(NEW_YEAR),
                Optional.empty());
        World world = remote.create(wanted).world();
        assertThat(world.switches().is(Switch.EMPTY_LIST_RANGE, "star")).isTrue();
        assertThat(world.time()).isEqualTo(new Time.Frozen(NEW_YEAR));
        remote.delete("wanted");
        assertThat(mock.workspaces().named("wanted")).isEmpty();
    }

    @Test
    void seeds_and_scenarios_reach_it() {
        assertThat(control.arrange("door-granted").values())
                .containsKeys("secret", "lock_id")
                .extractingByKey("lock_id")
                .isInstanceOf(Integer.class);
        assertThat(control.plant(Seed.NONE.withScenarios("member"), true))
                .containsExactly(control.arranged().get(1));
        assertThat(control.arranged())
                .isEqualTo(local().arranged())
                .extracting(Arranged::scenario)
                .containsExactly("door-granted", "member");
        assertThat(control.plant(Seed.NONE, false)).isEmpty();
        assertThat(control.world().all(User.class).rows()).isEmpty();
        control.reset();
        assertThat(control.changes().isEmpty()).isTrue();
    }

    @Test
    void its_clock_is_set_and_moved() {
        control.setTime(new Time.Frozen(NEW_YEAR));
        assertThat(control.now()).isEqualTo(NEW_YEAR);
        control.signIn(new EmailAddress("member@acme.example"));
        assertThat(control.advance(Duration.ofDays(15)).logins()).isNotEmpty();
        assertThat(control.now()).isEqualTo(NEW_YEAR.plus(Duration.ofDays(15)));
        control.setTime(Time.REAL);
        assertThat(local().world().time()).isEqualTo(Time.REAL);
    }

    @Test
    void who_is_signed_in_is_found_by_the_secret_alone() {
        String secret = control.signIn(new EmailAddress("member@acme.example")).value();
        new Client(mock.uri()).as(secret).get("/user").isOk();
        assertThat(control.requests()).hasSize(1);
    }

    @Test
    void changes_are_told_as_there() {
        client.asOwner()
                .post("/members", "{'member':{'email':'ada@acme.example'}}")
                .isOk();
        assertThat(control.changes()).isEqualTo(local().changes());
        control.snapshots().keep("before", control.world());
        client.asOwner()
                .post("/members", "{'member':{'email':'bob@acme.example'}}")
                .isOk();
        control.snapshots().keep("after", control.world());
        assertThat(control.changes("before", "after").added()).isNotEmpty();
    }

    @Test
    void calls_are_as_there() {
        client.asOwner()
                .post("/members", "{'member':{'email':'ada@acme.example'}}")
                .isOk();
        Exchange there = local().requests().get(0);
        Exchange here = control.requests().get(0);
        assertThat(here).hasToString(there.toString());
        assertThat(here.caller()).isEqualTo(there.caller());
        assertThat(here.requestBody()).isEqualTo(there.requestBody());
        assertThat(here.at()).isEqualTo(there.at());
        assertThat(here.header("Authorization")).isPresent().isEqualTo(there.header("Authorization"));
        assertThat(control.requestsEvicted()).isZero();
    }

    @Test
    void more_calls_come_than_one_reply_holds() {
        Client owner = client.asOwner();
        for (int i = 0; i < 1_001; i++) {
            owner.get("/organization");
        }
        assertThat(control.requests()).hasSize(1_001);
    }

    @Test
    void refusals_and_habits_are_explained() {
        client.get("/users?api_key=abc");
        assertThat(control.explain(1)).hasToString(local().explain(1).toString());
        assertThat(control.explain(2)).isEmpty();
        assertThat(control.lints()).isEqualTo(local().lints()).anyMatch(found -> found.lint() == Lint.SECRET_IN_URL);
    }

    @Test
    void faults_are_planned_there_and_counted() {
        RequestPattern invitation = RequestPattern.of("POST /members").withField("member.confirm", true);
        Fault busy = Fault.of(Effect.Status.of(429).retryAfter(Duration.ofSeconds(1)))
                .on(invitation);
        control.faults().add(List.of(busy.every(2), busy.named("other").lasting(Duration.ofHours(1))));
        assertThat(control.faults().list()).isEqualTo(local().faults().list());
        control.faults().remove("other");
        for (Effect effect : List.of(
                Effect.Delay.of(Duration.ofMillis(1)), new Effect.StalePage(Change.REMOVED), LostReply.NO_REPLY)) {
            control.faults().add(Fault.of(effect).on("GET /roles"));
        }
        assertThat(control.faults().list())
                .hasSize(4)
                .isEqualTo(local().faults().list());
        String member = "{'member':{'email':'ada@acme.example','confirm':true}}";
        client.asOwner().post("/members", member).isOk();
        assertThat(client.asOwner().post("/members", member).status()).isEqualTo(429);
        assertThat(control.faults().get("fault-1").fired()).isEqualTo(1);
        assertThat(control.faults().unconsumed()).hasSize(3);
        control.faults().clear();
        assertThat(local().faults().list()).isEmpty();
        assertThatThrownBy(() -> control.faults().remove("other"))
                .isInstanceOf(Misuse.class)
                .hasMessage("there is no fault 'other'; there are []");
    }

    @Test
    void calls_mails_and_worlds_are_waited_for() {
        Thread later = new Thread(() -> client.post("/users/password", "{'user':{'email':'member@acme.example'}}"));
        later.start();
        assertThat(control.await(world -> !control.outbox().isEmpty(), Duration.ofSeconds(20)))
                .isTrue();
        assertThat(control.awaitRequests(all -> all.size() == 1, Duration.ofSeconds(20)))
                .isTrue();
        assertThat(control.awaitQuiet(Duration.ofSeconds(20))).isZero();
        assertThat(control.awaitRequests(all -> all.size() == 2, Duration.ZERO)).isFalse();
    }

    @Test
    void the_mock_itself_waits_for_a_mail() {
        EmailAddress member = new EmailAddress("member@acme.example");
        assertThat(control.awaitMail(Mail.Kind.PASSWORD_RESET, member, Duration.ZERO))
                .isEmpty();
        Thread later = new Thread(() -> client.post("/users/password", "{'user':{'email':'member@acme.example'}}"));
        later.start();
        assertThat(control.awaitMail(Mail.Kind.PASSWORD_RESET, member, Duration.ofSeconds(20)))
                .isEqualTo(local().awaitMail(Mail.Kind.PASSWORD_RESET, member, Duration.ZERO))
                .isPresent();
    }

    @Test
    void a_domain_and_secrets_of_its_own_lead_to_a_workspace_without_a_path() {
        Control own = remote.create(
                NewWorkspace.STANDARD.named("own").withDomain("own").startingWith(control.world()));
        Secret key = own.world().all(Login.class).rows().stream()
                .filter(Login::isApiKey)
                .findFirst()
                .orElseThrow()
                .secret();
        new Client(remote.uri()).as(key.value()).get("/user").isOk();
        new Client(remote.uri())
                .post(
                        "/users/sign_in",
                        "{'user':{'domain':'own','email':'member@acme.example','password':'member-password'}}")
                .isOk();
        assertThat(own.requests()).hasSize(2);
        assertThat(control.requests()).isEmpty();
    }

    @Test
    void it_refuses_as_in_one_process() {
        for (Control one : List.of(control, local())) {
            assertThatThrownBy(() -> one.arrange("nothing"))
                    .isInstanceOf(Misuse.class)
                    .hasMessageStartingWith("there is no 'nothing'");
            assertThatThrownBy(() -> one.signIn(new EmailAddress("nobody@acme.example")))
                    .isInstanceOf(Misuse.class)
                    .hasMessage("there is no user 'nobody@acme.example'");
            assertThatThrownBy(() -> one.plant(
                            Seed.of(List.of(Seed.SeedOrganization.of("", "", List.of(), List.of(), List.of()))), true))
                    .isInstanceOf(SeedProblem.class)
                    .hasMessageStartingWith("organizations[0]");
        }
        assertThatThrownBy(() -> remote.create(NewWorkspace.STANDARD.named("remote")))
                .isInstanceOf(Misuse.class)
                .hasMessage("there is a workspace 'remote' already");
    }

    @Test
    void where_no_mock_is_that_is_said() {
        assertThatThrownBy(() -> RemoteMock.at(URI.create("http://127.0.0.1:1"), Optional.empty()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("No mock answers at http://127.0.0.1:1: cannot connect");
        assertThatThrownBy(() -> RemoteMock.at(URI.create(mock.uri() + "/w/remote/nowhere"), Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("No mock answers at " + mock.uri() + "/w/remote/nowhere: ");
    }

    @Test
    void a_token_is_sent_along() {
        try (KisiMock guarded = KisiMock.start(Settings.standard().withControlToken("let-me-in"))) {
            assertThat(RemoteMock.at(guarded.uri(), Optional.of("let-me-in"))
                            .create(NewWorkspace.STANDARD)
                            .world())
                    .isNotNull();
            assertThatThrownBy(
                            () -> RemoteMock.at(guarded.uri(), Optional.empty()).create(NewWorkspace.STANDARD))
                    .isInstanceOf(Misuse.class)
                    .hasMessageContaining("Bearer");
        }
    }
}
