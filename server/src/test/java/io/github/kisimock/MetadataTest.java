package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@MockTest
class MetadataTest {

    @ParameterizedTest
    @EnumSource
    @Shows("members.metadata")
    void basic_values_are_kept_as_given(People people, Client client) {
        String metadata = "{'text':'x','none':null,'yes':true,'no':false,'whole':7,'part':0.25,'':'empty key',"
                + "'large':12345678901234567890}";
        Reply created = people.create(client, "'email':'ann@acme.example','metadata':" + metadata)
                .isOk();

        assertThat(created.at("/metadata").toString()).isEqualTo(metadata.replace('\'', '"'));
        assertThat(people.find(client, "ann@acme.example").at("/metadata")).isEqualTo(created.at("/metadata"));
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.metadata")
    void a_member_has_none_at_first(People people, Client client) {
        assertThat(people.create(client, "'email':'ann@acme.example'")
                        .at("/metadata")
                        .toString())
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.metadata")
    void a_change_replaces_them_whole(People people, Client client) {
        Reply created = people.create(client, "'email':'ann@acme.example','metadata':{'desk':1,'team':'red'}");

        client.asOwner()
                .patch(people.path(created), people.body("'metadata':{'desk':2}"))
                .isDone();

        assertThat(client.asOwner().get(people.path(created)).at("/metadata").toString())
                .isEqualTo("{\"desk\":2}");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.metadata")
    void the_limits_themselves_are_allowed(People people, Client client) {
        String metadata = entries(49) + ",'" + "k".repeat(50) + "':'" + "v".repeat(500) + "'";

        Reply created = people.create(client, "'email':'ann@acme.example','metadata':{" + metadata + "}")
                .isOk();

        assertThat(created.at("/metadata").size()).isEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource
    @Shows("members.metadata")
    void beyond_the_limits_nothing_is_created_or_changed(People people, Client client) {
        Reply before = people.list(client, "");
        String member = people.path(before.number("/2/id"));

        for (String metadata : List.of(
                entries(51), "'" + "k".repeat(51) + "':1", "'k':'" + "v".repeat(501) + "'", "'k':{}", "'k':[1]")) {
            people.create(client, "'email':'ann@acme.example','metadata':{" + metadata + "}")
                    .complainsOf("metadata");
            client.asOwner()
                    .patch(member, people.body("'name':'Ann','metadata':{" + metadata + "}"))
                    .complainsOf("metadata");
        }

        assertThat(people.list(client, "").json()).isEqualTo(before.json());
    }

    @ParameterizedTest
    @EnumSource
    @Shows("bodies.ill-typed")
    void what_is_no_object_is_refused(People people, Client client) {
        for (String metadata : List.of("'text'", "[]", "7", "null")) {
            people.create(client, "'email':'ann@acme.example','metadata':" + metadata)
                    .complainsOf("metadata");
        }
    }

    private static String entries(int number) {
        return IntStream.range(0, number).mapToObj(n -> "'k" + n + "':" + n).collect(Collectors.joining(","));
    }

    @Test
    @Shows("members.metadata")
    void numbers_are_kept_as_given_and_lengths_are_counted_in_characters(Client client) {
        Reply made = client.asOwner()
                .post(
                        "/users",
                        "{'user':{'email':'n@acme.example','metadata':{'small':0.1234567890123456789012,'"
                                + "\uD83D\uDEAA".repeat(50) + "':1}}}")
                .isOk();
        assertThat(made.body()).contains("0.1234567890123456789012", "\uD83D\uDEAA".repeat(50));
    }

    @Test
    @Shows("members.metadata")
    void numbers_of_any_size_go_out_in_their_own_digits(Client client) {
        String numbers = "{'int':-2147483648,'long':-9223372036854775808,'more':9223372036854775808,'zeros':1.10,"
                + "'power':1E+40,'small':1E-7}";

        Reply made = client.asOwner()
                .post("/users", "{'user':{'email':'n@acme.example','metadata':" + numbers + "}}")
                .isOk();

        assertThat(made.body()).contains("\"metadata\":" + numbers.replace('\'', '"'));
    }

    @Test
    @Shows("members.metadata")
    void texts_and_keys_are_escaped_where_they_must_be_and_nowhere_else(Client client) {
        String texts = """
                {"qu\\"ote":"\\"\\\\/","control":"\\u0000\\u001F\\b\\f\\n\\r\\t","plain":"\u007F<>&\u2028","\u00E9 \u674E \uD83D\uDEAA":"\u00E9 \u674E \uD83D\uDEAA",\
                "half a pair":"a\\uD83Db"}""";

        Reply made = client.asOwner()
                .post("/users", "{'user':{'email':'n@acme.example','metadata':" + texts + "}}")
                .isOk();

        assertThat(made.body()).contains("\"metadata\":" + texts);
        assertThat(client.asOwner().get("/users?email=n@acme.example").body()).contains("\"metadata\":" + texts);
    }

    @Test
    @Shows("members.metadata")
    void what_a_seed_has_of_numbers_too_large_goes_out_as_a_text(Client client) {
        client.put(
                        "/_mock/seed",
                        "{'organizations':[{'name':'A','domain':'acme','users':[{'email':'a@acme.example','role':'owner',"
                                + "'api_keys':[{'secret':'" + Client.OWNERS_KEY
                                + "'}],'metadata':{'infinite':1e400,'tenth':0.1}}]}]}")
                .isDone();

        assertThat(client.asOwner().get("/users").body())
                .contains("\"metadata\":{\"infinite\":\"Infinity\",\"tenth\":0.1}");
    }
}
