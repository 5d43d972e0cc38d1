package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.core.support.expressions.DataType;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/**
 * A text of a page in which {@code $name} stands for what a scenario made: an example for the file, an
 * expression for a verifier.
 */
record Example(String text) {

    private static final Pattern NAME = Pattern.compile("\\$(\\w+)");

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("domain", "acme"),
            Map.entry("email", "ines@acme.example"),
            Map.entry("password", "scenario-password"),
            Map.entry("secret", "7e0c41b95ad2f3861c6be2907f54d8a3"),
            Map.entry("administrator_secret", "a2b1c0d9e8f7061524334251607f8e9d"),
            Map.entry("api_key", "ac3e0000000000000000000000000002"),
            Map.entry("confirmation_token", "c0ff1e00000000000000000000000001"),
            Map.entry("invitation_token", "1c717e00000000000000000000000001"),
            Map.entry("reset_password_token", "5e7a0000000000000000000000000001"),
            Map.entry("otp_attempt", "123456"),
            Map.entry("backup_code", "abc123"),
            Map.entry("organization_id", "1001"),
            Map.entry("place_id", "2001"),
            Map.entry("group_id", "3001"),
            Map.entry("lock_id", "4001"),
            Map.entry("user_id", "1000014"),
            Map.entry("member_id", "3000014"),
            Map.entry("role_assignment_id", "5000014"),
            Map.entry("owner_role_assignment_id", "5000001"),
            Map.entry("login_id", "100000027"));

    boolean isOpen() {
        return NAME.matcher(text).find();
    }

    /** As it is written into the contract. */
    String value() {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1))));
    }

    /** Likewise, as JSON: ids are integers. */
    JsonNode json() {
        return isId() ? IntNode.valueOf(Integer.parseInt(value())) : StringNode.valueOf(value());
    }

    /** What any such text matches. */
    String pattern() {
        return NAME.matcher(text).replaceAll(name -> name.group(1).endsWith("_id") ? "\\\\d+" : "[^/]+");
    }

    ProviderStateGenerator generator() {
        String expression = NAME.matcher(text).replaceAll("\\${$1}");
        return new ProviderStateGenerator(expression, isId() ? DataType.INTEGER : DataType.STRING);
    }

    private boolean isId() {
        return text.matches("\\$\\w+_id");
    }

    private static String value(String name) {
        return Objects.requireNonNull(VALUES.get(name), "no scenario makes a " + name);
    }
}
