package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reply of the mock, and what a test asks of it. */
record Reply(int status, Map<String, List<String>> headers, String body) {

    private static final JsonMapper MAPPER = new JsonMapper();

    JsonNode json() {
        return MAPPER.readTree(body);
    }

    /** The value at a JSON pointer. */
    JsonNode at(String pointer) {
        return json().at(pointer);
    }

    String text(String pointer) {
        return at(pointer).asString();
    }

    int number(String pointer) {
        return at(pointer).intValue();
    }

    /** The values of one key in each element of a list. */
    List<String> each(String key) {
        return json().valueStream().map(item -> item.at("/" + key).asString()).toList();
    }

    Optional<String> header(String name) {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        return Optional.ofNullable(byName.get(name)).map(values -> values.get(0));
    }

    /** Checks that it is a 200. */
    Reply isOk() {
        assertThat(status).as("status of %s", this).isEqualTo(200);
        return this;
    }

    /** Checks that it is a 204, which has no body. */
    Reply isDone() {
        assertThat(status).as("status of %s", this).isEqualTo(204);
        assertThat(body).isEmpty();
        return this;
    }

    /** Checks that it is a refusal with that status and code. */
    Reply isRefused(int expectedStatus, String code) {
        assertThat(status).as("status of %s", this).isEqualTo(expectedStatus);
        assertThat(text("/code")).as("code of %s", this).isEqualTo(code);
        return this;
    }

    /** Checks that it is control's refusal with that status and line. */
    Reply isMisuse(int expectedStatus, String line) {
        assertThat(status).as("status of %s", this).isEqualTo(expectedStatus);
        assertThat(text("/error")).as("error of %s", this).isEqualTo(line);
        return this;
    }

    /** Checks that it is a 422 that complains of that field. */
    Reply complainsOf(String field) {
        assertThat(status).as("status of %s", this).isEqualTo(422);
        assertThat(at("/errors").has(field))
                .as("%s among the problems of %s", field, this)
                .isTrue();
        return this;
    }
}
