package io.github.kisimock.junit.assertions;

import static io.github.kisimock.junit.assertions.KisiAssertions.added;
import static io.github.kisimock.junit.assertions.KisiAssertions.assertThat;
import static io.github.kisimock.junit.assertions.KisiAssertions.changed;
import static io.github.kisimock.junit.assertions.KisiAssertions.removed;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.KisiMock;
import io.github.kisimock.Settings;
import io.github.kisimock.control.Expectation;
import io.github.kisimock.control.Lint;
import io.github.kisimock.control.RequestPattern;
import io.github.kisimock.control.SeedUser;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.Role;
import io.github.kisimock.junit.Kisi;
import io.github.kisimock.junit.KisiMockTest;
import io.github.kisimock.junit.PartnerApp;
import io.github.kisimock.junit.WithScenario;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What can be asserted, and the text of each failure. */
@KisiMockTest
class AssertionsTest {

    private static final RequestPattern INVITATION = RequestPattern.of("POST", "/members");
    private static final RequestPattern LOGIN = RequestPattern.of("POST", "/logins");

    private static PartnerApp onboard(Kisi kisi) {
        PartnerApp app = new PartnerApp(kisi.uri(), kisi.apiKey());
        app.onboard("ada@example.com");
        return app;
    }

    private static void fails(ThrowingCallable assertion, String text) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(text.stripTrailing());
    }

    @Test
    void a_call_was_received(Kisi kisi) {
        onboard(kisi);
        assertThat(kisi)
                .received(INVITATION.withField("member.confirm", true))
                .received(1, LOGIN)
                .received(0, RequestPattern.of("GET", "/members"))
                .received(Expectation.atMost(1, LOGIN))
                .receivedInOrder(INVITATION, LOGIN);
        fails(() -> assertThat(kisi).received(INVITATION.withField("member.email", "eve@example.com")), """
                Expected a call, there was none:
                  POST /members with member.email=eve@example.com
                Nearest:
                  #1 POST /members → 200
                    body.member.email  wanted eve@example.com  found ada@example.com
                  #2 POST /logins → 200
                    path               wanted /members         found /logins
                    body.member.email  wanted eve@example.com  found nothing
                """);
        fails(() -> assertThat(kisi).received(2, LOGIN), """
                Expected 2 calls, there was 1:
                  POST /logins
                There were:
                  #2 POST /logins → 200
                Nearest:
                  #1 POST /members → 200
                    path  wanted /logins  found /members
                """);
        fails(() -> assertThat(kisi).receivedInOrder(LOGIN, INVITATION), """
                Expected calls in this order:
                  POST /logins
                ✗ POST /members
                There were:
                  #1 POST /members → 200
                  #2 POST /logins → 200
                """);
        fails(() -> assertThat(kisi).receivedNothing(), """
                Expected 0 calls, there were 2:
                  any call
                There were:
                  #1 POST /members → 200
                  #2 POST /logins → 200
                """);
    }

    @Test
    void no_call_was_received(Kisi kisi) {
        assertThat(kisi).receivedNothing();
        fails(() -> assertThat(kisi).received(LOGIN), """
                Expected a call, there was none:
                  POST /logins
                There was no call at all.
                """);
    }

    @Test
    void there_is_a_member(Kisi kisi) {
        onboard(kisi);
        assertThat(kisi)
                .hasMember("ada@example.com")
                .thatIsConfirmed()
                .thatIsManaged()
                .thatHasRole(Role.BASIC)
                .thatHasLogins(1)
                .thatGotNoMail()
                .and()
                .hasNoMember("eve@example.com");
        fails(() -> assertThat(kisi).hasNoMember("ada@example.com"), """
                Expected no member ada@example.com
                There are:
                  owner@acme.example
                  admin@acme.example
                  member@acme.example
                  unconfirmed@acme.example
                  managed@acme.example
                  ada@example.com
                """);
        fails(() -> assertThat(kisi).hasMember("eve@example.com"), """
                Expected a member eve@example.com
                There are:
                  owner@acme.example
                  admin@acme.example
                  member@acme.example
                  unconfirmed@acme.example
                  managed@acme.example
                  ada@example.com
                """);
        fails(
                () -> assertThat(kisi).hasMember("unconfirmed@acme.example").thatIsConfirmed(),
                "Expected the member unconfirmed@acme.example to be confirmed, but the e-mail address is not");
        fails(
                () -> assertThat(kisi).hasMember("unconfirmed@acme.example").thatIsManaged(),
                "Expected the member unconfirmed@acme.example to be managed, but the e-mail address is not confirmed;"
                        + " send confirm: true");
        new PartnerApp(kisi.uri(), kisi.apiKey()).confirm("mailed@acme.example");
        fails(
                () -> assertThat(kisi).hasMember("mailed@acme.example").thatIsManaged(),
                "Expected the member mailed@acme.example to be managed, but Kisi writes to this user; send"
                        + " send_emails: false");
        fails(
                () -> assertThat(kisi).hasMember("owner@acme.example").thatIsManaged(),
                "Expected the member owner@acme.example to be managed, but there is a password");
        fails(
                () -> assertThat(kisi).hasMember("ada@example.com").thatHasRole(Role.OWNER),
                "Expected the member ada@example.com to have the role owner, but it is basic");
        fails(
                () -> assertThat(kisi).hasMember("ada@example.com").thatHasLogins(2),
                "Expected the member ada@example.com to have 2 logins, but there are 1");
    }

    @Test
    void a_mail_was_sent(Kisi kisi) {
        assertThat(kisi).sentNoMail();
        fails(() -> assertThat(kisi).sentMail(Mail.Kind.WELCOME, "ada@example.com"), """
                Expected a mail WELCOME to ada@example.com
                There are: none
                """);
        onboard(kisi).forgetPassword("member@acme.example");
        assertThat(kisi).sentMail(Mail.Kind.PASSWORD_RESET, "member@acme.example");
        fails(() -> assertThat(kisi).sentNoMail(), """
                Expected no mail
                There are:
                  PASSWORD_RESET to member@acme.example
                """);
        fails(
                () -> assertThat(kisi).hasMember("member@acme.example").thatGotNoMail(),
                "Expected the member member@acme.example to have got no mail, but there are 1");
    }

    @Test
    void nothing_has_changed(Kisi kisi) {
        kisi.add(SeedUser.managed("ada@example.com"));
        fails(() -> assertThat(kisi).changedNothing(), """
                Expected these changes and no others: nothing
                Did not happen: nothing
                Happened besides:
                  member ada@example.com (3000006) was added
                """);
    }

    @Test
    void any_workspace_can_be_asserted_about() {
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            assertThat(mock.workspaces().standard()).receivedNothing().hasMember("owner@acme.example");
        }
    }

    @Test
    void no_bad_habit_was_shown(Kisi kisi) {
        assertThat(kisi).hasNoFindings();
        onboard(kisi);
        assertThat(kisi).hasNoFindings(Lint.Severity.WARNING).hasFinding(Lint.PARTNER_HEADERS);
        String found = """
                  partner-headers: 2 of 2 calls lack X-Kisi-Integration-Identifier. (requests [1, 2]). Send\
                 X-Kisi-Integration-Identifier and X-Kisi-Integration-Contact with every call.
                  partner-headers: 2 of 2 calls lack X-Kisi-Integration-Contact. (requests [1, 2]). Send\
                 X-Kisi-Integration-Identifier and X-Kisi-Integration-Contact with every call.
                  deprecated-route: /users took the place of /members. (requests [1]). Use /users for /members,\
                 POST /logins for /users/sign_in and DELETE /login for /users/sign_out.
                """;
        fails(() -> assertThat(kisi).hasFinding(Lint.RETRY_LOOP), """
                Expected the bad habit retry-loop: A call is repeated although it is refused with 401 each time.
                There are:
                """ + found);
        fails(() -> assertThat(kisi).hasNoFindings(), """
                Expected no bad habit from NOTE on
                There are:
                """ + found);
    }

    @Test
    @WithScenario("door-granted")
    void this_has_changed_since_a_world_was_kept(Kisi kisi) {
        kisi.snapshot("at-the-door");
        assertThat(kisi).changedOnlySince("at-the-door");
        onboard(kisi);
        assertThat(kisi)
                .changedOnlySince("at-the-door", added("member", "ada@example.com"), added("login", "ada@example.com"));
        fails(() -> assertThat(kisi).changedOnlySince("at-the-door", added("member", "ada@example.com")), """
                Expected these changes and no others:
                  member ada@example.com was added
                Did not happen: nothing
                Happened besides:
                  login ada@example.com (100000003) was added
                """);
    }

    @Test
    void this_has_changed_and_nothing_else(Kisi kisi) {
        assertThat(kisi).changedNothing();
        onboard(kisi);
        assertThat(kisi).changedOnly(added("member", "ada@example.com"), added("login", "ada@example.com"));
        fails(
                () -> assertThat(kisi)
                        .changedOnly(
                                added("member", "ada@example.com"),
                                changed("member", "owner@acme.example"),
                                removed("login", "owner@acme.example")),
                """
                Expected these changes and no others:
                  member ada@example.com was added
                  member owner@acme.example was changed
                  login owner@acme.example was removed
                Did not happen:
                  member owner@acme.example was changed
                  login owner@acme.example was removed
                Happened besides:
                  login ada@example.com (100000002) was added
                """);
    }
}
