package io.github.kisimock.api;

import io.github.kisimock.domain.Code;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Metadata;
import io.github.kisimock.domain.Password;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The attributes under the root key of a body. It tells "left out" from "null", takes the loose forms that
 * Kisi's own guides use ({@code "false"} for false), and refuses what cannot be read, naming the field.
 */
final class Fields {

    private final JsonNode node;
    private final Switches switches;

    private Fields(JsonNode node, Switches switches) {
        this.node = node;
        this.switches = switches;
    }

    /** The attributes under that root key, which must be there. */
    static Fields in(Call call, String root) {
        JsonNode node = call.body().path(root);
        if (!node.isObject()) {
            throw Refusal.of(Reason.MISSING_ROOT, root, "is missing");
        }
        return new Fields(node, call.switches());
    }

    /** The attributes under that root key; none if it is not there. */
    static Fields maybeIn(Call call, String root) {
        JsonNode node = call.body().path(root);
        return new Fields(node.isObject() ? node : JsonNodeFactory.instance.objectNode(), call.switches());
    }

    /** The fields beside the root keys. */
    static Fields beside(Call call) {
        return new Fields(call.body(), call.switches());
    }

    boolean has(String name) {
        return node.has(name);
    }

    /** A text; empty if left out or null. */
    Optional<String> text(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        return value.isString()
                ? Optional.of(value.stringValue())
                : illTyped(name, value, "must be a text", Fields::scalar);
    }

    /** A text; what it was if left out, empty if null. */
    Optional<String> text(String name, Optional<String> before) {
        return has(name) ? text(name) : before;
    }

    Optional<Password> password(String name) {
        return text(name).map(Password::new);
    }

    Optional<Secret> secret(String name) {
        return text(name).map(Secret::new);
    }

    /** An address, in lower case if the workspace takes no notice of case. */
    Optional<EmailAddress> email(String name) {
        return text(name).map(given -> EmailAddress.of(given, switches));
    }

    /** True or false, also as text or as 1 and 0; the default if left out or null. */
    boolean flag(String name, boolean otherwise) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        return switch (value.asString("")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default ->
                illTyped(name, value, "must be true or false", ignored -> Optional.<Boolean>empty())
                        .orElse(otherwise);
        };
    }

    /** A whole number, also as text. */
    Optional<Integer> number(String name) {
        return text(name, "must be a whole number", Integer::valueOf);
    }

    /** A one-time code: text, or the number as which it is published (which loses a leading zero). */
    Optional<Code> code(String name) {
        return (node.path(name).isNumber() ? number(name).map("%06d"::formatted) : text(name)).map(Code::new);
    }

    /** A point in time in ISO 8601. */
    Optional<Instant> time(String name) {
        return text(name, "must be a time", text -> OffsetDateTime.parse(text).toInstant());
    }

    Optional<Instant> time(String name, Optional<Instant> before) {
        return has(name) ? time(name) : before;
    }

    /** Points in time by name. */
    Optional<Map<String, Instant>> times(String name, Optional<Map<String, Instant>> before) {
        if (!has(name) || node.path(name).isNull()) {
            return has(name) ? Optional.empty() : before;
        }
        Fields inner = new Fields(object(name), switches);
        Map<String, Instant> times = new LinkedHashMap<>();
        for (String key : inner.node.propertyNames()) {
            inner.time(key).ifPresent(time -> times.put(key, time));
        }
        return Optional.of(times);
    }

    /** A partner's own facts; what they were if left out. */
    Metadata metadata(String name, Metadata before) {
        if (!has(name)) {
            return before;
        }
        Map<String, Optional<Object>> entries = new LinkedHashMap<>();
        object(name).properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
        return new Metadata(entries);
    }

    private JsonNode object(String name) {
        JsonNode value = node.path(name);
        return value.isObject()
                ? value
                : illTyped(name, value, "must be an object", ignored -> Optional.<JsonNode>empty())
                        .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static Optional<Object> value(JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (value.isString()) {
            return Optional.of(value.stringValue());
        }
        if (value.isNumber()) {
            return Optional.of(value.numberValue());
        }
        return Optional.of(value.isBoolean() ? value.booleanValue() : value);
    }

    private <T> Optional<T> text(String name, String problem, Function<String, T> reading) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.apply(value.asString("")));
        } catch (NumberFormatException | DateTimeParseException e) {
            return illTyped(name, value, problem, ignored -> Optional.empty());
        }
    }

    private <T> Optional<T> illTyped(
            String name, JsonNode value, String problem, Function<JsonNode, Optional<T>> coercion) {
        if (switches.is(Switch.ILL_TYPED_FIELD, "refused")) {
            throw Refusal.of(Reason.ILL_TYPED, name, problem);
        }
        return coercion.apply(value);
    }

    private static Optional<String> scalar(JsonNode value) {
        return value.isValueNode() ? Optional.of(value.asString()) : Optional.empty();
    }
}
