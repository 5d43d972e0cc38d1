package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.Mail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class RoleAssignmentsTest {

    private static final String OBSERVER =
            "'applies_to_type':'Organization','applies_to_id':1001,'assignee_type':'User','assignee_id':1000003,"
                    + "'role_id':'observer'";

    private static final String OWNER = "'user_id':1000003,'organization_id':1001,'role_id':'owner'";

    @Test
    @Shows("role-assignments.assign")
    void a_role_is_given_for_the_organization(Client client, TestClock clock) {
        clock.advance(Duration.ofHours(1));
        Reply given = assign(client.asOwner(), OBSERVER).isOk();
        assertThat(given.number("/id")).isEqualTo(5_000_005);
        assertThat(given.text("/role_id")).isEqualTo("observer");
        assertThat(given.text("/applies_to_type")).isEqualTo("Organization");
        assertThat(given.number("/organization_id")).isEqualTo(1_001);
        assertThat(given.text("/organization/domain")).isEqualTo("acme");
        assertThat(given.text("/assignee_type")).isEqualTo("User");
        assertThat(given.number("/assignee_id")).isEqualTo(1_000_003);
        assertThat(given.text("/assignee/email")).isEqualTo("member@acme.example");
        assertThat(given.number("/created_by_id")).isEqualTo(1_000_001);
        assertThat(given.text("/created_at")).isEqualTo("2026-03-01T13:00:00.000Z");
        assertThat(given.json().has("group_id")).isFalse();
    }

    @Test
    @Shows("role-assignments.assign")
    void a_role_is_given_for_a_group(Client client) {
        Reply given = assign(
                        client.asOwner(),
                        "'applies_to_type':'Group','applies_to_id':3001,'assignee_type':'User','assignee_id':1000002,"
                                + "'role_id':'group_manager','valid_from':'2026-03-02T00:00:00+01:00',"
                                + "'valid_until':'2026-03-03T00:00:00Z'")
                .isOk();
        assertThat(given.number("/group_id")).isEqualTo(3_001);
        assertThat(given.text("/group/name")).isEqualTo("Staff");
        assertThat(given.text("/scope")).isEqualTo("group");
        assertThat(given.text("/valid_from")).isEqualTo("2026-03-01T23:00:00.000Z");
        assertThat(given.text("/valid_until")).isEqualTo("2026-03-03T00:00:00.000Z");
        assertThat(given.json().has("organization_id")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'user_id':1000002,'group_id':3001,'role_id':'group_basic'",
                "'user_id':'1000002','group_id':'3001','role_id':'group_basic'",
                "'user_id':1000002,'organization_id':1001,'role_id':'manager'"
            })
    @Shows("role-assignments.assign")
    void the_older_short_form_will_do(String fields, Client client) {
        Reply given = assign(client.asOwner(), fields).isOk();
        assertThat(given.number("/user_id")).isEqualTo(1_000_002);
        assertThat(given.number("/applies_to_id")).isIn(3_001, 1_001);
    }

    @Test
    @Shows("role-assignments.assign")
    void a_new_administrator_administers_at_once(Client client) {
        Client member = client.asUser("member");
        member.post("/users", "{'user':{'email':'ada@acme.example'}}").isRefused(403, "afc496");
        assign(client.asOwner(), "'user_id':1000003,'organization_id':1001,'role_id':'administrator'")
                .isOk();
        member.post("/users", "{'user':{'email':'ada@acme.example'}}").isOk();
    }

    @Test
    @Shows("role-assignments.assign")
    void the_assignee_is_told_only_if_asked_for(Client client, KisiMock mock) {
        assertThat(assign(client.asOwner(), OBSERVER).at("/notify").booleanValue())
                .isFalse();
        assertThat(mock.control().outbox()).isEmpty();
        Reply told = assign(
                client.asOwner(), "'user_id':1000003,'organization_id':1001,'role_id':'manager','notify':'true'");
        assertThat(told.at("/notify").booleanValue()).isTrue();
        assertThat(mock.control().outbox()).extracting(Mail::kind).containsExactly(Mail.Kind.ACCESS_SHARED);
    }

    @Test
    @Shows("role-assignments.assign")
    void an_assignment_is_shown_as_it_was_given(Client client) {
        Reply given = assign(client.asOwner(), OBSERVER);
        assertThat(client.asOwner().get("/role_assignments/5000005").isOk().json())
                .isEqualTo(given.json());
        assertThat(client.asOwner().get("/role_assignments").at("/4")).isEqualTo(given.json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    role_id         | 'user_id':1000003,'organization_id':1001
                    role_id         | 'user_id':1000003,'organization_id':1001,'role_id':null
                    role_id         | 'user_id':1000003,'organization_id':1001,'role_id':'emperor'
                    role_id         | 'user_id':1000003,'organization_id':1001,'role_id':'group_basic'
                    role_id         | 'user_id':1000003,'group_id':3001,'role_id':'manager'
                    assignee_id     | 'organization_id':1001,'role_id':'observer'
                    assignee_id     | 'assignee_id':null,'organization_id':1001,'role_id':'observer'
                    assignee_type   | 'assignee_type':'Team','assignee_id':1,'organization_id':1001,'role_id':'observer'
                    applies_to_id   | 'user_id':1000003,'role_id':'observer'
                    applies_to_id   | 'user_id':1000003,'applies_to_type':'Group','role_id':'group_basic'
                    applies_to_type | 'user_id':1000003,'applies_to_type':'Place','applies_to_id':2001,'role_id':'observer'
                    """)
    @Shows("role-assignments.fields")
    void what_is_missing_or_does_not_fit_is_refused(String field, String fields, Client client) {
        assign(client.asOwner(), fields).complainsOf(field);
        assertThat(client.asOwner().get("/role_assignments").json()).hasSize(4);
    }

    @Test
    @Shows("role-assignments.owner")
    void there_is_no_second_owner(Client client) {
        assign(client.asOwner(), OWNER).complainsOf("role_id");
        assertThat(client.asOwner().get("/role_assignments").json()).hasSize(4);
    }

    @Test
    @Shows("role-assignments.owner")
    @With("owner-assignment=allowed")
    void there_can_be_a_second_owner(Client client) {
        assertThat(assign(client.asOwner(), OWNER).isOk().text("/role_id")).isEqualTo("owner");
        assertThat(client.asUser("member").get("/members").each("role_id")).contains("owner");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    user_id     | 'user_id':'me','organization_id':1001,'role_id':'observer'
                    group_id    | 'user_id':1000003,'group_id':1.5,'role_id':'group_basic'
                    role_id     | 'user_id':1000003,'organization_id':1001,'role_id':6
                    valid_until | 'user_id':1000002,'group_id':3001,'role_id':'group_basic','valid_until':'never'
                    notify      | 'user_id':1000003,'organization_id':1001,'role_id':'observer','notify':'perhaps'
                    """)
    @Shows("bodies.ill-typed")
    void a_field_of_the_wrong_type_is_refused(String field, String fields, Client client) {
        assign(client.asOwner(), fields).complainsOf(field);
    }

    @Test
    @Shows("bodies.missing-root")
    void an_assignment_needs_its_root_key(Client client) {
        client.asOwner().post("/role_assignments", "{" + OBSERVER + "}").complainsOf("role_assignment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'user_id':9,'organization_id':1001,'role_id':'observer'",
                "'user_id':3000003,'organization_id':1001,'role_id':'observer'",
                "'user_id':1000003,'organization_id':9,'role_id':'observer'",
                "'user_id':1000003,'group_id':9,'role_id':'group_basic'",
                "'user_id':1000003,'group_id':1001,'role_id':'group_basic'",
                "'user_id':1000003,'organization_id':3001,'role_id':'observer'"
            })
    @Shows("records.unknown")
    void whom_or_what_does_not_exist_is_not_found(String fields, Client client) {
        assign(client.asOwner(), fields).isRefused(404, "000404");
        assertThat(client.asOwner().get("/role_assignments").json()).hasSize(4);
    }

    @Test
    @Shows("authorization.administrators")
    void only_administrators_give_and_take_roles(Client client) {
        Client member = client.asUser("member");
        assign(member, OBSERVER).isRefused(403, "afc496");
        member.delete("/role_assignments/5000003").isRefused(403, "afc496");
        assign(client, OBSERVER).isRefused(401, "afc516");
        client.delete("/role_assignments/5000003").isRefused(401, "afc516");
        assertThat(client.asOwner().get("/role_assignments").json()).hasSize(4);
    }

    @Test
    @Shows("role-assignments.duplicate")
    void a_role_given_twice_is_refused(Client client) {
        assign(client.asOwner(), OBSERVER).isOk();
        assign(client.asOwner(), OBSERVER).isRefused(409, "000409");
        assign(client.asOwner(), "'user_id':1000003,'group_id':3001,'role_id':'group_basic'")
                .isRefused(409, "000409");
        assertThat(client.asOwner().get("/role_assignments").json()).hasSize(5);
    }

    @Test
    @Shows("role-assignments.duplicate")
    void another_role_is_no_duplicate(Client client) {
        assign(client.asOwner(), "'user_id':1000003,'group_id':3001,'role_id':'group_manager'")
                .isOk();
    }

    @Test
    @Shows("role-assignments.duplicate")
    @With("duplicate-assignment=accepted")
    void a_role_given_twice_can_make_a_second_one(Client client) {
        int first = assign(client.asOwner(), OBSERVER).isOk().number("/id");
        int second = assign(client.asOwner(), OBSERVER).isOk().number("/id");
        assertThat(second).isNotEqualTo(first);
        assertThat(client.asOwner().get("/role_assignments?role_id=observer").each("id"))
                .containsExactly("" + first, "" + second);
    }

    @Test
    @Shows("role-assignments.remove")
    void taking_a_role_away_counts_at_once(Client client) {
        Client admin = client.asUser("admin");
        admin.get("/role_assignments/5000001").isOk();
        client.asOwner().delete("/role_assignments/5000002").isDone();
        admin.post("/users", "{'user':{'email':'ada@acme.example'}}").isRefused(403, "afc496");
        assertThat(client.asOwner().get("/role_assignments").each("id")).doesNotContain("5000002");
    }

    @Test
    @Shows({"role-assignments.remove", "records.unknown"})
    void a_role_is_taken_away_once(Client client) {
        client.asOwner().delete("/role_assignments/5000003").isDone();
        client.asOwner().delete("/role_assignments/5000003").isRefused(404, "000404");
        client.asOwner().delete("/role_assignments/1000003").isRefused(404, "000404");
        client.asOwner().delete("/role_assignments/mine").isRefused(404, "000404");
    }

    @Test
    @Shows("role-assignments.above-own")
    void nobody_takes_a_role_above_their_own(Client client) {
        client.asUser("admin").delete("/role_assignments/5000001").isRefused(403, "afc496");
        client.asOwner().get("/role_assignments/5000001").isOk();
        client.asUser("admin").delete("/role_assignments/5000002").isDone();
    }

    @Test
    @Shows({"role-assignments.remove", "api-keys.demoted"})
    void the_key_of_a_former_administrator_is_dead(Client client) {
        Client key = client.as(client.post(
                        "/logins",
                        "{'login':{'type':'api'},'user':{'domain':'acme','email':'admin@acme.example',"
                                + "'password':'admin-password'}}")
                .text("/secret"));
        key.get("/user").isOk();
        client.asOwner().delete("/role_assignments/5000002").isDone();
        key.get("/user").isRefused(401, "afc516");
    }

    @Test
    void the_list_is_found_through_by_every_filter(Client client) {
        assertThat(found(client, "")).containsExactly("5000001", "5000002", "5000003", "5000004");
        assertThat(found(client, "?ids=5000001,5000003")).containsExactly("5000001", "5000003");
        assertThat(found(client, "?query=MANAGED")).containsExactly("5000004");
        assertThat(found(client, "?role_id=owner")).containsExactly("5000001");
        assertThat(found(client, "?role_id=emperor")).isEmpty();
        assertThat(found(client, "?assignee_type=User&assignee_id=1000003")).containsExactly("5000003");
        assertThat(found(client, "?assignee_type=Team")).isEmpty();
        assertThat(found(client, "?user_id=me")).containsExactly("5000001");
        assertThat(found(client, "?user_id=1000002")).containsExactly("5000002");
        assertThat(found(client, "?applies_to_type=Group")).containsExactly("5000003", "5000004");
        assertThat(found(client, "?applies_to_type=Organization&applies_to_id=1001"))
                .containsExactly("5000001", "5000002");
        assertThat(found(client, "?group_id=3001")).containsExactly("5000003", "5000004");
        assertThat(found(client, "?scope=group")).containsExactly("5000003", "5000004");
        assertThat(found(client, "?scope=organization&user_id=1000003")).isEmpty();
    }

    @Test
    @Shows("lists.sort")
    void the_list_is_sorted_by_the_name_of_the_user(Client client) {
        assertThat(found(client, "?sort=user.name")).containsExactly("5000002", "5000004", "5000003", "5000001");
        assertThat(found(client, "?sort=-user.name")).containsExactly("5000001", "5000003", "5000004", "5000002");
    }

    @Test
    @Shows("lists.limits")
    void the_list_comes_by_ten(Client client) {
        assertThat(client.asOwner().get("/role_assignments").header("X-Collection-Range"))
                .contains("0-9/4");
        assertThat(client.asOwner().get("/role_assignments?limit=250").header("X-Collection-Range"))
                .contains("0-249/4");
        assertThat(client.asOwner().get("/role_assignments?limit=251").header("X-Collection-Range"))
                .contains("0-249/4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_id=you", "ids=a", "applies_to_id=x", "group_id=x", "assignee_id=x", "sort=name"})
    @Shows("lists.bad-query")
    void a_filter_that_cannot_be_read_is_refused(String filter, Client client) {
        client.asOwner().get("/role_assignments?" + filter).complainsOf(filter.replaceFirst("=.*", ""));
    }

    @Test
    @Shows("authorization.own-assignments")
    void a_basic_member_sees_its_own_assignments_and_no_others(Client client) {
        Client member = client.asUser("member");
        assertThat(member.get("/role_assignments").each("id")).containsExactly("5000003");
        assertThat(member.get("/role_assignments?user_id=1000001").json()).isEmpty();
        member.get("/role_assignments/5000003").isOk();
        member.get("/role_assignments/5000001").isRefused(404, "000404");
    }

    @Test
    @Shows("authorization.own-assignments")
    @With("assignments-listed=all")
    void a_basic_member_can_see_everybodys_assignments(Client client) {
        Client member = client.asUser("member");
        assertThat(member.get("/role_assignments").json()).hasSize(4);
        member.get("/role_assignments/5000001").isOk();
        member.delete("/role_assignments/5000003").isRefused(403, "afc496");
    }

    @Test
    @Shows("records.unknown")
    void nobody_gives_takes_or_sees_a_role_in_another_organization() {
        try (KisiMock mock = Beta.start()) {
            Client client = new Client(mock.uri());
            Client owner = client.asOwner();
            String theirs = "/role_assignments/" + Beta.ASSIGNMENT;
            owner.get(theirs).isRefused(404, "000404");
            owner.delete(theirs).isRefused(404, "000404");
            assign(owner, "'user_id':1000003,'role_id':'observer','organization_id':" + Beta.ID)
                    .isRefused(404, "000404");
            assign(owner, "'user_id':1000003,'role_id':'group_basic','group_id':" + Beta.GROUP)
                    .isRefused(404, "000404");
            assign(owner, "'user_id':" + Beta.OWNER + ",'role_id':'observer','organization_id':1001")
                    .isRefused(404, "000404");
            assertThat(owner.get("/role_assignments").json()).hasSize(4);
            assertThat(client.as(Beta.KEY).get("/role_assignments").each("id")).containsExactly("5000005", "5000006");
        }
    }

    private static List<String> found(Client client, String query) {
        return client.asOwner().get("/role_assignments" + query).isOk().each("id");
    }

    private static Reply assign(Client client, String fields) {
        return client.post("/role_assignments", "{'role_assignment':{" + fields + "}}");
    }

    @Test
    @Shows("role-assignments.owner-stays")
    void the_role_of_the_owner_stays(Client client) {
        client.asOwner().delete("/role_assignments/5000001").complainsOf("base");
        client.asOwner().get("/role_assignments/5000001").isOk();
    }

    @Test
    @Shows("role-assignments.owner-stays")
    @With("owner-removal=403")
    void the_role_of_the_owner_may_stay_for_lack_of_rights(Client client) {
        client.asOwner().delete("/role_assignments/5000001").isRefused(403, "afc496");
    }
}
