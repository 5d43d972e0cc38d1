package io.github.kisimock.control;

import java.util.stream.Stream;

/** See {@link Lint#SIGN_IN_WITHOUT_DOMAIN}. */
final class SignInWithoutDomain implements Check {

    @Override
    public Stream<Sign> in(Calls calls) {
        return Sign.of(
                "A sign-in by password has no user.domain.",
                calls.those(call -> call.method().equals("POST")
                        && call.path().matches("/logins|/users/sign_in")
                        && call.sent().at("/user").has("password")
                        && call.sent().at("/user/domain").asString("").isBlank()));
    }
}
