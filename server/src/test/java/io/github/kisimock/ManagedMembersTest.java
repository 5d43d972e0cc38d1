package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@MockTest
class ManagedMembersTest {

    private static final String KIM = "'email':'kim@acme.example','confirm':true,'send_emails':false";

    @ParameterizedTest
    @EnumSource
    @Shows("members.managed")
    void a_managed_member_never_gets_a_mail(People people, Client client, KisiMock mock) {
        Reply kim = people.create(client, KIM).isOk();
        int user = people == People.USERS ? kim.number("/id") : kim.number("/user_id");

        client.post("/users/password", "{'user':{'email':'kim@acme.example','domain':'acme'}}")
                .isDone();
        client.post("/users/confirmation", "{'user':{'email':'kim@acme.example','domain':'acme'}}")
                .isDone();
        client.post("/organizations/find", "{'user':{'email':'kim@acme.example'}}")
                .isDone();
        client.asOwner()
                .post(
                        "/role_assignments",
                        "{'role_assignment':{'user_id':" + user
                                + ",'role_id':'group_basic','group_id':3001,'notify':true}}")
                .isOk();

        assertThat(mock.control().outbox()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.managed")
    void a_managed_member_cannot_sign_in_by_password(People people, Client client) {
        people.create(client, KIM + ",'password':'kims-password'").isOk();

        client.signIn("kim@acme.example", "kims-password").isRefused(401, "afc516");
        client.signIn("kim@acme.example", "").isRefused(401, "afc516");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.managed")
    void a_managed_member_is_logged_in_by_an_administrator(People people, Client client) {
        Reply kim = people.create(client, KIM).isOk();

        Reply login = client.asOwner()
                .post("/logins", "{'login':{'email':'kim@acme.example'}}")
                .isOk();

        assertThat(kim.at("/confirmed").booleanValue()).isTrue();
        assertThat(client.as(login.text("/secret")).get("/user").isOk().text("/email"))
                .isEqualTo("kim@acme.example");
    }
}
