package io.github.kisimock.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.World;
import java.util.Optional;

/** The login in use: with what a phone opens doors by. The mock's are well-formed and open nothing. */
record CurrentLoginJson(@JsonUnwrapped LoginJson login, Optional<ScramCredentials> scramCredentials) {

    record ScramCredentials(String phoneKey, String onlineCertificate) {}

    static CurrentLoginJson of(Login login, World world) {
        return of(login, LoginJson.of(login, world));
    }

    /** An official app's sample cannot read a device login without them; an API key has no phone. */
    static CurrentLoginJson of(Login login, LoginJson shown) {
        return new CurrentLoginJson(
                shown,
                login.isApiKey()
                        ? Optional.empty()
                        : Optional.of(new ScramCredentials(
                                login.secret().derived(1).value(),
                                login.secret().derived(2).value()
                                        + login.secret().derived(3).value())));
    }
}
