package io.github.kisimock.api;

import io.github.kisimock.domain.Caller;
import io.github.kisimock.domain.CountCall;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Outcome;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.UseLogin;
import io.github.kisimock.domain.User;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who may call a route. Checked in this order: who is it (401), too many calls (429), may they (403). */
enum Access {
    /**
     * Nobody needs to be signed in, and no {@code Authorization} header, however odd, is refused here: clients send
     * {@code null}. A login on behalf asks {@link #caller} who sent it, and so does judge the header.
     */
    ANYONE {
        @Override
        void check(Call call) {
            count(call, () -> counted(call));
        }
    },
    /** Any live login will do. */
    SIGNED_IN {
        @Override
        void check(Call call) {
            try {
                call.signedInBy(caller(call).orElseThrow(() -> Refusal.of(Reason.NOT_SIGNED_IN)));
            } catch (Refusal stranger) {
                if (call.switches().is(Switch.STRANGERS_COUNTED, "everywhere")) {
                    count(call, call::remoteAddress);
                }
                throw stranger;
            }
            count(call, () -> call.caller().user().id().toString());
        }
    },
    /** A login of the organization's owner or an administrator. */
    ADMINISTRATOR {
        @Override
        void check(Call call) {
            SIGNED_IN.check(call);
            if (!call.caller().administers()) {
                throw Refusal.of(Reason.NOT_ALLOWED);
            }
        }
    };

    private static final String SCHEME = "KISI-LOGIN";

    /** What older versions of the official client send in these headers when nobody is signed in. */
    private static final Set<String> NONSENSE = Set.of("null", "undefined", "[object Object]");

    /** Lets the call pass or refuses it. */
    abstract void check(Call call);

    /** Whoever the call's secret belongs to; nobody if it carries none. A secret that is no good is refused. */
    static Optional<Outcome<Caller>> caller(Call call) {
        return secret(call).map(secret -> call.note(new UseLogin(secret, call.now())));
    }

    /** The user whose secret a call carries. */
    static Optional<User> owner(Call call) {
        return secret(call)
                .flatMap(secret -> call.world().all(Login.class).first(Login.BY_SECRET, secret))
                .flatMap(login -> call.world().find(login.userId()));
    }

    /** Whose calls a call on an open route counts among: the user's whose secret it carries, else the address's. */
    private static String counted(Call call) {
        return owner(call).map(user -> user.id().toString()).orElseGet(call::remoteAddress);
    }

    private static Optional<Secret> secret(Call call) {
        return part(call, SCHEME).or(() -> legacySecret(call)).map(Secret::new);
    }

    private static Optional<String> legacySecret(Call call) {
        return call.switches().is(Switch.LEGACY_HEADERS, "accepted")
                ? call.header("X-Login-Secret")
                        .or(() -> call.header("X-Authentication-Token"))
                        .filter(given -> !NONSENSE.contains(given))
                : Optional.empty();
    }

    /** What follows the scheme in the {@code Authorization} header, which may hold several, parted by commas. */
    static Optional<String> part(Call call, String scheme) {
        boolean anyCase = call.switches().is(Switch.SCHEME_CASE, "any");
        for (String part : call.header("Authorization").orElse("").split(",", -1)) {
            String stripped = part.strip();
            if (stripped.regionMatches(anyCase, 0, scheme + " ", 0, scheme.length() + 1)) {
                return Optional.of(stripped.substring(scheme.length()).strip());
            }
        }
        return Optional.empty();
    }

    private static void count(Call call, Supplier<String> owner) {
        if (call.switches().is(Switch.RATE_LIMIT, "documented")) {
            call.note(new CountCall(owner.get(), call.now()));
        }
    }
}
