package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Our OpenAPI document says what Kisi publishes, except where {@code published-facts.yaml} gives a reason. */
class PublishedFactsTest {

    private static final String ABSENT = "absent";
    private static final JsonNode PUBLISHED = OpenApi.yaml("published-facts.yaml");

    @TestFactory
    Stream<DynamicTest> a_field_is_as_published() {
        return PUBLISHED.get("schemas").propertyStream().flatMap(schema -> {
            Map<String, String> published = fields(schema.getValue(), "fields", "");
            Map<String, String> deviations = fields(schema.getValue(), "deviations", "_deviations");
            Map<String, String> ours = ours(Shape.named(schema.getKey()));
            return Stream.of(published, deviations, ours)
                    .flatMap(fields -> fields.keySet().stream())
                    .distinct()
                    .map(field -> a_field_is_as_published(
                            schema.getKey() + "." + field,
                            published.getOrDefault(field, ABSENT),
                            ours.getOrDefault(field, ABSENT),
                            deviations.get(field)));
        });
    }

    private static DynamicTest a_field_is_as_published(
            String field, String published, String ours, @Nullable String reasonToDeviate) {
        if (reasonToDeviate == null) {
            return dynamicTest(
                    field + " is " + published, () -> assertThat(ours).isEqualTo(published));
        }
        return dynamicTest(field + " deviates: " + reasonToDeviate, () -> {
            assertThat(ours).isNotEqualTo(published);
            assertThat(reasonToDeviate).isNotBlank();
        });
    }

    @TestFactory
    Stream<DynamicTest> a_schema_published_closed_is_closed() {
        return PUBLISHED
                .get("schemas")
                .propertyStream()
                .filter(schema -> schema.getValue().get("closed").asBoolean())
                .map(schema -> dynamicTest(
                        schema.getKey(),
                        () -> assertThat(Shape.named(schema.getKey()).isClosed())
                                .isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> a_published_status_is_described() {
        return PUBLISHED
                .get("statuses")
                .propertyStream()
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    JsonNode ours = operation(entry.getKey()).get("responses");

                    assertThat(entry.getValue().valueStream().map(JsonNode::asString))
                            .allMatch(status -> ours.has(status) || ours.has(status.charAt(0) + "XX"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_page_is_as_large_as_published() {
        return PUBLISHED
                .get("limits")
                .propertyStream()
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    JsonNode limit = parameter(entry.getKey(), "limit");
                    JsonNode offset = parameter(entry.getKey(), "offset");

                    assertThat(limit.get("default")).isEqualTo(entry.getValue().get(0));
                    assertThat(limit.get("maximum")).isEqualTo(entry.getValue().get(1));
                    assertThat(offset.get("default").asInt()).isZero();
                    assertThat(offset.get("maximum").asInt()).isEqualTo(20_000);
                }));
    }

    @Test
    void an_object_in_a_field_is_published_too() {
        assertThat(PUBLISHED.get("schemas").propertyNames().stream()
                        .flatMap(name -> Shape.named(name).properties().values().stream())
                        .filter(type -> !type.properties().isEmpty())
                        .map(Shape::name))
                .isNotEmpty()
                .allMatch(PUBLISHED.get("schemas")::has);
    }

    private static Map<String, String> ours(Shape shape) {
        Map<String, String> fields = new TreeMap<>();
        shape.properties()
                .forEach((field, type) ->
                        fields.put(field, (shape.required().contains(field) ? "" : "optional ") + type.notation()));
        return fields;
    }

    private static Map<String, String> fields(JsonNode schema, String key, String suffix) {
        Map<String, String> fields = new TreeMap<>();
        JsonNode shared = PUBLISHED.get("shared").path(schema.path("like").asString("") + suffix);
        Stream.concat(shared.propertyStream(), schema.path(key).propertyStream())
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        return fields;
    }

    private static JsonNode operation(String methodAndPath) {
        int space = methodAndPath.indexOf(' ');
        return OpenApi.DOCUMENT
                .document()
                .get("paths")
                .path(methodAndPath.substring(space + 1))
                .path(methodAndPath.substring(0, space).toLowerCase(Locale.ROOT));
    }

    private static JsonNode parameter(String operation, String name) {
        return operation(operation)
                .get("parameters")
                .valueStream()
                .map(PublishedFactsTest::resolved)
                .filter(parameter -> parameter.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .get("schema");
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? OpenApi.DOCUMENT.document().at(node.get("$ref").asString().substring(1))
                : node;
    }
}
