package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class RecordsTest {

    private static final String EVERY_ROOT = "{'user':{},'member':{},'login':{},'role_assignment':{},'lock':{}}";

    /** Every described operation on one record. */
    static List<String> operationsOnOneRecord() {
        List<String> operations = OpenApi.DOCUMENT.operations().stream()
                .filter(operation -> operation.contains("{") && !operation.contains("/_mock/"))
                .toList();
        assertThat(operations).contains("GET /users/{id}", "POST /locks/{id}/unlock", "DELETE /logins/{id}");
        return operations;
    }

    @ParameterizedTest
    @MethodSource("operationsOnOneRecord")
    @Shows("records.unknown")
    void a_record_that_does_not_exist_is_answered_as_an_unknown_path(String operation, Client client) {
        for (String id : List.of("999999999", "0", "-1", "99999999999999999999", "none", "%20", "1;2")) {
            Reply refused = call(operation, id, client.asOwner()).isRefused(404, "000404");

            assertThat(refused.text("/error")).isEqualTo("The endpoint does not exist, please check your request.");
            assertThat(refused.header("X-Kisi-Mock-Rule")).hasValue("records.unknown");
        }
    }

    @ParameterizedTest
    @MethodSource("operationsOnOneRecord")
    @Shows("records.unknown")
    @With("unknown-record-code=abc404")
    void the_code_of_an_unknown_record_can_be_chosen(String operation, Client client) {
        call(operation, "999999999", client.asOwner()).isRefused(404, "abc404");
        client.get("/nowhere").isRefused(404, "000404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/members/", "/users/", "/places/", "/locks/", "/role_assignments/"})
    @Shows("records.unknown")
    void an_id_of_another_kind_names_nothing(String path, Client client) {
        Client owner = client.asOwner();
        List<String> own = owner.get(path.substring(0, path.length() - 1)).each("id");
        List<String> others = Stream.of("/members", "/users", "/places", "/locks", "/role_assignments", "/logins")
                .flatMap(list -> owner.get(list).each("id").stream())
                .filter(id -> !own.contains(id))
                .toList();

        assertThat(own).isNotEmpty().allSatisfy(id -> owner.get(path + id).isOk());
        assertThat(others)
                .hasSizeGreaterThan(8)
                .allSatisfy(id -> owner.get(path + id).isRefused(404, "000404"));
    }

    private static Reply call(String operation, String id, Client client) {
        int space = operation.indexOf(' ');
        String method = operation.substring(0, space);
        String path = operation.substring(space + 1).replaceFirst("\\{[^}]+}", id);
        return client.send(method, path, method.matches("PATCH|PUT|POST") ? EVERY_ROOT : "");
    }
}
