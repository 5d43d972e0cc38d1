package io.github.kisimock.api;

import io.github.kisimock.domain.ConfirmUser;
import io.github.kisimock.domain.MailOrganizations;
import io.github.kisimock.domain.NewPassword;
import io.github.kisimock.domain.Outcome;
import io.github.kisimock.domain.Password;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.RequestPasswordReset;
import io.github.kisimock.domain.ResendConfirmation;
import io.github.kisimock.domain.ResetPassword;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.SignUp;
import io.github.kisimock.domain.User;
import java.util.function.UnaryOperator;

/** What a person does before being signed in: sign up, confirm an address, set a forgotten password anew. */
final class AccountEndpoints {

    /** The reply to a confirmation. */
    record ConfirmationJson(User user) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            json.field("id", user.id().number())
                    .field("name", user.profile().name())
                    .field("email", user.email().value());
        }
    }

    void signUp(Call call) {
        Fields given = Fields.in(call, "user");
        UnaryOperator<Profile> details = before -> before.with(
                given.text("name").filter(name -> !name.isBlank()).orElse(before.name()),
                given.text("image", before.image()));
        Outcome<User> done = call.apply(new SignUp(
                Fields.beside(call).secret("token"),
                given.text("domain"),
                given.email("email"),
                given.password("password"),
                given.flag("terms_and_conditions", false),
                details,
                call.freshSecret(),
                call.now()));
        call.answer(new CurrentUserJson(done.answer(), done.world()));
    }

    void confirm(Call call) {
        Secret token = new Secret(call.query("confirmation_token").orElse(""));
        call.answer(new ConfirmationJson(
                call.apply(new ConfirmUser(token, call.now())).answer()));
    }

    void resendConfirmation(Call call) {
        Fields given = Fields.in(call, "user");
        given.email("email")
                .ifPresent(email -> call.apply(
                        new ResendConfirmation(given.text("domain"), email, call.freshSecret(), call.now())));
        call.answerNothing();
    }

    void requestPasswordReset(Call call) {
        Fields given = Fields.in(call, "user");
        given.email("email")
                .ifPresent(email -> call.apply(
                        new RequestPasswordReset(given.text("domain"), email, call.freshSecret(), call.now())));
        call.answerNothing();
    }

    void resetPassword(Call call) {
        Fields given = Fields.in(call, "user");
        NewPassword change = new NewPassword(
                given.password("password").orElse(new Password("")), given.password("password_confirmation"));
        Secret token = given.secret("reset_password_token").orElse(new Secret(""));
        call.apply(new ResetPassword(token, change, call.now()));
        call.answerNothing();
    }

    void mailOrganizations(Call call) {
        call.apply(new MailOrganizations(Fields.in(call, "user").email("email"), call.now()));
        call.answerNothing();
    }
}
