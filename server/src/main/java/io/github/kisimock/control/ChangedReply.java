package io.github.kisimock.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Effects on the body of a reply. The last two leave it as good as it was: does the client read tolerantly? */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is never changed
public enum ChangedReply implements Effect.OnReply {
    /** Only its first half comes. */
    TRUNCATED_JSON(text(body -> body.substring(0, body.length() / 2))),
    /** There is a comma too many. */
    MALFORMED_JSON(text(body -> body.charAt(0) + "," + body.substring(1))),
    /** It is said to be HTML. */
    WRONG_CONTENT_TYPE(call -> call.replaceContentType("text/html; charset=utf-8")),
    /** Each record has a field more, {@code unknown_field}. */
    EXTRA_FIELD(json(ChangedReply::withExtraField)),
    /** The fields of each object come in the opposite order. */
    KEY_ORDER(json(ChangedReply::reversed));

    private final Consumer<Victim> deed;

    ChangedReply(Consumer<Victim> deed) {
        this.deed = deed;
    }

    @Override
    public void on(Victim call, RandomGenerator draw) {
        deed.accept(call);
    }

    private static Consumer<Victim> text(UnaryOperator<String> change) {
        return call -> call.replaceReply(change.apply(call.reply()));
    }

    private static Consumer<Victim> json(UnaryOperator<JsonNode> change) {
        return text(body -> {
            try {
                return change.apply(ControlCall.MAPPER.readTree(body)).toString();
            } catch (JacksonException e) {
                return body; // another fault got at it first
            }
        });
    }

    private static JsonNode withExtraField(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.put("unknown_field", "added by a fault");
        }
        if (node.isArray()) {
            node.forEach(ChangedReply::withExtraField);
        }
        return node;
    }

    private static JsonNode reversed(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> list.add(reversed(item)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        List<String> names = new ArrayList<>(node.propertyNames());
        Collections.reverse(names);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> object.set(name, reversed(node.get(name))));
        return object;
    }
}
