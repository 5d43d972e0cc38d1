package io.github.kisimock.control;

import io.github.kisimock.domain.ChangeMember;
import io.github.kisimock.domain.CountCall;
import io.github.kisimock.domain.NewLogin;
import io.github.kisimock.domain.Outcome;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.RemoveMember;
import io.github.kisimock.domain.RequestPasswordReset;
import io.github.kisimock.domain.ResendConfirmation;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.SetSwitches;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A named situation. The same names serve the control API, contracts and tests; each adds people of its own
 * to the world, so that several can be had at once.
 *
 * @param name what it is called
 * @param sentence what it brings about
 */
record Scenario(String name, String sentence, Consumer<Stage> arrangement) {

    static final List<Scenario> ALL = List.of(
            of("member", "A confirmed member without any rights is signed in.", stage -> stage.signedIn("basic")),
            of("administrator", "An administrator is signed in.", stage -> {
                stage.signedIn("administrator");
                stage.again("secret", "administrator_secret");
                stage.tellOwner();
            }),
            of("api-key", "An administrator has an API key.", stage -> {
                stage.user(
                        stage.withPassword("api-key").withRole("administrator").withApiKey(stage.login("secret")));
                stage.again("secret", "api_key");
            }),
            of("unconfirmed-member", "A member has not confirmed the e-mail address; the mail is there.", stage -> {
                User user = stage.user(stage.withPassword("unconfirmed").asUnconfirmed());
                Secret token = stage.freshSecret();
                stage.apply(new ResendConfirmation(Optional.of(stage.domain()), user.email(), token, stage.now()));
                stage.made("confirmation_token", token.derived(0).value());
            }),
            of("invited-member", "Somebody was invited to be a member; the mail is there.", Stage::invited),
            of(
                    "managed-member",
                    "A managed member: confirmed, no mails, no password.",
                    stage -> stage.user(SeedUser.managed(stage.email("managed")))),
            of(
                    "managed-member-with-login",
                    "Somebody logged in on behalf of a managed member.",
                    stage -> stage.user(SeedUser.managed(stage.email("managed")).withLogin(stage.login("secret")))),
            of("two-organizations-one-email", "An e-mail address has an account in two organizations.", stage -> {
                SeedUser user = stage.withPassword("twice");
                stage.user(user);
                stage.made("other_domain", stage.otherOrganization(user, false));
            }),
            of("device-login-limit-reached", "A member has 40 device logins.", stage -> {
                SeedUser user = stage.withPassword("devices");
                Instant first = stage.now().minus(Duration.ofHours(NewLogin.MOST_DEVICES));
                for (int i = 0; i < NewLogin.MOST_DEVICES; i++) {
                    String secret = i == 0 ? "least_recently_used_secret" : i == 1 ? "next_secret" : "secret";
                    user = user.withLogin(stage.login(secret).lastUsedAt(first.plus(Duration.ofHours(i))));
                }
                stage.user(user);
            }),
            of("api-key-limit-reached", "An administrator has 10 API keys.", stage -> {
                SeedUser user = stage.withPassword("keys").withRole("administrator");
                for (int i = 0; i < NewLogin.MOST_API_KEYS; i++) {
                    user = user.withApiKey(stage.login("secret"));
                }
                stage.user(user);
            }),
            of(
                    "api-key-of-demoted-admin",
                    "Who made an API key is no administrator any more.",
                    stage -> stage.user(stage.withPassword("demoted").withApiKey(stage.login("secret")))),
            of("two-factor-required", "A member has a second factor, and is signed in.", stage -> {
                stage.secondFactor(true);
                stage.made("backup_code", "abc123");
            }),
            of(
                    "two-factor-prepared",
                    "A member who is signed in has got the secret of a second factor, and has not activated it.",
                    stage -> stage.secondFactor(false)),
            of(
                    "login-about-to-expire",
                    "A login has a minute left, if it is not used.",
                    stage -> stage.user(stage.withPassword("expiring")
                            .withLogin(stage.login("secret").lastUsedAt(stage.expiring(60))))),
            of(
                    "expired-login",
                    "A login was left unused for too long.",
                    stage -> stage.user(stage.withPassword("expired")
                            .withLogin(stage.login("secret").lastUsedAt(stage.expiring(-60))))),
            of("deleted-member", "A member who was signed in has been deleted.", stage -> {
                User user = stage.user(stage.withPassword("deleted").withLogin(stage.login("secret")));
                stage.apply(new RemoveMember(user.id(), Reason.OWNER_REMOVAL));
            }),
            of("password-reset-requested", "A member asked for a new password; the mail is there.", stage -> {
                User user = stage.user(stage.withPassword("forgetful"));
                Secret token = stage.freshSecret();
                stage.apply(new RequestPasswordReset(Optional.of(stage.domain()), user.email(), token, stage.now()));
                stage.made("reset_password_token", token.derived(0).value());
            }),
            of("owner", "The owner of another organization is signed in.", stage -> stage.owner("owner", false)),
            of(
                    "mails-muted",
                    "An organization sends no mails at all; its owner is signed in.",
                    stage -> stage.owner("muted", true)),
            of("rate-limited", "A member has used up the calls of this second.", stage -> {
                User user = stage.user(stage.withPassword("hasty").withLogin(stage.login("secret")));
                stage.apply(new SetSwitches(Map.of(Switch.RATE_LIMIT, "documented")));
                for (int i = 0; i < CountCall.MOST_CALLS; i++) {
                    stage.apply(new CountCall(user.id().toString(), stage.now()));
                }
            }),
            of("many-members", "The organization has 120 members more.", stage -> {
                for (int i = 0; i < 120; i++) {
                    stage.user(SeedUser.managed(stage.email("crowd")));
                }
            }),
            of("door-granted", "A managed member is logged in and may open a door.", stage -> stage.door(true)),
            of("door-denied", "A managed member is logged in and may not open a door.", stage -> stage.door(false)),
            of("access-disabled", "A managed member may open a door, but its access is switched off.", stage -> {
                User user = stage.door(true);
                stage.apply(new ChangeMember(user.id(), Profile::withoutAccess, stage.now()));
            }));

    private static Scenario of(String name, String sentence, Consumer<Stage> arrangement) {
        return new Scenario(name, sentence, arrangement);
    }

    /**
     * The scenario of that name.
     *
     * @param otherwise makes what is thrown if there is none, of a sentence that says so
     */
    static <E extends RuntimeException> Scenario named(String name, Function<String, E> otherwise) {
        return ALL.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> otherwise.apply("there is no '" + name + "'; there are "
                        + ALL.stream().map(Scenario::name).collect(Collectors.joining(", "))));
    }

    /**
     * Brings it about as wanted, and tells what was made.
     *
     * @param drawn from which the secrets come that are not wanted
     * @throws SeedProblem if the world does not allow it
     */
    Outcome<Arranged> arrange(World world, Map<String, Object> wanted, Secret drawn, Instant realNow) {
        Stage stage = new Stage(world, wanted, drawn, realNow);
        try {
            arrangement.accept(stage);
        } catch (Refusal e) {
            throw problem(e);
        }
        return stage.outcome(name);
    }

    private static SeedProblem problem(Refusal refusal) {
        return refusal.problems().entrySet().stream()
                .map(one -> SeedProblem.at("/" + one.getKey(), String.join(", ", one.getValue())))
                .findFirst()
                .orElseThrow(() -> refusal);
    }
}
