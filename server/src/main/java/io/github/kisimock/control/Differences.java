package io.github.kisimock.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Collects in what a call differs from a {@link RequestPattern}. */
final class Differences {

    private final List<Difference> found = new ArrayList<>();

    List<Difference> list() {
        return List.copyOf(found);
    }

    void compare(String field, Optional<String> wanted, String sent, Predicate<String> same) {
        wanted.filter(same.negate())
                .ifPresent(value -> found.add(new Difference(field, Redaction.secrets(value), sent)));
    }

    /** One of the values must be the wanted one. */
    void compare(String field, String name, String wanted, List<String> sent) {
        if (!sent.contains(wanted)) {
            String shown = sent.isEmpty() ? Difference.NOTHING : Redaction.value(name, String.join(", ", sent));
            found.add(new Difference(field + "." + name, Redaction.value(name, wanted), shown));
        }
    }

    void compare(String name, JsonNode wanted, JsonNode sent) {
        if (!wanted.equals(sent)) {
            boolean alike = sent.isMissingNode() || wanted.isString() == sent.isString();
            found.add(
                    alike
                            ? new Difference("body." + name, shown(name, wanted), shown(name, sent))
                            : new Difference(
                                    "body." + name, json(name, wanted), json(name, sent))); // true is not "true"
        }
    }

    static String shown(String name, JsonNode value) {
        if (value.isMissingNode()) {
            return Difference.NOTHING;
        }
        return value.isString() ? Redaction.value(name, value.stringValue()) : json(name, value);
    }

    private static String json(String name, JsonNode value) {
        return Redaction.value(name, value.toString());
    }
}
