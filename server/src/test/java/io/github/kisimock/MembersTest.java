package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kisimock.control.SeedFile;
import io.github.kisimock.domain.Mail;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@MockTest
class MembersTest {

    private static final String ANN = "ann@acme.example";

    @ParameterizedTest
    @EnumSource
    @Shows("members.create")
    void a_new_member_is_answered_and_listed(People people, Client client) {
        Reply created = people.create(client, "'email':'ann@acme.example','name':'Ann','notes':'left-handed'")
                .isOk();

        assertThat(people.emailIn(created)).isEqualTo(ANN);
        assertThat(created.text("/name")).isEqualTo("Ann");
        assertThat(created.text("/notes")).isEqualTo("left-handed");
        assertThat(created.at("/access_enabled").booleanValue()).isTrue();
        assertThat(people.find(client, ANN).json()).isEqualTo(created.json());
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.create")
    void without_a_name_the_address_is_the_name(People people, Client client) {
        assertThat(people.create(client, "'email':'ann@acme.example'").text("/name"))
                .isEqualTo(ANN);
        assertThat(people.create(client, "'email':'bob@acme.example','name':' '")
                        .text("/name"))
                .isEqualTo("bob@acme.example");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.create")
    void only_administrators_create_members_and_nobody_else_changes_anything(People people, Client client) {
        Reply before = people.list(client, "");

        client.post(people.path(), people.body("'email':'ann@acme.example'")).isRefused(401, "afc516");
        client.asUser("member")
                .post(people.path(), people.body("'email':'ann@acme.example'"))
                .isRefused(403, "afc496");

        assertThat(people.list(client, "").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.confirm-default")
    void a_member_is_not_confirmed_where_nothing_is_said_about_it(People people, Client client) {
        Reply created = people.create(client, "'email':'cyd@acme.example'").isOk();
        assertThat(created.at("/confirmed").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.confirm-default")
    @With("confirm-default=true")
    void a_member_can_be_confirmed_unless_told_otherwise(People people, Client client) {
        Reply created = people.create(client, "'email':'cyd@acme.example'").isOk();
        assertThat(created.at("/confirmed").booleanValue()).isTrue();
        Reply unconfirmed = people.create(client, "'email':'bob@acme.example','confirm':false")
                .isOk();
        assertThat(unconfirmed.at("/confirmed").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.confirm")
    void a_member_is_confirmed_from_the_start_if_so_wished(People people, Client client) {
        assertThat(people.create(client, "'email':'ann@acme.example','confirm':true")
                        .at("/confirmed")
                        .booleanValue())
                .isTrue();
        assertThat(people.create(client, "'email':'bob@acme.example','confirm':false")
                        .at("/confirmed")
                        .booleanValue())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.send-emails")
    void a_new_member_is_told_by_mail(People people, Client client, KisiMock mock) {
        people.create(client, "'email':'ann@acme.example'").isOk();
        people.create(client, "'email':'bob@acme.example','confirm':true").isOk();

        assertThat(mock.control().outbox())
                .extracting(mail -> mail.to().value(), Mail::kind)
                .containsExactly(tuple(ANN, Mail.Kind.INVITATION), tuple("bob@acme.example", Mail.Kind.WELCOME));
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.send-emails")
    void a_new_member_is_not_told_if_so_wished(People people, Client client, KisiMock mock) {
        people.create(client, "'email':'ann@acme.example','send_emails':false").isOk();

        assertThat(mock.control().outbox()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.send-emails")
    void a_muted_organization_tells_nobody(People people) {
        try (KisiMock mock = start("{name: Acme, domain: acme, send_emails: false, users: [%s]}".formatted(OWNER))) {
            people.create(new Client(mock.uri()), "'email':'ann@acme.example','send_emails':true")
                    .isOk();

            assertThat(mock.control().outbox()).isEmpty();
        }
    }

    @Test
    @Shows("members.two-ids")
    void a_member_has_another_id_than_its_user(Client client) {
        Reply member = People.MEMBERS.find(client, "member@acme.example");
        int id = member.number("/id");
        int userId = member.number("/user_id");

        assertThat(userId).isNotEqualTo(id);
        assertThat(member.number("/user/id")).isEqualTo(userId);
        assertThat(client.asOwner().get("/users/" + userId).isOk().text("/email"))
                .isEqualTo("member@acme.example");
    }

    @ParameterizedTest
    @EnumSource
    @Shows({"members.two-ids", "records.unknown"})
    void the_other_kind_of_id_names_nobody(People people, Client client) {
        Reply before = people.list(client, "");
        People other = people == People.MEMBERS ? People.USERS : People.MEMBERS;
        String path = people.path(other.find(client, "member@acme.example").number("/id"));

        client.asOwner().get(path).isRefused(404, "000404");
        client.asOwner().patch(path, people.body("'name':'Ann'")).isRefused(404, "000404");
        client.asOwner().delete(path).isRefused(404, "000404");

        assertThat(people.list(client, "").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.change")
    void what_a_change_leaves_out_stays(People people, Client client, TestClock clock) {
        Reply created = people.create(
                client,
                "'email':'ann@acme.example','name':'Ann','notes':'old','image':'https://acme.example/a.png',"
                        + "'metadata':{'desk':1}");
        clock.advance(Duration.ofMinutes(1));

        client.asOwner()
                .patch(people.path(created), people.body("'notes':'new','access_enabled':false"))
                .isDone();

        Reply changed = client.asOwner().get(people.path(created));
        assertThat(changed.text("/notes")).isEqualTo("new");
        assertThat(changed.at("/access_enabled").booleanValue()).isFalse();
        assertThat(changed.text("/updated_at")).isEqualTo("2026-03-01T12:01:00.000Z");
        for (String kept : List.of("id", "name", "image", "metadata", "created_at", "confirmed")) {
            assertThat(changed.at("/" + kept)).as(kept).isEqualTo(created.at("/" + kept));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.change")
    void null_empties(People people, Client client) {
        Reply created =
                people.create(client, "'email':'ann@acme.example','notes':'old','image':'https://acme.example/a.png'");

        client.asOwner()
                .patch(people.path(created), people.body("'notes':null,'image':null"))
                .isDone();

        Reply changed = client.asOwner().get(people.path(created));
        assertThat(changed.at("/notes").isNull()).isTrue();
        assertThat(changed.at("/image").isNull()).isTrue();
        assertThat(changed.text("/name")).isEqualTo(ANN);
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.change")
    void what_cannot_be_empty_stays_at_null(People people, Client client) {
        Reply created = people.create(client, "'email':'ann@acme.example','name':'Ann','access_enabled':false");

        client.asOwner()
                .patch(people.path(created), people.body("'name':null,'access_enabled':null"))
                .isDone();

        assertThat(client.asOwner().get(people.path(created)).json()).isEqualTo(created.json());
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.change")
    void only_administrators_change_members(People people, Client client) {
        Reply before = people.find(client, "member@acme.example");

        client.asUser("member")
                .patch(people.path(before), people.body("'notes':'mine'"))
                .isRefused(403, "afc496");

        assertThat(people.find(client, "member@acme.example").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.put")
    void put_changes_as_patch_does(People people, Client client) {
        Reply created = people.create(client, "'email':'ann@acme.example','name':'Ann','notes':'old'");

        client.asOwner().put(people.path(created), people.body("'notes':'new'")).isDone();

        Reply changed = client.asOwner().get(people.path(created));
        assertThat(changed.text("/notes")).isEqualTo("new");
        assertThat(changed.text("/name")).isEqualTo("Ann");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.put")
    @With("put-updates=gone")
    void put_is_unknown_where_it_is_gone(People people, Client client) {
        Reply before = people.find(client, "member@acme.example");

        client.asOwner().put(people.path(before), people.body("'notes':'new'")).isRefused(404, "000404");

        assertThat(people.find(client, "member@acme.example").json()).isEqualTo(before.json());
        client.asOwner()
                .patch(people.path(before), people.body("'notes':'new'"))
                .isDone();
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.ignored-fields")
    void what_cannot_be_changed_is_ignored(People people, Client client) {
        Reply before = people.find(client, "member@acme.example");

        client.asOwner()
                .patch(
                        people.path(before),
                        people.body("'id':1,'user_id':1,'organization_id':1,"
                                + "'created_at':'2020-01-01T00:00:00Z','confirmed':false,'role_id':'owner','shoe':44"))
                .isDone();

        assertThat(people.find(client, "member@acme.example").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.email-change")
    void an_email_address_does_not_change(People people, Client client) {
        Reply before = people.find(client, "member@acme.example");

        client.asOwner()
                .patch(people.path(before), people.body("'email':'new@acme.example'"))
                .isDone();

        assertThat(people.find(client, "member@acme.example").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.email-change")
    @With("email-change=refused")
    void a_change_of_the_email_address_can_be_refused(People people, Client client) {
        Reply before = people.find(client, "member@acme.example");

        client.asOwner()
                .patch(people.path(before), people.body("'email':'new@acme.example','notes':'new'"))
                .complainsOf("email");

        assertThat(people.find(client, "member@acme.example").json()).isEqualTo(before.json());
        client.asOwner()
                .patch(people.path(before), people.body("'notes':'new'"))
                .isDone();
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.ignored-fields")
    void what_cannot_be_set_is_ignored_in_a_new_member_too(People people, Client client) {
        Reply created = people.create(
                        client, "'email':'ann@acme.example','card_activation_required':false,'id':1,'role_id':'owner'")
                .isOk();

        assertThat(created.number("/id")).isNotEqualTo(1);
        assertThat(People.MEMBERS.find(client, ANN).text("/role_id")).isEqualTo("basic");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.delete")
    void a_removed_member_is_gone(People people, Client client) {
        Reply before = people.list(client, "");
        Reply created = people.create(client, "'email':'ann@acme.example'");

        client.asOwner().delete(people.path(created)).isDone();

        client.asOwner().get(people.path(created)).isRefused(404, "000404");
        client.asOwner().delete(people.path(created)).isRefused(404, "000404");
        assertThat(people.list(client, "").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.delete")
    void a_removed_member_is_gone_under_the_other_name_too(People people, Client client) {
        Reply member = People.MEMBERS.find(client, "member@acme.example");
        String asUser = "/users/" + member.number("/user_id");
        String asMember = "/members/" + member.number("/id");

        client.asOwner().delete(people == People.MEMBERS ? asMember : asUser).isDone();

        client.asOwner().get(asMember).isRefused(404, "000404");
        client.asOwner().get(asUser).isRefused(404, "000404");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.delete")
    void an_address_is_free_again_and_an_id_is_not(People people, Client client) {
        Reply first = people.create(client, "'email':'ann@acme.example'");
        client.asOwner().delete(people.path(first)).isDone();

        Reply second = people.create(client, "'email':'ann@acme.example'").isOk();

        assertThat(second.number("/id")).isGreaterThan(first.number("/id"));
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.delete")
    void only_administrators_remove_members(People people, Client client) {
        Reply member = people.find(client, "member@acme.example");

        client.asUser("member").delete(people.path(member)).isRefused(403, "afc496");

        client.asOwner().get(people.path(member)).isOk();
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.delete-logins")
    void the_secrets_of_a_removed_user_are_unknown(People people, Client client, KisiMock mock) {
        Client phone = new Client(mock.uri()).asUser("admin"); // it is refused as if the secret had never been
        client.asOwner()
                .delete(people.path(people.find(client, "admin@acme.example")))
                .isDone();

        phone.get("/user").isRefused(401, "afc516");
        phone.signIn("admin").isRefused(401, "afc516");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.delete-logins")
    @With("deleted-user-secret=403")
    void the_secrets_of_a_removed_user_may_be_denied(People people, Client client, TestClock clock) {
        Client phone = client.asUser("admin");
        client.asOwner()
                .delete(people.path(people.find(client, "admin@acme.example")))
                .isDone();

        phone.sendUnchecked("GET", "/user", "").isRefused(403, "afc496");
        clock.advance(Duration.ofDays(30));
        phone.sendUnchecked("GET", "/user", "").isRefused(403, "afc496");
        assertThat(client.asOwner().get("/logins").isOk().each("name")).containsExactly("Acme integration");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.owner")
    void the_owner_stays(People people, Client client) {
        Reply owner = people.find(client, "owner@acme.example");

        client.asUser("admin").delete(people.path(owner)).complainsOf("base");
        client.asOwner().delete(people.path(owner)).complainsOf("base");

        assertThat(client.asOwner().get(people.path(owner)).isOk().json()).isEqualTo(owner.json());
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.owner")
    @With("owner-removal=403")
    void the_removal_of_the_owner_may_be_denied(People people, Client client) {
        Reply owner = people.find(client, "owner@acme.example");

        client.asUser("admin").delete(people.path(owner)).isRefused(403, "afc496");

        client.asOwner().get(people.path(owner)).isOk();
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.email")
    void an_address_that_is_none_is_refused(People people, Client client) {
        Reply before = people.list(client, "");

        for (String fields : List.of(
                "",
                "'name':'Ann'",
                "'email':null",
                "'email':''",
                "'email':' '",
                "'email':'ann'",
                "'email':'@acme.example'",
                "'email':'ann@'",
                "'email':'ann lee@acme.example'",
                "'email':'ann@bob@acme.example'",
                "'email':'" + "a".repeat(250) + "@acme.example'")) {
            people.create(client, fields).complainsOf("email");
        }

        assertThat(people.list(client, "").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @CsvSource({
        "MEMBERS, member@acme.example",
        "USERS, member@acme.example",
        "MEMBERS, Member@ACME.example",
        "USERS, ' member@acme.example '",
        "MEMBERS, unconfirmed@acme.example",
        "USERS, managed@acme.example"
    })
    @Shows("members.duplicate-email")
    void an_address_in_use_is_refused(People people, String email, Client client, KisiMock mock) {
        Reply before = people.list(client, "");

        Reply refused = people.create(client, "'name':'Another','email':'" + email + "'");

        assertThat(refused.complainsOf("email").text("/errors/email/0")).isEqualTo("has already been taken");
        assertThat(people.list(client, "").json()).isEqualTo(before.json());
        assertThat(mock.control().outbox()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.duplicate-email")
    @With("duplicate-email-text=is in use")
    void the_text_about_an_address_in_use_can_be_chosen(People people, Client client) {
        assertThat(people.create(client, "'email':'member@acme.example'").text("/errors/email/0"))
                .isEqualTo("is in use");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.duplicate-email")
    void another_organization_may_have_the_address(People people) {
        inTwoOrganizations((acme, beta) -> {
            Reply created = acme.post(people.path(), people.body("'email':'bea@beta.example'"))
                    .isOk();

            assertThat(people.emailIn(created)).isEqualTo("bea@beta.example");
            beta.post(people.path(), people.body("'email':'bea@beta.example'")).complainsOf("email");
        });
    }

    @ParameterizedTest
    @EnumSource
    @Shows("records.unknown")
    void the_members_of_another_organization_are_out_of_reach(People people) {
        inTwoOrganizations((acme, beta) -> {
            Reply before = beta.get(people.path());
            String bea = people.path(before.number("/1/id"));

            acme.get(bea).isRefused(404, "000404");
            acme.patch(bea, people.body("'name':'Ours'")).isRefused(404, "000404");
            acme.put(bea, people.body("'name':'Ours'")).isRefused(404, "000404");
            acme.delete(bea).isRefused(404, "000404");

            assertThat(acme.get(people.path() + "?query=bea").json().isEmpty()).isTrue();
            assertThat(beta.get(people.path()).json()).isEqualTo(before.json());
            assertThat(before.json().size()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.place-id")
    void a_member_is_not_created_in_a_place(People people, Client client) {
        Reply before = people.list(client, "");

        people.create(client, "'email':'ann@acme.example','place_id':5212").complainsOf("place_id");
        people.create(client, "'email':'ann@acme.example','place_id':'5212'").complainsOf("place_id");

        assertThat(people.list(client, "").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.ignored-fields")
    void a_place_that_is_null_is_no_place(People people, Client client) {
        people.create(client, "'email':'ann@acme.example','place_id':null").isOk();
    }

    @Test
    @Shows("members.deprecated")
    void replies_about_members_say_that_they_are_deprecated(Client client) {
        Client owner = client.asOwner();
        Reply created = People.MEMBERS.create(client, "'email':'ann@acme.example'");
        String path = People.MEMBERS.path(created);

        assertThat(List.of(
                        created,
                        owner.get("/members"),
                        owner.get(path),
                        owner.patch(path, "{'member':{}}"),
                        owner.put(path, "{'member':{}}"),
                        owner.delete(path)))
                .allSatisfy(reply -> assertThat(reply.header("Deprecation")).hasValue("@1704067200"));
    }

    @Test
    @Shows("members.deprecated")
    void refusals_about_members_say_so_too(Client client) {
        Client owner = client.asOwner();

        assertThat(List.of(
                        client.get("/members").isRefused(401, "afc516"),
                        client.asUser("member").post("/members", "{}").isRefused(403, "afc496"),
                        owner.get("/members/1").isRefused(404, "000404"),
                        owner.post("/members", "{'member':{}}").complainsOf("email")))
                .allSatisfy(reply -> assertThat(reply.header("Deprecation")).hasValue("@1704067200"));
        assertThat(client.get("/users").isRefused(401, "afc516").header("Deprecation"))
                .isEmpty();
    }

    @Test
    @Shows("members.deprecated")
    void replies_about_users_are_not_deprecated(Client client) {
        Reply created = People.USERS.create(client, "'email':'ann@acme.example'");

        assertThat(created.header("Deprecation")).isEmpty();
        assertThat(client.asOwner().get("/users").header("Deprecation")).isEmpty();
    }

    @Test
    @Shows("members.deprecated")
    @With("deprecation-header=absent")
    void the_deprecation_may_be_left_unsaid(Client client) {
        Reply created =
                People.MEMBERS.create(client, "'email':'ann@acme.example'").isOk();

        assertThat(created.header("Deprecation")).isEmpty();
        assertThat(client.asOwner().get("/members").isOk().header("Deprecation"))
                .isEmpty();
    }

    private static final String OWNER =
            "{email: owner@acme.example, role: owner, api_keys: [{secret: %s}]}".formatted(Client.OWNERS_KEY);

    private static KisiMock start(String organizations) {
        return KisiMock.start(
                Settings.standard()
                        .withSeed(SeedFile.read("organizations: [" + organizations + "]", "test"))
                        .withRandomSeed(1),
                new TestClock());
    }

    private static void inTwoOrganizations(BiConsumer<Client, Client> test) {
        String betasKey = "be7a0000000000000000000000000001";
        String beta = "{name: Beta, domain: beta, users: ["
                + "{email: owner@beta.example, role: owner, api_keys: [{secret: " + betasKey + "}]},"
                + "{email: bea@beta.example}]}";
        try (KisiMock mock = start("{name: Acme, domain: acme, users: [" + OWNER + "]}, " + beta)) {
            Client client = new Client(mock.uri());
            test.accept(client.asOwner(), client.as(betasKey));
        }
    }
}
