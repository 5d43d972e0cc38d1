package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.Planting;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.SeedFile;
import io.github.kisimock.domain.Caller;
import io.github.kisimock.domain.Event;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.RemoveMember;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.TokenSource;
import io.github.kisimock.domain.Unlock;
import io.github.kisimock.domain.UseLogin;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class DoorsTest {

    private static final String FRONT_DOOR = "/locks/4001";
    private static final String SERVER_ROOM = "/locks/4002";

    @Test
    @Shows("doors.unlock")
    void a_managed_users_login_unlocks_a_door_it_may(Client client, TestClock clock, KisiMock mock) {
        Reply login = loginOf("managed@acme.example", client);
        clock.advance(Duration.ofMinutes(5));
        Reply unlocked =
                client.as(login.text("/secret")).post(FRONT_DOOR + "/unlock").isOk();
        assertThat(unlocked.text("/message")).isEqualTo("Unlocked!");
        assertThat(events(mock)).singleElement().satisfies(event -> {
            assertThat(event.success()).isTrue();
            assertThat(event.lockId().number()).isEqualTo(4_001);
            assertThat(event.userId().number()).isEqualTo(1_000_005);
            assertThat(event.loginId().number()).isEqualTo(login.number("/id"));
            assertThat(event.at()).isEqualTo(clock.instant());
        });
    }

    @Test
    @Shows("doors.denied")
    void a_managed_users_login_is_denied_a_door_it_may_not(Client client, KisiMock mock) {
        managed(client).post(SERVER_ROOM + "/unlock").isRefused(403, "afc496");
        assertThat(events(mock)).singleElement().satisfies(event -> {
            assertThat(event.success()).isFalse();
            assertThat(event.lockId().number()).isEqualTo(4_002);
            assertThat(event.userId().number()).isEqualTo(1_000_005);
        });
    }

    @Test
    @Shows("doors.denied")
    @With("access-denied-code=fcd8ef")
    void a_denied_door_can_have_the_other_code(Client client) {
        managed(client).post(SERVER_ROOM + "/unlock").isRefused(403, "fcd8ef");
    }

    @Test
    @Shows({"doors.unlock", "doors.denied"})
    void only_an_opened_door_counts_as_access(Client client, TestClock clock) {
        Client managed = managed(client);
        managed.post(SERVER_ROOM + "/unlock").isRefused(403, "afc496");
        assertThat(client.asOwner()
                        .get("/users/1000005")
                        .at("/last_accessed_at")
                        .isNull())
                .isTrue();
        clock.advance(Duration.ofMinutes(5));
        managed.post(FRONT_DOOR + "/unlock").isOk();
        assertThat(client.asOwner().get("/users/1000005").text("/last_accessed_at"))
                .isEqualTo("2026-03-01T12:05:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{'lock':{'proximity_proof':null}}",
                "{'lock':{'proximity_proof':7}}",
                "{'lock':{'proximity_proof':'7'}}",
                "{'context':{'location':{'latitude':52.5,'longitude':13.4}}}"
            })
    @Shows("doors.unlock")
    void the_body_of_an_unlock_may_be_any(String body, Client client) {
        managed(client).post(FRONT_DOOR + "/unlock", body).isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/locks/9/unlock", "/locks/front/unlock", "/locks/2001/unlock", "/locks/99999999999/unlock"})
    @Shows("records.unknown")
    void an_unknown_door_is_not_found_and_no_event_is_kept(String path, Client client, KisiMock mock) {
        client.asOwner().post(path).isRefused(404, "000404");
        assertThat(events(mock)).isEmpty();
    }

    @Test
    @Shows({"authentication.required", "authentication.unknown-secret"})
    void a_stranger_unlocks_nothing_and_no_event_is_kept(Client client, KisiMock mock) {
        client.post(FRONT_DOOR + "/unlock").isRefused(401, "afc516");
        client.as("00000000000000000000000000000000")
                .post(FRONT_DOOR + "/unlock")
                .isRefused(401, "afc516");
        assertThat(events(mock)).isEmpty();
    }

    @Test
    @Shows("doors.access-disabled")
    void no_door_opens_to_a_user_whose_access_is_disabled(Client client, KisiMock mock) {
        disableAccess(1_000_005, client);
        managed(client).post(FRONT_DOOR + "/unlock").isRefused(403, "fcd8ff");
        assertThat(events(mock)).extracting(Event::success).containsExactly(false);
    }

    @Test
    @Shows("doors.access-disabled")
    void no_door_opens_to_an_administrator_whose_access_is_disabled(Client client) {
        disableAccess(1_000_002, client);
        client.asUser("admin").post(FRONT_DOOR + "/unlock").isRefused(403, "fcd8ff");
    }

    @Test
    @Shows("doors.access-disabled")
    @With("access-disabled-code=afc496")
    void disabled_access_can_have_the_common_code(Client client) {
        disableAccess(1_000_005, client);
        managed(client).post(FRONT_DOOR + "/unlock").isRefused(403, "afc496");
    }

    @Test
    @Shows("doors.administrators")
    void owners_and_administrators_open_every_door(Client client) {
        for (Client caller : List.of(client.asOwner(), client.asUser("admin"))) {
            caller.post(FRONT_DOOR + "/unlock").isOk();
            caller.post(SERVER_ROOM + "/unlock").isOk();
        }
    }

    @Test
    @Shows({"doors.administrators", "doors.denied"})
    @With("administrators-unlock=granted")
    void administrators_can_need_a_grant_as_others_do(Client client) {
        Client admin = client.asUser("admin");
        admin.post(FRONT_DOOR + "/unlock").isRefused(403, "afc496");
        client.asOwner().post(FRONT_DOOR + "/unlock").isRefused(403, "afc496");
        assign("'user_id':1000002,'group_id':3001,'role_id':'group_basic'", client);
        admin.post(FRONT_DOOR + "/unlock").isOk();
        admin.post(SERVER_ROOM + "/unlock").isRefused(403, "afc496");
    }

    @Test
    @Shows({"doors.administrators", "doors.denied"})
    void lesser_roles_of_the_organization_open_no_door(Client client) {
        Client member = client.asUser("member");
        for (String role : List.of("manager", "user_manager", "observer", "basic")) {
            assign("'user_id':1000003,'organization_id':1001,'role_id':'" + role + "'", client);
            member.post(SERVER_ROOM + "/unlock").isRefused(403, "afc496");
        }
    }

    @Test
    @Shows({"doors.unlock", "doors.denied"})
    void a_role_in_a_group_opens_its_doors_while_it_is_valid(Client client, TestClock clock) {
        client.asOwner().post("/users", "{'user':{'email':'ada@acme.example','confirm':true}}");
        Client ada = client.as(loginOf("ada@acme.example", client).text("/secret"));
        assign(
                "'user_id':1000006,'group_id':3001,'role_id':'group_basic','valid_from':'2026-03-01T13:00:00Z',"
                        + "'valid_until':'2026-03-01T14:00:00Z'",
                client);
        clock.advance(Duration.ofHours(1).minusMillis(1));
        ada.post(FRONT_DOOR + "/unlock").isRefused(403, "afc496");
        clock.advance(Duration.ofMillis(1));
        ada.post(FRONT_DOOR + "/unlock").isOk();
        clock.advance(Duration.ofHours(1).minusMillis(1));
        ada.post(FRONT_DOOR + "/unlock").isOk();
        clock.advance(Duration.ofMillis(1));
        ada.post(FRONT_DOOR + "/unlock").isRefused(403, "afc496");
    }

    @Test
    @Shows({"doors.denied", "role-assignments.remove"})
    void a_role_taken_away_shuts_the_door_at_once(Client client) {
        Client managed = managed(client);
        managed.post(FRONT_DOOR + "/unlock").isOk();
        client.asOwner().delete("/role_assignments/5000004").isDone();
        managed.post(FRONT_DOOR + "/unlock").isRefused(403, "afc496");
    }

    @Test
    @Shows("doors.list")
    void a_basic_member_sees_the_doors_it_may_open(Client client) {
        Reply locks = client.asUser("member").get("/locks").isOk();
        assertThat(locks.each("name")).containsExactly("Front door");
        assertThat(locks.header("X-Collection-Range")).contains("0-49/1");
        client.asUser("member").get(FRONT_DOOR).isOk();
        client.asUser("member").get(SERVER_ROOM).isRefused(404, "000404");
        assertThat(client.asOwner().get("/locks").each("name")).containsExactly("Front door", "Server room");
        assertThat(client.asOwner().get(SERVER_ROOM).text("/name")).isEqualTo("Server room");
    }

    @Test
    @Shows("doors.list")
    @With("locks-listed=all")
    void a_basic_member_can_see_every_door(Client client) {
        assertThat(client.asUser("member").get("/locks").each("name")).containsExactly("Front door", "Server room");
        client.asUser("member").get(SERVER_ROOM).isOk();
    }

    @Test
    @Shows("doors.list")
    void who_may_open_nothing_sees_nothing(Client client) {
        Client managed = managed(client);
        client.asOwner().delete("/role_assignments/5000004").isDone();
        Reply locks = managed.get("/locks").isOk();
        assertThat(locks.json()).isEmpty();
        assertThat(locks.header("X-Collection-Range")).contains("0-49/0");
    }

    @Test
    @Shows("doors.places")
    void a_lock_and_its_place_are_shown(Client client) {
        Reply lock = client.asUser("member").get(FRONT_DOOR).isOk();
        assertThat(lock.number("/id")).isEqualTo(4_001);
        assertThat(lock.text("/name")).isEqualTo("Front door");
        assertThat(lock.number("/place_id")).isEqualTo(2_001);
        assertThat(lock.text("/place/name")).isEqualTo("Headquarters");
        assertThat(lock.number("/groups_count")).isEqualTo(1);
        Reply place = client.asUser("member").get("/places/2001").isOk();
        assertThat(place.text("/name")).isEqualTo("Headquarters");
        assertThat(place.number("/locks_count")).isEqualTo(2);
        assertThat(place.number("/members_count")).isEqualTo(5);
        assertThat(place.text("/organization/domain")).isEqualTo("acme");
    }

    @Test
    @Shows({"doors.places", "lists.sort", "lists.query"})
    void places_and_locks_are_found_through_by_every_filter() {
        Seed seed = SeedFile.read("""
                organizations:
                  - name: Acme
                    domain: acme
                    users:
                      - email: owner@acme.example
                        role: owner
                        api_keys: [{secret: ac3e0000000000000000000000000001}]
                    places:
                      - {name: Works, locks: [{name: Gate}, {name: Shed}]}
                      - {name: Home, locks: [{name: Door}]}
                """, "places");
        try (KisiMock mock = KisiMock.start(Settings.standard().withSeed(seed).withRandomSeed(4), new TestClock())) {
            Client owner = new Client(mock.uri()).asOwner();
            assertThat(owner.get("/places").each("name")).containsExactly("Works", "Home");
            assertThat(owner.get("/places?sort=name").each("name")).containsExactly("Home", "Works");
            assertThat(owner.get("/places?query=oR").each("name")).containsExactly("Works");
            assertThat(owner.get("/places?ids=2002,9").each("name")).containsExactly("Home");
            assertThat(owner.get("/places?limit=1&offset=1").each("name")).containsExactly("Home");
            assertThat(owner.get("/locks").each("name")).containsExactly("Gate", "Shed", "Door");
            assertThat(owner.get("/locks?sort=-name").each("name")).containsExactly("Shed", "Gate", "Door");
            assertThat(owner.get("/locks?query=D").each("name")).containsExactly("Shed", "Door");
            assertThat(owner.get("/locks?ids=4001,4003").each("name")).containsExactly("Gate", "Door");
            assertThat(owner.get("/locks?place_id=2001").each("name")).containsExactly("Gate", "Shed");
            assertThat(owner.get("/locks?place_id=9").json()).isEmpty();
        }
    }

    @Test
    @Shows({"doors.places", "lists.limits"})
    void places_and_locks_come_by_fifty(Client client) {
        for (String list : List.of("/places", "/locks")) {
            String total = list.equals("/places") ? "/1" : "/2";
            assertThat(client.asOwner().get(list).header("X-Collection-Range")).contains("0-49" + total);
            assertThat(client.asOwner().get(list + "?limit=251").header("X-Collection-Range"))
                    .contains("0-249" + total);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/places?ids=x", "/places?sort=size", "/locks?place_id=x", "/locks?limit=0"})
    @Shows("lists.bad-query")
    void a_filter_that_cannot_be_read_is_refused(String path, Client client) {
        client.asOwner().get(path).complainsOf(path.replaceFirst(".*\\?", "").replaceFirst("=.*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/places/9", "/places/4001", "/places/hq", "/locks/9", "/locks/2001"})
    @Shows("records.unknown")
    void an_unknown_place_or_lock_is_not_found(String path, Client client) {
        client.asOwner().get(path).isRefused(404, "000404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/places", "/places/2001", "/locks", "/locks/4001"})
    @Shows("authentication.required")
    void a_stranger_sees_no_doors(String path, Client client) {
        client.get(path).isRefused(401, "afc516");
    }

    @Test
    @Shows("records.unknown")
    void nobody_sees_or_opens_a_door_of_another_organization() {
        try (KisiMock mock = Beta.start()) {
            Client owner = new Client(mock.uri()).asOwner();
            owner.get("/places/" + Beta.PLACE).isRefused(404, "000404");
            owner.get("/locks/" + Beta.LOCK).isRefused(404, "000404");
            owner.post("/locks/" + Beta.LOCK + "/unlock").isRefused(404, "000404");
            assertThat(owner.get("/places").each("name")).containsExactly("Headquarters");
            assertThat(owner.get("/locks").each("name")).containsExactly("Front door", "Server room");
            assertThat(events(mock)).isEmpty();
        }
    }

    @Test
    void the_newest_thousand_events_are_kept() {
        World world = standardWorld();
        Caller owner = owner(world);
        for (int n = 0; n <= 1_000; n++) {
            world = new Unlock(owner, frontDoor(), TestClock.START.plusSeconds(n))
                    .on(world)
                    .world();
        }
        assertThat(world.all(Event.class).rows()).hasSize(1_000);
        assertThat(world.all(Event.class).rows().iterator().next().at()).isEqualTo(TestClock.START.plusSeconds(1));
    }

    @Test
    void an_unlock_does_not_bring_back_a_user_removed_meanwhile() {
        World world = standardWorld();
        Login login = world.all(Login.class).rows().iterator().next();
        Caller admin = new Caller(
                login, world.get(new Id<>(User.class, 1_000_002)), owner(world).role());
        World without = new RemoveMember(admin.user().id(), Reason.OWNER_REMOVAL)
                .on(world)
                .world();
        assertThatThrownBy(() -> new Unlock(admin, frontDoor(), TestClock.START).on(without))
                .isInstanceOf(Refusal.class);
    }

    private static World standardWorld() {
        return Planting.plant(
                Seed.standard(),
                World.empty(Switches.STANDARD),
                TokenSource.seeded(5).next(),
                TestClock.START);
    }

    private static Caller owner(World world) {
        return new UseLogin(new Secret(Client.OWNERS_KEY), TestClock.START)
                .on(world)
                .answer();
    }

    private static Id<Lock> frontDoor() {
        return new Id<>(Lock.class, 4_001);
    }

    private static Client managed(Client client) {
        return client.as(loginOf("managed@acme.example", client).text("/secret"));
    }

    private static Reply loginOf(String email, Client client) {
        return client.asOwner()
                .post("/logins", "{'login':{'type':'device','email':'" + email + "'}}")
                .isOk();
    }

    private static void disableAccess(int user, Client client) {
        client.asOwner()
                .patch("/users/" + user, "{'user':{'access_enabled':false}}")
                .isDone();
    }

    private static void assign(String fields, Client client) {
        client.asOwner()
                .post("/role_assignments", "{'role_assignment':{" + fields + "}}")
                .isOk();
    }

    private static List<Event> events(KisiMock mock) {
        return List.copyOf(mock.control().world().all(Event.class).rows());
    }
}
