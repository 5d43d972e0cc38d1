package io.github.kisimock.api;

import io.github.kisimock.domain.ChangeCurrentUser;
import io.github.kisimock.domain.Code;
import io.github.kisimock.domain.NewPassword;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.RemoveMember;
import io.github.kisimock.domain.RenewBackupCodes;
import io.github.kisimock.domain.RequestSecondFactor;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.SwitchSecondFactor;
import io.github.kisimock.domain.User;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Base32;

/** The user who makes the call, and the user's second factor. */
final class CurrentUserEndpoints {

    private static final Set<String> LOCALES = Set.of("en", "fr", "es", "de");
    private static final int BACKUP_CODES = 10;

    /** The reply with the shared secret, as text and as the address an authenticator app scans. */
    record OtpSecretJson(Secret secret, Organization organization) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            json.field("otp_secret", secret.value())
                    .field(
                            "uri",
                            "otpauth://totp/Kisi:" + organization.domain() + "?secret=" + secret.value()
                                    + "&issuer=Kisi");
        }
    }

    /** The reply with the new backup codes. */
    record BackupCodesJson(List<Code> codes) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            json.field("backup_codes", codes.stream().map(Code::value).toList());
        }
    }

    void show(Call call) {
        call.answer(new CurrentUserJson(call.caller().user(), call.world()));
    }

    void change(Call call) {
        Fields given = Fields.in(call, "user");
        call.apply(new ChangeCurrentUser(
                call.caller().user().id(),
                change(given),
                given.password("password")
                        .map(password -> new NewPassword(password, given.password("password_confirmation"))),
                given.password("current_password"),
                call.now()));
        call.answerNothing();
    }

    private static UnaryOperator<Profile> change(Fields given) {
        given.text("locale").filter(locale -> !LOCALES.contains(locale)).ifPresent(unknown -> {
            throw Refusal.of(Reason.LOCALE, "locale", "is not included in the list");
        });
        return before -> new Profile(
                given.text("name").filter(name -> !name.isBlank()).orElse(before.name()),
                given.text("image", before.image()),
                before.notes(),
                before.metadata(),
                before.accessEnabled(),
                before.passwordFlowEnabled(),
                given.text("locale", before.locale()),
                given.times("last_read_at", before.lastReadAt()),
                given.time("announcements_last_seen_at", before.announcementsLastSeenAt()));
    }

    void remove(Call call) {
        call.apply(new RemoveMember(call.caller().user().id(), Reason.OWN_REMOVAL));
        call.answerNothing();
    }

    void requestSecret(Call call) {
        checkBasic(call);
        User user = call.caller().user();
        Secret secret = base32(call.freshSecret());
        call.apply(new RequestSecondFactor(user.id(), secret, call.now()));
        call.answer(new OtpSecretJson(secret, call.world().get(user.organizationId())));
    }

    void activate(Call call) {
        switchTo(true, call);
    }

    void deactivate(Call call) {
        switchTo(false, call);
    }

    private static void switchTo(boolean on, Call call) {
        checkBasic(call);
        Fields given = Fields.in(call, "user");
        call.apply(new SwitchSecondFactor(
                call.caller().user().id(), on, given.code("otp_attempt"), new TotpCodes(call.now()), call.now()));
        call.answerNothing();
    }

    void renewBackupCodes(Call call) {
        checkBasic(call);
        Secret drawn = call.freshSecret();
        List<Code> codes = IntStream.range(0, BACKUP_CODES)
                .mapToObj(n -> new Code(drawn.derived(n).value().substring(26)))
                .toList();
        List<Code> valid = call.apply(new RenewBackupCodes(call.caller().user().id(), codes, call.now()))
                .answer();
        call.answer(new BackupCodesJson(valid));
    }

    /** E-mail address and password beside the login, as these operations are said to want. */
    private static void checkBasic(Call call) {
        if (call.switches().is(Switch.TWO_FACTOR_BASIC, "optional")) {
            return;
        }
        User user = call.caller().user();
        Optional<String> expected = user.password()
                .map(password -> Base64.getEncoder()
                        .encodeToString(
                                (user.email().value() + ":" + password.value()).getBytes(StandardCharsets.UTF_8)));
        if (expected.isEmpty() || !Access.part(call, "Basic").equals(expected)) {
            throw Refusal.of(Reason.BASIC_MISSING);
        }
    }

    /** A shared secret, without the digits that name the workspace. */
    private static Secret base32(Secret drawn) {
        byte[] bytes = drawn.value().substring(12).getBytes(StandardCharsets.US_ASCII);
        return new Secret(new Base32().encodeToString(bytes));
    }
}
