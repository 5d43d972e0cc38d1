package io.github.kisimock.junit.assertions;

import io.github.kisimock.control.Control;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Role;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.User;
import org.assertj.core.api.AbstractAssert;

/** Assertions about one member, as found when the assertion began. */
public final class MemberAssert extends AbstractAssert<MemberAssert, User> {

    private final ControlAssert before;
    private final Control control;

    MemberAssert(ControlAssert before, Control control, User actual) {
        super(actual, MemberAssert.class);
        this.before = before;
        this.control = control;
    }

    /** The e-mail address is confirmed. */
    public MemberAssert thatIsConfirmed() {
        return check(actual.confirmed(), "to be confirmed", "the e-mail address is not");
    }

    /** Managed: confirmed, without a password, and never written to. */
    public MemberAssert thatIsManaged() {
        check(actual.confirmed(), "to be managed", "the e-mail address is not confirmed; send confirm: true");
        check(actual.password().isEmpty(), "to be managed", "there is a password");
        return check(!actual.mailed(), "to be managed", "Kisi writes to this user; send send_emails: false");
    }

    /** The member has that role in the organization. */
    public MemberAssert thatHasRole(Role role) {
        Role has = RoleAssignment.organizationRoleOf(control.world(), actual.id());
        return check(has == role, "to have the role " + role.id(), "it is " + has.id());
    }

    /** The member has so many logins, API keys included. */
    public MemberAssert thatHasLogins(int count) {
        int has = control.world()
                .all(Login.class)
                .where(Login.BY_USER, actual.id())
                .size();
        return check(has == count, "to have " + count + " logins", "there are " + has);
    }

    /** No mail was sent to the member. */
    public MemberAssert thatGotNoMail() {
        long got = control.outbox().stream()
                .filter(mail -> mail.to().equals(actual.email()))
                .count();
        return check(got == 0, "to have got no mail", "there are " + got);
    }

    /** Back to the workspace. */
    public ControlAssert and() {
        return before;
    }

    private MemberAssert check(boolean asWanted, String expected, String found) {
        if (!asWanted) {
            throw failure("%s", "Expected the member " + actual.email() + " " + expected + ", but " + found);
        }
        return this;
    }
}
