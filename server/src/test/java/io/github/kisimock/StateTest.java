package io.github.kisimock;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.bastiaanjansen.otp.TOTPGenerator;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state of a world is a seed, and a seed makes a world. */
@MockTest
class StateTest {

    private static final String BETA = "{'organizations':[{'name':'Beta','domain':'beta','users':["
            + "{'email':'member@acme.example','password':'beta-password','role':'owner'}]}]}";

    @Test
    void a_state_planted_in_another_workspace_is_the_same_state(Client client, TestClock clock) {
        live(client, clock);
        String state = client.get("/_mock/state").isOk().body();
        Client copy = client.create(
                "copy", "'at':'2001-01-01T00:00:00Z'", "'switches':{'timestamps':'seconds','bad-json':'422'}");
        assertThat(put(state, copy).isDone().body()).isEmpty();
        assertThat(copy.get("/_mock/state").json())
                .isEqualTo(client.get("/_mock/state").json());
    }

    @Test
    void a_state_planted_in_another_workspace_behaves_the_same(Client client, TestClock clock) {
        List<String> secrets = live(client, clock);
        Client copy = client.create("copy");
        put(client.get("/_mock/state").body(), copy).isDone();
        assertThat(behaviour(copy, secrets)).containsExactlyElementsOf(behaviour(client.in("default"), secrets));
    }

    @Test
    void a_copy_of_a_workspace_whose_clock_runs_ahead_runs_ahead(Client client, TestClock clock) {
        client.post("/_mock/clock/advance", "{'by':'36h'}").isOk();
        Client copy = client.create("copy", "'at':'2001-01-01T00:00:00Z'");
        put(client.get("/_mock/state").body(), copy).isDone();
        clock.advance(Duration.ofSeconds(5));
        assertThat(copy.get("/_mock/clock").text("/now")).isEqualTo("2026-03-03T00:00:05Z");
    }

    @Test
    void no_character_of_a_name_is_lost_on_the_way(Client client) {
        String name = "\\u0001\\u007f\\u0085\\u2028\\ud83d\\udeaa # : - ' {";
        client.asOwner()
                .sendUnchecked(
                        "POST",
                        "/members",
                        "{'member':{'email':'odd@acme.example','name':'NAME'}}"
                                .replace('\'', '"')
                                .replace("NAME", name.replace("'", "\\u0027")))
                .isOk();
        Client copy = client.create("copy");
        String state = client.in("default").get("/_mock/state").body();
        put(state, copy).isDone();
        assertThat(copy.get("/_mock/state").json())
                .isEqualTo(client.in("default").get("/_mock/state").json());
    }

    @Test
    void a_state_of_several_megabytes_is_planted(Client client) {
        String users = IntStream.range(0, 6_000)
                .mapToObj(number -> "{'email':'user%d@d.example','name':'%s'}".formatted(number, "n".repeat(600)))
                .collect(Collectors.joining(","));
        client.put("/_mock/seed", "{'organizations':[{'name':'D','domain':'d','users':[" + users + "]}]}")
                .isDone();
        String state = client.get("/_mock/state").body();
        assertThat(state).hasSizeGreaterThan(4_000_000);
        Client copy = client.create("copy");
        put(state, copy).isDone();
        assertThat(copy.get("/_mock/state").body()).isEqualTo(state);
    }

    @Test
    void a_state_as_a_seed_of_a_new_workspace_is_the_same_state(Client client, TestClock clock) {
        live(client, clock);
        String state = client.get("/_mock/state").body();
        client.sendUnchecked("POST", "/_mock/workspaces", "{'name':'copy','seed':" + state + "}")
                .isOk();
        assertThat(client.in("copy").get("/_mock/state").json())
                .isEqualTo(client.get("/_mock/state").json());
    }

    @Test
    void switches_and_ids_stand_in_the_order_of_their_names(Client client) {
        Reply state = client.get("/_mock/state");
        assertThat(List.copyOf(state.at("/switches").propertyNames()))
                .isSorted()
                .hasSizeGreaterThan(40);
        assertThat(List.copyOf(state.at("/next_ids").propertyNames()))
                .isSorted()
                .hasSize(12);
    }

    @Test
    void texts_come_through_as_they_are(Client client) {
        String metadata =
                "{\"a\": \"\", \"yes\": \"no\", \"1\": 1, \"n\": null, \"f\": 0.1, \"big\": 12345678901234567890,"
                        + " \"t\": true, \"u\": \"\\u0000\\u2028 \\ud83d\\ude00 # : - [\"}";
        client.asOwner()
                .sendUnchecked(
                        "POST",
                        "/users",
                        "{\"user\":{\"email\":\"ada@acme.example\",\"name\":\"\\\"Ada\\\": #1\\n\\t\\u0027x\\u0027\",\"notes\":\"\",\"metadata\":"
                                + metadata + "}}")
                .isOk();
        Client copy = client.create("copy");
        put(client.get("/_mock/state").body(), copy).isDone();
        Reply there = copy.asOwner().get("/users/1000006").isOk();
        assertThat(there.json())
                .isEqualTo(client.asOwner().get("/users/1000006").json());
    }

    @Test
    void a_seed_takes_the_place_of_the_world_but_leaves_clock_and_switches(Client client) {
        client.put("/_mock/clock", "{'at':'2030-01-01T00:00:00Z','running':false}")
                .isOk();
        client.patch("/_mock/switches", "{'wrong-password-code':'afc506'}").isDone();
        String secret = client.signIn("member").text("/secret");
        client.put("/_mock/seed", BETA).isDone();
        client.as(secret).get("/user").isRefused(401, "afc516");
        client.signIn("admin").isRefused(401, "afc516");
        client.post("/logins", "{'user':{'email':'member@acme.example','password':'no-password'}}")
                .isRefused(401, "afc506");
        Reply login = client.post("/logins", "{'user':{'email':'member@acme.example','password':'beta-password'}}")
                .isOk();
        assertThat(client.as(login.text("/secret")).get("/user").number("/id")).isEqualTo(1_000_001);
        assertThat(client.get("/_mock/clock").text("/now")).isEqualTo("2030-01-01T00:00:00Z");
    }

    @Test
    void a_seed_may_be_yaml(Client client) {
        client.put("/_mock/seed", "organizations:\n  - name: Beta\n    domain: beta\n")
                .isDone();
        client.get("/organizations/beta/public").isOk();
        client.get("/organizations/acme/public").isRefused(404, "000404");
    }

    @Test
    void a_reset_goes_back_to_the_start_and_not_to_a_seed_put_later(Client client) {
        client.put("/_mock/seed", BETA).isDone();
        client.post("/_mock/reset").isDone();
        client.signIn("member").isOk();
        client.get("/organizations/beta/public").isRefused(404, "000404");
    }

    @Test
    void an_added_seed_leaves_what_is_there(Client client) {
        String secret = client.signIn("member").text("/secret");
        client.post("/_mock/seed", BETA).isDone();
        client.as(secret).get("/user").isOk();
        client.get("/organizations/beta/public").isOk();
        client.signIn("member@acme.example", "beta-password").isRefused(401, "afc516");
        client.post("/logins", "{'user':{'domain':'beta','email':'member@acme.example','password':'beta-password'}}")
                .isOk();
    }

    @Test
    void an_added_seed_adds_to_an_organization_that_is_there(Client client) {
        client.post("/_mock/seed", """
                        {'organizations':[{'domain':'acme',
                          'users':[{'email':'ada@acme.example','password':'adas-password'}],
                          'places':[{'name':'Annex','locks':[{'name':'Back door'}]}],
                          'groups':[{'name':'Cleaners','locks':['Back door','Server room'],'members':['ada@acme.example','member@acme.example']}],
                          'role_assignments':[{'user':'member@acme.example','role':'observer'},{'user':'ada@acme.example','role':'group_basic','group':'Staff'}]}]}""").isDone();
        Reply organization = client.get("/_mock/state").isOk();
        assertThat(organization.at("/organizations")).hasSize(1);
        assertThat(organization.at("/organizations/0/users")).hasSize(6);
        Client ada =
                client.as(client.signIn("ada@acme.example", "adas-password").text("/secret"));
        Client member = client.asUser("member");
        for (int lock : new int[] {4001, 4002, 4003}) {
            ada.post("/locks/" + lock + "/unlock").isOk();
            member.post("/locks/" + lock + "/unlock").isOk();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'organizations':[{'domain':'acme','users':[{'email':'ada@acme.example'},{'email':'MEMBER@acme.example'}]}]} | body:1: organizations[0].users[1].email: 'member@acme.example' is there twice
            {'organizations':[{'name':'B','domain':'b'},{'domain':'c'}]}       | body:1: organizations[1].name: is missing
            {'organizations':[{'domain':'acme','places':[{'name':'P','locks':[{'name':'Front door'}]}]}]} | body:1: organizations[0].places[0].locks[0].name: 'Front door' is there twice
            {'organizations':[{'domain':'acme','groups':[{'name':'Staff'}]}]}  | body:1: organizations[0].groups[0].name: 'Staff' is there twice
            {'organizations':[{'domain':'acme','users':[{'email':'ada@acme.example','record':{'id':1000003}}]}]} | body:1: organizations[0].users[0].record.id: 1000003 is taken
            {'organizations':[{'domain':'acme','users':[{'email':'ada@acme.example','record':{'member_id':3000003}}]}]} | body:1: organizations[0].users[0].record.member_id: 3000003 is taken
            {'organizations':[{'domain':'acme','users':[{'email':'ada@acme.example','logins':[{'secret':'ac3e0000000000000000000000000001'}]}]}]} | body:1: organizations[0].users[0].logins[0].secret: is there twice
            {'organizations':[{'domain':'acme','users':[{'email':'ada@acme.example','record':{'id':'x'}}]}]} | body:1: organizations[0].users[0].record.id: takes a whole number
            {'organizations':[{'domain':'acme','users':[{'email':'ada@acme.example','record':{'created_at':'x'}}]}]} | body:1: organizations[0].users[0].record.created_at: takes a time such as 2026-01-01T00:00:00Z
            {'organizations':[{'domain':'acme','role_assignments':[{'role':'observer'}]}]} | body:1: organizations[0].role_assignments[0].user: is missing
            {'organizations':[{'domain':'acme','role_assignments':[{'user':'member@acme.example'}]}]} | body:1: organizations[0].role_assignments[0].role: is missing
            {'organizations':[{'domain':'acme','role_assignments':[{'user':'member@acme.example','role':'group_basic'}]}]} | body:1: organizations[0].role_assignments[0].role: 'group_basic' is no role for that
            {'organizations':[{'domain':'acme','role_assignments':[{'user':'member@acme.example','role':'group_basic','group':'G'}]}]} | body:1: organizations[0].role_assignments[0].group: there is no group 'G'
            {'outbox':[{'id':1,'kind':'welcome','subject':'s','text':'t','sent_at':'2026-01-01T00:00:00Z'}]} | body:1: outbox[0].to: is missing
            {'outbox':[{'id':1,'to':'a@b.example','kind':'welcome','subject':'s','text':'t'}]} | body:1: outbox[0].sent_at: is missing
            {'outbox':[{'id':1,'to':'a@b.example','kind':'letter','subject':'s','text':'t','sent_at':'2026-01-01T00:00:00Z'}]} | body:1: outbox[0].kind: 'letter' is none; take one of [invitation, confirmation, welcome, password_reset, organizations, access_shared]
            {'mail_tokens':[{'id':1,'purpose':'confirmation','user':1,'token':'x','created_at':'2026-01-01T00:00:00Z'}]} | body:1: mail_tokens[0].user: there is no user 1
            {'mail_tokens':[{'id':1,'purpose':'confirmation','user':1000003,'created_at':'2026-01-01T00:00:00Z'}]} | body:1: mail_tokens[0].token: is missing
            {'events':[{'id':1,'lock':1,'user':1,'login':1,'success':true}]}   | body:1: events[0].at: is missing
            {'events':[{'id':7000001,'lock':1,'user':1,'login':1,'success':true,'at':'2026-01-01T00:00:00Z'}]} | body:1: events[0].id: 7000001 is taken
            {'switches':{'rate':'off'}}                                        | body:1: switches.rate: is no switch
            {'clock':{'ahead':'soon'}}                                         | body:1: clock.ahead: takes a duration such as PT1H
            {'clock':{'stands_at':5}}                                          | body:1: clock.stands_at: takes a time such as 2026-01-01T00:00:00Z
            {'clock':{'ahead':5}}                                              | body:1: clock.ahead: takes a duration such as PT1H
            {'clock':{'stands_at':'+12345-01-01T00:00:00Z'}}                   | body:1: clock.stands_at: takes a year of four digits
            {'next_ids':{'Users':5}}                                           | body:1: next_ids.Users: is unknown; known are Allowance, Event, Group, Lock, Login, Mail, MailToken, Member, Organization, Place, RoleAssignment, User
            """)
    void a_bad_seed_changes_nothing(String seed, String problem, Client client, KisiMock mock) {
        client.asOwner().post("/locks/4001/unlock").isOk();
        World before = mock.control().world();
        client.post("/_mock/seed", seed).isMisuse(422, "seed: " + problem);
        assertThat(mock.control().world()).isSameAs(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'next_ids':{'User':null}}
            {'switches':{'rate-limit':null}}
            {'outbox':[{}]}
            {'events':[{}]}
            {'mail_tokens':[{}]}
            {'organizations':[{'domain':'acme','users':[{'email':'a@b.example','seen':{'last_read_at':{'x':null}}}]}]}
            """)
    void a_hole_in_a_seed_is_refused_and_no_failure(String seed, Client client) {
        Reply reply = client.put("/_mock/seed", seed);
        assertThat(reply.status()).as("%s", reply).isEqualTo(422);
        assertThat(reply.text("/error")).startsWith("seed: body:1: ").doesNotContain("\n");
        client.signIn("member").isOk();
    }

    /** Lets much happen in the world; the secrets of everybody who is signed in. */
    private static List<String> live(Client client, TestClock clock) {
        client.post("/_mock/seed", BETA).isDone();
        client.patch("/_mock/switches", "{'empty-list-range':'star','email-case':'sensitive'}")
                .isDone();
        client.put("/_mock/clock", "{'at':'2030-01-01T00:00:00Z','running':false}")
                .isOk();
        Client owner = client.asOwner();
        String member = client.signIn("member").text("/secret");
        String admin = client.signIn("admin").text("/secret");
        String twoFactor = client.as(admin).post("/user/2fa/otp_secret").text("/otp_secret");
        String code = TOTPGenerator.withDefaultValues(twoFactor.getBytes(US_ASCII))
                .at(java.time.Instant.parse("2030-01-01T00:00:00Z"));
        client.as(admin)
                .post("/user/2fa/activate", "{'user':{'otp_attempt':'" + code + "'}}")
                .isDone();
        client.as(admin).post("/user/2fa/backup_codes").isOk();
        client.as(member).post("/user/2fa/otp_secret").isOk();
        client.as(member).post("/login/promote").isDone();
        client.post("/_mock/clock/advance", "{'by':'90s'}").isOk();
        clock.advance(Duration.ofHours(1));
        String key = owner.post("/logins", "{'login':{'type':'api','name':'Second key'}}")
                .text("/secret");
        String onBehalf = owner.post(
                        "/logins",
                        "{'login':{'type':'device','email':'managed@acme.example','device_brand':'Acorn','expire':false}}")
                .text("/secret");
        owner.post(
                        "/users",
                        "{'user':{'email':'ada@acme.example','name':'Ada','notes':'a note','metadata':{'badge':7,'vip':true,'none':null}}}")
                .isOk();
        owner.post("/users", "{'user':{'email':'Bob@acme.example','send_emails':false,'access_enabled':false}}")
                .isOk();
        owner.post("/users", "{'user':{'email':'gone@acme.example'}}").isOk();
        owner.delete("/users/" + People.USERS.find(client, "gone@acme.example").number("/id"))
                .isDone();
        client.post("/users/password", "{'user':{'domain':'acme','email':'member@acme.example'}}")
                .isDone();
        owner.post(
                "/role_assignments",
                "{'role_assignment':{'user_id':1000003,'group_id':3001,'role_id':'group_basic','valid_until':'2031-01-01T00:00:00Z'}}");
        owner.post(
                        "/role_assignments",
                        "{'role_assignment':{'user_id':1000003,'organization_id':1001,'role_id':'observer','notify':true}}")
                .isOk();
        client.as(member).post("/locks/4001/unlock").isOk();
        client.as(member).post("/locks/4002/unlock").isRefused(403, "afc496");
        client.as(client.signIn("member").text("/secret")).delete("/login").isDone();
        return List.of(Client.OWNERS_KEY, member, admin, key, onBehalf);
    }

    /** What those who are signed in see and do, fresh secrets left out. */
    private static List<String> behaviour(Client client, List<String> secrets) {
        List<Reply> replies = new ArrayList<>();
        for (String secret : secrets) {
            Client user = client.as(secret);
            for (String path : List.of(
                    "/user",
                    "/login",
                    "/logins",
                    "/users",
                    "/members",
                    "/role_assignments",
                    "/places",
                    "/locks",
                    "/organization",
                    "/users?email=nobody@acme.example")) {
                replies.add(user.get(path));
            }
            replies.add(user.post("/locks/4002/unlock"));
        }
        Client owner = client.asOwner();
        replies.add(client.signIn("admin"));
        replies.add(client.signIn("member"));
        replies.add(client.signIn("MEMBER@acme.example", "member-password"));
        replies.add(client.post(
                "/logins", "{'user':{'domain':'beta','email':'member@acme.example','password':'beta-password'}}"));
        replies.add(owner.post("/users", "{'user':{'email':'new@acme.example'}}"));
        replies.add(owner.post("/users", "{'user':{'email':'gone@acme.example'}}"));
        replies.add(owner.get("/users/1000009"));
        String token = client.get("/_mock/outbox?kind=password_reset").text("/0/token");
        String invitation = client.get("/_mock/outbox?to=ada@acme.example").text("/0/token");
        replies.add(client.patch(
                "/users/password", "{'user':{'reset_password_token':'" + token + "','password':'a-new-password'}}"));
        replies.add(client.get("/users/confirmation?confirmation_token=" + invitation));
        replies.add(client.get("/_mock/outbox"));
        replies.add(client.get("/_mock/events"));
        replies.add(client.post("/_mock/clock/advance", "{'by':'30d'}"));
        for (String secret : secrets) {
            replies.add(client.as(secret).get("/user"));
        }
        return replies.stream()
                .map(reply -> reply.status() + " " + reply.header("Date") + reply.header("X-Kisi-Mock-Rule")
                        + reply.header("X-Collection-Range") + " "
                        + reply.body().replaceAll("[0-9a-f]{32}", "*"))
                .toList();
    }

    /** Puts a seed as it is: the client writes single quotes as double ones. */
    private static Reply put(String seed, Client client) {
        return client.sendUnchecked("PUT", "/_mock/seed", seed.replace("'", "\\u0027"));
    }
}
