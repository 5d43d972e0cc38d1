package io.github.kisimock.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses what is wrong with the secret of a call that was refused for it.
 *
 * @param before the calls made earlier
 */
record SecretMistakes(Exchange refused, Calls before) {

    private static final Pattern SECRET = Pattern.compile("(?i)[0-9a-f]{32}");

    /** What is likely wrong, in sentences. */
    List<String> all() {
        return refused.rule().equals(Optional.of("authentication.required")) ? List.of(header()) : secret();
    }

    private String header() {
        Optional<String> given = refused.header("Authorization");
        if (given.isEmpty()) {
            return "There is no Authorization header. Send Authorization: KISI-LOGIN and the secret.";
        }
        if (isNothing(given.get())) {
            return thereYet(given.get());
        }
        return SECRET.matcher(given.get()).matches()
                ? "The secret stands alone. Put KISI-LOGIN before it."
                : "The scheme is KISI-LOGIN, not " + given.get().split(" ", 2)[0] + ".";
    }

    private List<String> secret() {
        String given = refused.header("Authorization")
                .or(() -> refused.header("X-Login-Secret"))
                .or(() -> refused.header("X-Authentication-Token"))
                .orElse("");
        Matcher secret = SECRET.matcher(given);
        if (!secret.find()) {
            return List.of(noSecret(given));
        }
        List<String> found = new ArrayList<>();
        if (!secret.group().equals(secret.group().toLowerCase(Locale.ROOT))) {
            found.add("Secrets are told apart by case, and all are in lower case here.");
        }
        found.add(fate(secret.group()));
        return found;
    }

    private static String noSecret(String given) {
        if (isNothing(given)) {
            return thereYet(given);
        }
        return given.endsWith("Secret[hidden]")
                ? "That is what a Secret prints. Send its value()."
                : "That is no secret: secrets have 32 hex digits.";
    }

    private static boolean isNothing(String header) {
        return header.matches("(.* )?(null|undefined|None|nil)");
    }

    private static String thereYet(String header) {
        return "The header says " + header + ": the secret was not there yet when the call was made.";
    }

    /** What became of a login that is not there. */
    private String fate(String secret) {
        Optional<String> ended = SecretAfterSignOut.endOf(secret, before)
                .map(end -> "Request " + end.number()
                        + " ended its login. Forget the secret then, and sign in again before the next call.");
        return ended.or(
                        () -> before.those(call -> call.replyBody().contains(secret)).stream()
                                .findFirst()
                                .map(
                                        issued -> "Request " + issued.number()
                                                + " was given that secret, and its login has ended"
                                                + " since: by a 41st device login, by a reset, long after it expired, or with its user."))
                .orElse("No call in the journal was given that secret: its login has ended, it was never issued in this"
                        + " workspace, or the world was reset since.");
    }
}
