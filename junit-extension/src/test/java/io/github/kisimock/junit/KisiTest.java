package io.github.kisimock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.Changes.Change;
import io.github.kisimock.control.Misuse;
import io.github.kisimock.control.SeedProblem;
import io.github.kisimock.control.SeedUser;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.World;
import org.junit.jupiter.api.Test;

/** What a test does with its mock. */
@KisiMockTest
class KisiTest {

    private static PartnerApp app(Kisi kisi) {
        return new PartnerApp(kisi.uri(), kisi.apiKey());
    }

    @Test
    void a_member_that_was_added_is_known_by_both_ids(Kisi kisi) {
        Member ada = kisi.add(SeedUser.managed("ada@example.com"));
        assertThat(app(kisi).get("/members/" + ada.id().number())).isEqualTo(200);
        assertThat(app(kisi).get("/users/" + ada.userId().number())).isEqualTo(200);
    }

    @Test
    void a_member_that_cannot_be_is_refused(Kisi kisi) {
        assertThatThrownBy(() -> kisi.add(SeedUser.managed("managed@acme.example")))
                .isInstanceOf(SeedProblem.class);
    }

    @Test
    void anybody_is_signed_in_without_a_password(Kisi kisi) {
        PartnerApp member = new PartnerApp(kisi.uri(), kisi.signIn("managed@acme.example"));
        assertThat(member.get("/user")).isEqualTo(200);
        assertThatThrownBy(() -> kisi.signIn("nobody@acme.example"))
                .isInstanceOf(Misuse.class)
                .hasMessage("there is no user 'nobody@acme.example'");
    }

    @Test
    void a_mail_is_waited_for(Kisi kisi) {
        PartnerApp app = app(kisi);
        Thread later = new Thread(() -> app.forgetPassword("member@acme.example"));
        later.start();
        Mail mail = kisi.outbox().await(Mail.Kind.PASSWORD_RESET, "member@acme.example");
        assertThat(mail.token()).isPresent();
        assertThat(kisi.outbox().mails()).containsExactly(mail);
    }

    @Test
    void a_world_can_be_put_back(Kisi kisi) {
        World before = kisi.world();
        app(kisi).onboard("ada@example.com");
        kisi.restore(before);
        assertThat(app(kisi).members()).isEqualTo(5);
    }

    @Test
    void a_world_can_be_kept_under_a_name_and_put_back(Kisi kisi) {
        app(kisi).onboard("ada@example.com");
        kisi.snapshot("with-ada");
        assertThat(kisi.changes().added()).hasSize(2);
        app(kisi).onboard("bob@example.com");
        assertThat(kisi.changes("with-ada").added()).extracting(Change::name).containsOnly("bob@example.com");
        kisi.restore("with-ada");
        assertThat(kisi.changes("with-ada").isEmpty()).isTrue();
        assertThatThrownBy(() -> kisi.restore("with Bob"))
                .isInstanceOf(Misuse.class)
                .hasMessage("there is no snapshot 'with Bob'; there are [with Ada]");
    }

    @Test
    void the_organization_has_a_domain(Kisi kisi) {
        assertThat(kisi.domain()).isEqualTo("acme");
    }

    @Test
    void what_it_does_is_no_call(Kisi kisi) {
        kisi.arrange("many-members");
        kisi.signIn("member@acme.example");
        assertThat(kisi.requests()).isEmpty();
        app(kisi).members();
        assertThat(kisi.requests()).hasSize(1);
    }
}
