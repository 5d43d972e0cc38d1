package io.github.kisimock.control;

import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Entity;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Guesses, from a refused call and the world, what its client got wrong. */
final class Mistakes {

    private static final Pattern NUMBER_IN_PATH = Pattern.compile("/(\\d{1,9})(?=/|$)");
    private static final Pattern NUMBER_IN_BODY = Pattern.compile("\"(?!applies_to)(\\w+)_id\"\\s*:\\s*(\\d{1,9})\\b");

    private final Exchange refused;
    private final World world;
    private final List<String> found = new ArrayList<>();

    private Mistakes(Exchange refused, World world) {
        this.refused = refused;
        this.world = world;
    }

    /**
     * What is likely wrong, in sentences; nothing if nothing comes to mind.
     *
     * @param before the calls made earlier
     */
    static List<String> in(Exchange refused, World world, List<Exchange> before) {
        Mistakes mistakes = new Mistakes(refused, world);
        switch (refused.rule().orElse("")) {
            case "routes.unknown", "routes.wrong-method" -> mistakes.route();
            case "authentication.required", "authentication.unknown-secret" ->
                mistakes.found.addAll(new SecretMistakes(refused, new Calls(before, world)).all());
            case "authentication.expired" ->
                mistakes.say(
                        "The login was left unused for too long. Use it in between, or make it with expire false.");
            case "bodies.bad-json" -> mistakes.noJson();
            case "bodies.missing-root" -> mistakes.root(mistakes.root());
            case "records.unknown" -> mistakes.id();
            case "sign-in.domain" ->
                mistakes.say("The address has accounts in several organizations: " + mistakes.domains()
                        + ". Send user.domain.");
            case "sign-in.unknown-domain" ->
                mistakes.say("There is no such domain; there is " + mistakes.domains() + ".");
            case "sign-in.wrong-password" -> mistakes.password();
            case "sign-in.unknown-email" -> mistakes.email();
            default -> {}
        }
        return List.copyOf(mistakes.found);
    }

    private void say(String sentence) {
        found.add(sentence);
    }

    private void route() {
        List<Operation> near = Operation.near(refused.path());
        say(
                near.isEmpty()
                        ? "The API has nothing like it, or the mock does not know it."
                        : "The API has "
                                + near.stream().map(Operation::toString).collect(Collectors.joining(", ")) + ".");
    }

    private void noJson() {
        String type = refused.header("Content-Type").orElse("");
        if (!type.isEmpty() && !type.contains("json")) {
            say("The body is sent as " + type + ". Send JSON, as application/json.");
        }
    }

    private String root() {
        return refused.path().startsWith("/members")
                ? "member"
                : refused.path().startsWith("/login")
                        ? "login"
                        : refused.path().startsWith("/role_assignments") ? "role_assignment" : "user";
    }

    private void root(String root) {
        JsonNode body = refused.sent();
        say(
                body.isObject() && !body.isEmpty()
                        ? "The fields stand at the top. Put them under \"" + root + "\": {\"" + root + "\": "
                                + Redaction.body(body.toString()) + "}"
                        : "Send an object with the key \"" + root + "\".");
    }

    private void id() {
        Matcher inPath = NUMBER_IN_PATH.matcher(refused.path());
        while (inPath.find()) {
            id(Integer.parseInt(inPath.group(1)), "");
        }
        Matcher inBody = NUMBER_IN_BODY.matcher(refused.requestBody());
        while (inBody.find()) {
            id(
                    Integer.parseInt(inBody.group(2)),
                    inBody.group(1).replace("_", "").replace("assignee", "user"));
        }
    }

    /** Says what has that id, unless it is of the kind that was wanted. */
    private void id(int id, String wanted) {
        for (Class<? extends Entity<?>> kind : world.kinds()) {
            if (!kind.getSimpleName().equalsIgnoreCase(wanted) && exists(kind, id)) {
                say(id + " is the id of a " + kind.getSimpleName() + "." + otherId(kind, id));
            }
        }
    }

    private <T extends Entity<T>> boolean exists(Class<? extends Entity<?>> kind, int number) {
        @SuppressWarnings("unchecked") // kinds are those of the world's tables
        Class<T> known = (Class<T>) kind;
        return world.find(new Id<>(known, number)).isPresent();
    }

    private String otherId(Class<?> kind, int id) {
        if (kind == Member.class) {
            return " Its user's id is "
                    + world.get(new Id<>(Member.class, id)).userId().number() + ".";
        }
        if (kind == User.class) {
            return world.all(Member.class)
                    .first(Member.BY_USER, new Id<>(User.class, id))
                    .map(member -> " Its member's id is " + member.id().number() + ".")
                    .orElse("");
        }
        return "";
    }

    private void password() {
        user().ifPresent(user -> say(
                user.password().isEmpty()
                        ? "The user has no password: an administrator logs in on its behalf, with login.email."
                        : "The user is there, and has another password."));
    }

    private void email() {
        if (!refused.sent().path("user").isObject()) {
            root("user");
            return;
        }
        if (refused.sent().at("/user/email").isMissingNode()) {
            say("There is no user.email in the body.");
            return;
        }
        say("No user has that address" + (text("/user/domain").isPresent() ? " in that organization." : "."));
    }

    private Optional<User> user() {
        return text("/user/email")
                .flatMap(email -> world.all(User.class).first(User.BY_EMAIL, EmailAddress.of(email, world.switches())));
    }

    private String domains() {
        return String.join(
                ", ",
                world.all(Organization.class).rows().stream()
                        .map(Organization::domain)
                        .toList());
    }

    private Optional<String> text(String pointer) {
        return Optional.of(refused.sent().at(pointer))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }
}
