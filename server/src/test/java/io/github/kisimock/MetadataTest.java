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
}
