package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The judge of all replies is judged here: whatever differs from the document is caught. */
class OpenApiTest {

    private static final OpenApi API = OpenApi.DOCUMENT;
    private static final Map<String, List<String>> AS_JSON = Map.of("content-type", List.of("application/json"));

    @TestFactory
    Stream<DynamicTest> an_example_is_a_valid_reply() {
        return namesInReplies().stream()
                .map(name -> dynamicTest(
                        name + ": each example is valid",
                        () -> assertThat(Shape.named(name).examples())
                                .isNotEmpty()
                                .allSatisfy(example -> assertThat(API.problemsOf(name, example))
                                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> a_spoilt_example_is_caught() {
        return namesInReplies().stream()
                .map(Shape::named)
                .flatMap(shape -> Spoilt.ways(shape, shape.examples().get(0))
                        .map(spoilt -> dynamicTest(
                                shape.name() + ": " + spoilt.how() + " is caught",
                                () -> assertThat(spoilt.values())
                                        .isNotEmpty()
                                        .allSatisfy(value -> assertThat(API.problemsOf(shape.name(), value))
                                                .isNotEmpty()))));
    }

    @TestFactory
    Stream<DynamicTest> an_object_says_that_it_is_closed() {
        return namesInReplies().stream()
                .map(Shape::named)
                .filter(shape -> !shape.properties().isEmpty())
                .map(shape -> dynamicTest(
                        shape.name(), () -> assertThat(shape.isClosed()).isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> an_example_of_a_request_is_valid() {
        return API.requestBodies().stream()
                .filter(name -> !name.equals("Seed"))
                .map(name -> dynamicTest(
                        name + ": each example is valid",
                        () -> assertThat(API.examplesOfRequest(name))
                                .isNotEmpty()
                                .allSatisfy(example -> assertThat(API.problemsOfRequest(name, example))
                                        .isEmpty())));
    }

    @Test
    void an_operation_has_an_id_of_its_own_a_known_tag_and_a_summary() {
        List<JsonNode> operations = operations();
        List<String> tags = API.document()
                .get("tags")
                .valueStream()
                .map(tag -> tag.get("name").asString())
                .toList();

        assertThat(operations)
                .hasSameSizeAs(API.operations())
                .allSatisfy(operation ->
                        assertThat(operation.get("summary").asString()).isNotBlank())
                .allSatisfy(operation ->
                        assertThat(tags).contains(operation.get("tags").get(0).asString()));
        assertThat(operations.stream()
                        .map(operation -> operation.get("operationId").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_proper_reply_has_no_problems() {
        assertThat(API.problemsOf("GET", "/users/1000014", 200, AS_JSON, exampleOf("User")))
                .isEmpty();
        assertThat(API.problemsOf("DELETE", "/users/1000014", 204, Map.of(), ""))
                .isEmpty();
    }

    @Test
    void a_charset_and_a_query_do_not_matter() {
        Map<String, List<String>> headers = Map.of(
                "Content-Type", List.of("application/json;charset=utf-8"), "X-Collection-Range", List.of("0-49/1"));

        assertThat(API.problemsOf("GET", "/users?limit=50", 200, headers, "[" + exampleOf("User") + "]"))
                .isEmpty();
    }

    @Test
    void a_fixed_path_comes_before_one_with_a_variable() {
        assertThat(API.problemsOf("GET", "/users/confirmation", 200, AS_JSON, exampleOf("Confirmation")))
                .isEmpty();
    }

    @Test
    void an_unknown_operation_may_only_be_refused() {
        assertThat(API.problemsOf("GET", "/nowhere", 200, AS_JSON, "{}"))
                .containsExactly("GET /nowhere -> 200: the operation is not described");
        assertThat(API.problemsOf("GET", "/nowhere", 404, AS_JSON, exampleOf("Error")))
                .isEmpty();
        assertThat(API.problemsOf("GET", "/nowhere", 404, AS_JSON, "{}")).isNotEmpty();
        assertThat(API.problemsOf("PATCH", "/logins", 405, AS_JSON, exampleOf("Error")))
                .isEmpty();
    }

    @Test
    void an_unknown_status_is_caught() {
        assertThat(API.problemsOf("POST", "/users", 201, AS_JSON, exampleOf("User")))
                .containsExactly("POST /users -> 201: the status is not described");
    }

    @Test
    void a_failure_of_any_kind_is_described() {
        assertThat(API.problemsOf("POST", "/users", 503, AS_JSON, exampleOf("Error")))
                .isEmpty();
        assertThat(API.problemsOf("POST", "/users", 503, AS_JSON, "{}")).isNotEmpty();
    }

    @Test
    void a_list_without_its_range_is_caught() {
        assertThat(API.problemsOf("GET", "/users", 200, AS_JSON, "[]"))
                .containsExactly("GET /users -> 200: header X-Collection-Range is missing");
    }

    @Test
    void a_malformed_range_is_caught() {
        assertThat(Stream.of("0-49/1", "*/0"))
                .allSatisfy(range -> assertThat(problemsOfRange(range)).isEmpty());
        assertThat(Stream.of("0-49", "*/", "users 0-49/1", "0-49/*"))
                .allSatisfy(range -> assertThat(problemsOfRange(range)).hasSize(1));
    }

    @Test
    void a_malformed_deprecation_is_caught() {
        Map<String, List<String>> headers =
                Map.of("Content-Type", List.of("application/json"), "Deprecation", List.of("soon"));

        assertThat(API.problemsOf("GET", "/members/3000014", 200, headers, exampleOf("Member")))
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem).contains("header Deprecation"));
    }

    @Test
    void a_problem_of_one_element_is_caught() {
        Map<String, List<String>> headers =
                Map.of("Content-Type", List.of("application/json"), "X-Collection-Range", List.of("0-9/2"));

        assertThat(API.problemsOf("GET", "/logins", 200, headers, "[" + exampleOf("Login") + ", {}]"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).contains("/1"));
    }

    @Test
    void content_after_no_content_is_caught() {
        assertThat(API.problemsOf("DELETE", "/login", 204, Map.of(), "{}")).hasSize(1);
        assertThat(API.problemsOf("DELETE", "/login", 204, AS_JSON, "")).hasSize(1);
    }

    @Test
    void a_secret_other_than_32_small_hex_digits_is_caught() {
        String secret = "7e0c41b95ad2f3861c6be2907f54d8a3";

        assertThat(Stream.of(secret.toUpperCase(Locale.ROOT), secret + "0", secret.substring(1)))
                .allSatisfy(wrong -> assertThat(API.problemsOf(
                                "POST",
                                "/logins",
                                200,
                                AS_JSON,
                                exampleOf("NewLogin").replace(secret, wrong)))
                        .hasSize(2));
    }

    @Test
    void another_content_type_is_caught() {
        Map<String, List<String>> html = Map.of("Content-Type", List.of("text/html"));

        assertThat(API.problemsOf("GET", "/user", 200, html, exampleOf("CurrentUser")))
                .hasSize(1);
        assertThat(API.problemsOf("GET", "/user", 200, Map.of(), exampleOf("CurrentUser")))
                .hasSize(1);
    }

    @Test
    void a_body_that_is_not_json_is_caught() {
        assertThat(Stream.of("", "Server Error", "{} {}", "{\"error\": \"a\", \"error\": \"b\", \"code\": \"c\"}"))
                .allSatisfy(body -> assertThat(API.problemsOf("GET", "/user", 401, AS_JSON, body))
                        .isNotEmpty());
    }

    private static List<String> problemsOfRange(String range) {
        return API.problemsOf(
                "GET",
                "/locks",
                200,
                Map.of("Content-Type", List.of("application/json"), "X-Collection-Range", List.of(range)),
                "[]");
    }

    private static String exampleOf(String schema) {
        return Shape.named(schema).examples().get(0).toString();
    }

    private static List<JsonNode> operations() {
        return API.document()
                .get("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.has("operationId"))
                .toList();
    }

    private static Set<String> namesInReplies() {
        Set<String> names = new TreeSet<>();
        operations().forEach(operation -> collect(operation.get("responses"), names));
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        String ref = node.path("$ref").asString("");
        if (ref.startsWith("#/components/schemas/") && !names.add(Shape.of(node).name())) {
            return;
        }
        if (!ref.isEmpty()) {
            collect(API.document().at(ref.substring(1)), names);
        }
        node.path("allOf").forEach(part -> collect(Shape.of(part).node(), names));
        node.propertyStream()
                .filter(property -> !property.getKey().equals("allOf"))
                .forEach(property -> collect(property.getValue(), names));
        if (node.isArray()) {
            node.forEach(element -> collect(element, names));
        }
    }
}
