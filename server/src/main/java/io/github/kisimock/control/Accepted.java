package io.github.kisimock.control;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds, for a call that was refused, one of the same kind that was accepted. */
final class Accepted {

    private Accepted() {}

    /** The one that differs in the fewest fields, and all in which it differs; empty if there is none. */
    static Optional<NearMiss> nearestTo(Exchange refused, List<Exchange> calls) {
        return calls.stream()
                .filter(call -> call.succeeded() && kind(call).equals(kind(refused)))
                .map(call -> new NearMiss(call, differences(call, refused)))
                .min(Comparator.comparing(miss -> miss.differences().size()));
    }

    private static String kind(Exchange call) {
        return call.method() + " " + shape(call);
    }

    private static String shape(Exchange call) {
        return call.path().replaceAll("/\\d+(?=/|$)", "/{id}");
    }

    /** What the refused call has otherwise, and then what it has besides. */
    private static List<Difference> differences(Exchange accepted, Exchange refused) {
        Stream<Difference> besides = pattern(refused).differences(accepted.request()).stream()
                .filter(difference -> difference.found().equals(Difference.NOTHING))
                .map(difference -> new Difference(difference.field(), Difference.NOTHING, difference.wanted()));
        return Stream.concat(pattern(accepted).differences(refused.request()).stream(), besides)
                .toList();
    }

    /** Calls that say the same, whatever ids are in the path. */
    private static RequestPattern pattern(Exchange call) {
        RequestPattern pattern = RequestPattern.of(call.method(), shape(call));
        for (Map.Entry<String, List<String>> parameter :
                call.request().parameters().entrySet()) {
            pattern = pattern.withQuery(parameter.getKey(), parameter.getValue().get(0));
        }
        for (Map.Entry<String, List<String>> header : call.ownHeaders().entrySet()) {
            pattern = pattern.withHeader(header.getKey(), header.getValue().get(0));
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        addFields(fields, "", call.sent());
        for (Map.Entry<String, JsonNode> field : fields.entrySet()) {
            pattern = pattern.withField(field.getKey(), field.getValue());
        }
        return pattern;
    }

    private static void addFields(Map<String, JsonNode> fields, String name, JsonNode value) {
        value.forEachEntry((key, inner) -> addFields(fields, name.isEmpty() ? key : name + "." + key, inner));
        if (!name.isEmpty() && !value.isObject()) {
            fields.put(name, value);
        }
    }
}
