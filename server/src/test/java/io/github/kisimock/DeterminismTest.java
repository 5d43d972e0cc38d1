package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedFile;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same requests give the same replies. */
class DeterminismTest {

    @Test
    void two_mocks_of_one_random_seed_answer_alike_byte_for_byte() {
        assertThat(ofAMock(7)).isEqualTo(ofAMock(7));
        assertThat(ofAMock(8)).isNotEqualTo(ofAMock(7));
    }

    @Test
    void two_starts_at_different_times_answer_alike_if_the_clock_of_the_seed_stands() {
        assertThat(startedAt("2026-03-01T12:00:00Z")).isEqualTo(startedAt("2027-11-05T08:30:00Z"));
    }

    private static List<String> startedAt(String realTime) {
        Seed standing = SeedFile.read("""
                clock: {stands_at: 2026-01-01T00:00:00Z}
                organizations:
                  - name: Acme
                    domain: acme
                    users:
                      - email: owner@acme.example
                        role: owner
                        api_keys: [{secret: ac3e0000000000000000000000000001}]
                      - {email: member@acme.example, password: member-password, logins: [{name: Phone}]}
                    places: [{name: HQ, locks: [{name: Front door}]}]
                """, "seed");
        Settings settings = Settings.standard().withRandomSeed(7).withSeed(standing);
        try (KisiMock mock = KisiMock.start(settings, InstantSource.fixed(Instant.parse(realTime)))) {
            return without(mock.uri().toString(), script(new Client(mock.uri())));
        }
    }

    @Test
    void two_workspaces_of_one_random_seed_answer_alike_but_for_the_first_8_digits_of_secrets() {
        try (KisiMock mock = KisiMock.start(Settings.standard(), new TestClock())) {
            Client client = new Client(mock.uri());
            Client inA = create("a", "7", client);
            Client inB = create("b", "7", client);
            Client inC = create("c", "8", client);
            List<String> a = without(digits("a", client), script(inA));
            List<String> b = without(digits("b", client), script(inB));
            List<String> c = without(digits("c", client), script(inC));
            assertThat(a).containsExactlyElementsOf(b);
            assertThat(c).hasSameSizeAs(a).isNotEqualTo(a);
            assertThat(digits("a", client)).isNotEqualTo(digits("b", client));
        }
    }

    @Test
    void without_a_random_seed_secrets_differ_from_start_to_start() {
        assertThat(aSecret()).isNotEqualTo(aSecret());
    }

    private static String aSecret() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            return new Client(mock.uri()).signIn("member").text("/secret").substring(8);
        }
    }

    private static List<String> ofAMock(long seed) {
        try (KisiMock mock = KisiMock.start(Settings.standard().withRandomSeed(seed), new TestClock())) {
            Client client = new Client(mock.uri());
            return script(client).stream()
                    .map(line -> line.replace(mock.uri().toString(), ""))
                    .toList();
        }
    }

    private static Client create(String name, String seed, Client client) {
        return client.create(name, "'random_seed':" + seed, "'at':'2030-01-01T00:00:00Z'");
    }

    private static String digits(String name, Client client) {
        return client.get("/_mock/workspaces/" + name).text("/secrets_begin_with");
    }

    private static List<String> without(String digits, List<String> lines) {
        return lines.stream().map(line -> line.replace(digits, "--------")).toList();
    }

    /** Calls that draw on every source of secrets, ids and times; what was answered. */
    private static List<String> script(Client client) {
        List<String> answers = new ArrayList<>();
        Client member = client.as(noted(client.signIn("member"), answers).text("/secret"));
        Client owner = client.asOwner();
        noted(member.get("/login"), answers);
        noted(member.post("/user/2fa/otp_secret"), answers);
        noted(owner.post("/users", "{'user':{'email':'ada@acme.example'}}"), answers);
        noted(
                owner.post("/members", "{'member':{'email':'bob@acme.example','confirm':true,'send_emails':false}}"),
                answers);
        noted(owner.post("/logins", "{'login':{'type':'device','email':'bob@acme.example'}}"), answers);
        noted(owner.post("/logins", "{'login':{'type':'api','name':'Key'}}"), answers);
        noted(client.post("/users/password", "{'user':{'email':'member@acme.example'}}"), answers);
        noted(client.post("/users/confirmation", "{'user':{'email':'ada@acme.example'}}"), answers);
        noted(owner.post("/locks/4001/unlock"), answers);
        noted(client.post("/_mock/scenarios/unconfirmed-member"), answers);
        noted(client.post("/_mock/scenarios/device-login-limit-reached"), answers);
        noted(
                client.post(
                        "/_mock/seed",
                        "{'organizations':[{'domain':'acme','users':[{'email':'cyd@acme.example','logins':[{'name':'Phone'},{'name':'Pad'}]}]}],"
                                + "'scenarios':['two-factor-required']}"),
                answers);
        noted(client.post("/_mock/clock/advance", "{'by':'7h'}"), answers);
        noted(owner.get("/users/0"), answers);
        noted(client.get("/_mock/events"), answers);
        noted(client.get("/_mock/outbox"), answers);
        noted(client.get("/_mock/state"), answers);
        return answers;
    }

    private static Reply noted(Reply reply, List<String> answers) {
        answers.add(reply.status() + " " + reply.header("Date") + " " + reply.body());
        return reply;
    }
}
