package io.github.kisimock.api;

import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.World;

/** The login in use: with what a phone opens doors by. The mock's are well-formed and open nothing. */
record CurrentLoginJson(Login login, World world, Id<?> id) implements JsonObject {

    record ScramCredentials(Secret secret) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            json.field("phone_key", secret.derived(1).value())
                    .field(
                            "online_certificate",
                            secret.derived(2).value() + secret.derived(3).value());
        }
    }

    CurrentLoginJson(Login login, World world) {
        this(login, world, login.id());
    }

    /** An official app's sample cannot read a device login without credentials; an API key has no phone. */
    @Override
    public void writeTo(JsonWriter json) {
        new LoginJson(login, world, id).writeTo(json);
        if (login.isApiKey()) {
            json.none("scram_credentials");
        } else {
            json.field("scram_credentials", new ScramCredentials(login.secret()));
        }
    }
}
