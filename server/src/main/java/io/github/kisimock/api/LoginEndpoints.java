package io.github.kisimock.api;

import io.github.kisimock.domain.Credentials;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.EndLogin;
import io.github.kisimock.domain.EndOtherLogins;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.NewLogin;
import io.github.kisimock.domain.OpenLoginFor;
import io.github.kisimock.domain.OpenLoginFor.Asker;
import io.github.kisimock.domain.Outcome;
import io.github.kisimock.domain.PromoteLogin;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.RenameLogin;
import io.github.kisimock.domain.SignIn;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Signing in and out, and the logins that come of it. */
final class LoginEndpoints {

    /** The older form: the id in its reply is the user's, unless told otherwise. */
    void signIn(Call call) {
        Outcome<Login> done = call.apply(signInOf(call));
        Login login = done.answer();
        Id<?> id = call.switches().is(Switch.SIGN_IN_ID, "user") ? login.userId() : login.id();
        call.answer(new NewLoginJson(login, done.world(), id));
    }

    /** A sign-in by password, or a login on behalf of the member that {@code login.email} names. */
    void create(Call call) {
        Optional<EmailAddress> member = Fields.maybeIn(call, "login")
                .email("email")
                .filter(email -> !email.value().isEmpty());
        Outcome<Login> done =
                member.isPresent() ? call.apply(onBehalf(call, member.get())) : call.apply(signInOf(call));
        call.answer(new NewLoginJson(done.answer(), done.world()));
    }

    /** Ends single sign-on, which the mock does not emulate: no token is ever good. */
    void resolve(Call call) {
        Fields.in(call, "login");
        throw Refusal.of(Reason.RESOLUTION_UNKNOWN);
    }

    void list(Call call) {
        Page page = Page.of(call, 10, 250);
        Predicate<Id<?>> ids = Query.ids(call);
        World world = call.world();
        List<Login> logins = owner(call)
                .map(user -> world.all(Login.class).where(Login.BY_USER, user).stream()
                        .filter(login -> ids.test(login.id()) && !login.isExpired(world, call.now()))
                        .toList())
                .orElse(List.of());
        page.answer(call, logins, login -> new LoginJson(login, world));
    }

    /** Whose logins are asked for: the caller's own, or as an administrator those of one user. */
    private static Optional<Id<User>> owner(Call call) {
        Id<User> self = call.caller().user().id();
        Id<User> wanted = Query.user(call).orElse(self);
        if (wanted.equals(self)) {
            return Optional.of(self);
        }
        if (call.caller().administers() && call.switches().is(Switch.LOGINS_OF_OTHERS, "administrators")) {
            return call.world()
                    .find(wanted)
                    .filter(user -> call.caller().shares(user.organizationId()))
                    .map(User::id);
        }
        if (call.switches().is(Switch.OTHERS_LOGINS, "refused")) {
            throw Refusal.of(Reason.OTHERS_LOGINS);
        }
        return Optional.empty();
    }

    void end(Call call) {
        call.apply(new EndLogin(call.caller(), call.id(Login.class)));
        call.answerNothing();
    }

    void promote(Call call) {
        call.apply(new PromoteLogin(call.caller(), call.id(Login.class), call.now()));
        call.answerNothing();
    }

    void current(Call call) {
        call.answer(new CurrentLoginJson(call.caller().login(), call.world()));
    }

    void renameCurrent(Call call) {
        Fields given = Fields.in(call, "login");
        Optional<String> before = call.caller().login().name();
        call.apply(new RenameLogin(call.caller(), given.text("name", before), call.now()));
        call.answerNothing();
    }

    void endCurrent(Call call) {
        call.apply(new EndLogin(call.caller(), call.caller().login().id()));
        call.answerNothing();
    }

    void endOthers(Call call) {
        call.apply(new EndOtherLogins(call.caller()));
        call.answerNothing();
    }

    void promoteCurrent(Call call) {
        call.apply(new PromoteLogin(call.caller(), call.caller().login().id(), call.now()));
        call.answerNothing();
    }

    /** Who it is comes before what is asked for: a stranger does not learn that a field is ill-typed. */
    private static SignIn signInOf(Call call) {
        Credentials credentials = credentials(call);
        TotpCodes codes = new TotpCodes(call.now());
        credentials.check(call.world(), codes, call.now());
        return new SignIn(credentials, newLogin(call), codes, call.now());
    }

    private static OpenLoginFor onBehalf(Call call, EmailAddress member) {
        Asker asker = asker(call);
        asker.checkIn(call.world());
        return new OpenLoginFor(asker, member, newLogin(call), call.now());
    }

    /** The header says who asks; in the oldest documented form the body does. */
    private static Asker asker(Call call) {
        return Access.caller(call).map(found -> Asker.of(found.answer())).orElseGet(() -> {
            if (!call.body().path("user").isObject() || call.switches().is(Switch.BODY_CREDENTIALS, "ignored")) {
                throw Refusal.of(Reason.NOT_SIGNED_IN);
            }
            return Asker.of(credentials(call), new TotpCodes(call.now()), call.now());
        });
    }

    private static Credentials credentials(Call call) {
        Fields user = Fields.maybeIn(call, "user");
        if (user.text("authentication_info").isPresent()) {
            throw Refusal.of(Reason.LINK_INVALID);
        }
        return new Credentials(
                user.text("domain").filter(given -> !given.isBlank()),
                user.email("email"),
                user.password("password"),
                user.code("otp_attempt"));
    }

    private static NewLogin newLogin(Call call) {
        Fields login = Fields.maybeIn(call, "login");
        return new NewLogin(
                kind(login.text("type"), call),
                login.text("name"),
                new Login.Device(login.text("device_brand"), login.text("device_model"), login.text("os_name")),
                login.flag("expire", true),
                call.freshSecret());
    }

    private static Login.Kind kind(Optional<String> type, Call call) {
        return switch (type.orElse("device")) {
            case "device" -> Login.Kind.DEVICE;
            case "api" -> Login.Kind.API;
            default -> {
                if (call.switches().is(Switch.UNKNOWN_LOGIN_TYPE, "422")) {
                    throw Refusal.of(Reason.LOGIN_TYPE, "type", "is not included in the list");
                }
                yield Login.Kind.DEVICE;
            }
        };
    }
}
