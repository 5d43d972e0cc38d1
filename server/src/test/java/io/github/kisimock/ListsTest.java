package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@MockTest
class ListsTest {

    @ParameterizedTest
    @EnumSource
    @Shows("lists.page")
    void a_page_tells_the_range_asked_for_and_the_total(People people, Client client) {
        for (int n = 6; n <= 15; n++) {
            people.create(client, "'email':'m" + n + "@acme.example'").isOk();
        }

        Reply page = people.list(client, "?limit=10&offset=10").isOk();

        assertThat(page.json().isArray()).isTrue();
        assertThat(page.json().size()).isEqualTo(5);
        assertThat(page.header("X-Collection-Range")).hasValue("10-19/15");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("lists.page")
    void the_pages_make_up_the_list(People people, Client client) {
        List<String> ids = new ArrayList<>();
        for (int offset = 0; offset < 6; offset += 2) {
            ids.addAll(people.list(client, "?limit=2&offset=" + offset).each("id"));
        }

        assertThat(ids)
                .hasSize(5)
                .doesNotHaveDuplicates()
                .isEqualTo(people.list(client, "").each("id"));
    }

    /** A hundred and twenty-nine and more rows are kept in another way than fewer are. */
    @Test
    @Shows("lists.page")
    void a_list_is_in_order_of_the_ids_however_many_come_and_go(Client client) {
        List<String> ids = new ArrayList<>(allMembers(client));
        for (int n = 0; n < 130; n++) {
            ids.add(People.MEMBERS
                    .create(client, "'email':'n" + n + "@acme.example'")
                    .isOk()
                    .text("/id"));
        }
        assertThat(allMembers(client)).isEqualTo(ids);
        for (int gone = 20; gone > 10; gone--) {
            client.asOwner()
                    .delete(People.MEMBERS.path() + "/" + ids.remove(gone))
                    .isDone();
        }
        assertThat(allMembers(client)).isEqualTo(ids);
    }

    private static List<String> allMembers(Client client) {
        return Stream.of(0, 100)
                .flatMap(offset -> People.MEMBERS.list(client, "?limit=100&offset=" + offset).each("id").stream())
                .toList();
    }

    @Test
    @Shows("lists.page")
    void beyond_the_end_there_is_nothing_left(Client client) {
        Reply page = client.asOwner().get("/users?limit=2&offset=5").isOk();

        assertThat(page.json().isEmpty()).isTrue();
        assertThat(page.header("X-Collection-Range")).hasValue("5-6/5");
    }

    @ParameterizedTest
    @CsvSource({
        "/members, 0-49/5",
        "/users, 0-49/5",
        "/places, 0-49/1",
        "/locks, 0-49/2",
        "/logins, 0-9/1",
        "/role_assignments, 0-9/4"
    })
    @Shows("lists.limits")
    void a_list_comes_by_its_own_number(String path, String range, Client client) {
        assertThat(client.asOwner().get(path).isOk().header("X-Collection-Range"))
                .hasValue(range);
    }

    @ParameterizedTest
    @CsvSource({
        "/members, 100",
        "/users, 100",
        "/places, 250",
        "/locks, 250",
        "/logins, 250",
        "/role_assignments, 250",
    })
    @Shows({"lists.limits", "lists.above-maximum"})
    @With("above-maximum=refused")
    void above_the_maximum_a_list_may_be_refused(String path, int most, Client client) {
        client.asOwner().get(path + "?limit=" + most).isOk();

        client.asOwner().get(path + "?limit=" + (most + 1)).complainsOf("limit");
        client.asOwner().get(path + "?offset=20001").complainsOf("offset");
    }

    @ParameterizedTest
    @CsvSource({
        "/members, 0-99/5",
        "/users, 0-99/5",
        "/places, 0-249/1",
        "/locks, 0-249/2",
        "/logins, 0-249/1",
        "/role_assignments, 0-249/4",
    })
    @Shows("lists.limits")
    void above_the_maximum_a_limit_is_cut(String path, String range, Client client) {
        assertThat(client.asOwner().get(path + "?limit=1000").isOk().header("X-Collection-Range"))
                .hasValue(range);
    }

    @ParameterizedTest
    @Shows("lists.above-maximum")
    @ValueSource(strings = {"20001", "2147483648", "99999999999999999999"})
    void above_the_maximum_an_offset_is_cut(String offset, Client client) {
        assertThat(client.asOwner().get("/users?offset=" + offset).isOk().header("X-Collection-Range"))
                .hasValue("20000-20049/5");
    }

    @Test
    @Shows("lists.empty-range")
    void the_range_of_an_empty_list_is_in_numbers(Client client) {
        Reply none = client.asOwner().get("/users?query=nobody").isOk();

        assertThat(none.json().isEmpty()).isTrue();
        assertThat(none.header("X-Collection-Range")).hasValue("0-49/0");
    }

    @Test
    @Shows("lists.empty-range")
    @With("empty-list-range=star")
    void the_range_of_an_empty_list_may_be_a_star(Client client) {
        assertThat(client.asOwner().get("/users?query=nobody").header("X-Collection-Range"))
                .hasValue("*/0");
        assertThat(client.asOwner().get("/users?query=member@").header("X-Collection-Range"))
                .hasValue("0-49/1");
    }

    @ParameterizedTest
    @CsvSource({
        "limit, ten",
        "limit, 0",
        "limit, -1",
        "limit, 1.5",
        "limit, ''",
        "offset, -1",
        "offset, x",
        "ids, x",
        "ids, '1,x'",
        "user_id, you",
        "group_id, staff",
        "sort, height"
    })
    @Shows("lists.bad-query")
    void a_parameter_that_cannot_be_read_is_refused(String name, String value, Client client) {
        client.asOwner().get("/users?" + name + "=" + value).complainsOf(name);
        client.asOwner().get("/members?" + name + "=" + value).complainsOf(name);
    }

    @ParameterizedTest
    @CsvSource({"limit, ten", "limit, 0", "offset, -1", "ids, x", "user_id, you", "group_id, staff", "sort, height"})
    @Shows("lists.bad-query")
    @With("bad-query=ignored")
    void a_parameter_that_cannot_be_read_may_be_ignored(String name, String value, Client client) {
        Reply all = client.asOwner().get("/users");

        Reply list = client.asOwner().get("/users?" + name + "=" + value).isOk();

        assertThat(list.json()).isEqualTo(all.json());
        assertThat(list.header("X-Collection-Range")).hasValue("0-49/5");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("lists.query")
    void a_search_is_no_look_up(People people, Client client) {
        people.create(client, "'email':'another-member@acme.example','name':'Zoe'")
                .isOk();

        assertThat(people.list(client, "?query=member@acme.example").each("name"))
                .containsExactly("member@acme.example", "Zoe");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("lists.query")
    void a_search_takes_no_notice_of_case_and_reads_names_and_notes(People people, Client client) {
        people.create(client, "'email':'ann@acme.example','name':'Ann Lee','notes':'Night shift'")
                .isOk();

        assertThat(Stream.of("ANN@", "n%20lee", "night", "SHIFT"))
                .allSatisfy(
                        text -> assertThat(people.list(client, "?query=" + text).each("name"))
                                .containsExactly("Ann Lee"));
        assertThat(people.list(client, "?query=*").json().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @Shows({"lists.filters", "lists.ids"})
    void ids_are_parted_by_commas(People people, Client client) {
        List<String> all = people.list(client, "").each("id");

        Reply some = people.list(client, "?ids=" + all.get(3) + "," + all.get(1) + ",1");

        assertThat(some.each("id")).containsExactly(all.get(1), all.get(3));
        assertThat(some.header("X-Collection-Range")).hasValue("0-49/2");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("lists.filters")
    void user_id_takes_a_number_or_me(People people, Client client) {
        int user = People.USERS.find(client, "member@acme.example").number("/id");
        int member = People.MEMBERS.find(client, "member@acme.example").number("/id");

        assertThat(people.list(client, "?user_id=" + user).each("name")).containsExactly("member@acme.example");
        assertThat(people.list(client, "?user_id=me").each("name")).containsExactly("owner@acme.example");
        assertThat(people.list(client, "?user_id=" + member).json().isEmpty()).isTrue();
    }

    @Test
    @Shows("lists.filters")
    void users_take_an_exact_address(Client client) {
        People.USERS.create(client, "'email':'another-member@acme.example'").isOk();

        assertThat(People.USERS.list(client, "?email=member@acme.example").each("email"))
                .containsExactly("member@acme.example");
        assertThat(People.USERS.list(client, "?email=Member@Acme.example").each("email"))
                .containsExactly("member@acme.example");
        assertThat(People.USERS.list(client, "?email=member@").json().isEmpty()).isTrue();
    }

    @Test
    @Shows("lists.filters")
    void members_take_no_address(Client client) {
        assertThat(People.MEMBERS
                        .list(client, "?email=member@acme.example")
                        .json()
                        .size())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    @Shows("lists.filters")
    void group_id_takes_a_number(People people, Client client) {
        assertThat(people.list(client, "?group_id=3001").each("name"))
                .containsExactly("member@acme.example", "managed@acme.example");
        assertThat(people.list(client, "?group_id=3999").json().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    @Shows("lists.filters")
    void filters_narrow_each_other(People people, Client client) {
        String managed = people.find(client, "managed@acme.example").text("/id");

        assertThat(people.list(client, "?group_id=3001&query=member&ids=" + managed)
                        .json()
                        .isEmpty())
                .isTrue();
        assertThat(people.list(client, "?group_id=3001&query=managed&ids=" + managed)
                        .json()
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    @Shows("lists.sort")
    void sort_orders_by_name(People people, Client client) {
        people.create(client, "'email':'zoe@acme.example','name':'another'").isOk();
        List<String> upwards = List.of(
                "admin@acme.example",
                "another",
                "managed@acme.example",
                "member@acme.example",
                "owner@acme.example",
                "unconfirmed@acme.example");

        assertThat(people.list(client, "?sort=name").each("name")).isEqualTo(upwards);
        assertThat(people.list(client, "?sort=-name").each("name"))
                .hasSameSizeAs(upwards)
                .startsWith("unconfirmed@acme.example", "owner@acme.example")
                .endsWith("another", "admin@acme.example");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("lists.sort")
    void sort_orders_by_access(People people, Client client) {
        Reply admin = people.find(client, "admin@acme.example");
        client.asOwner()
                .patch(people.path(admin), people.body("'access_enabled':false"))
                .isDone();

        assertThat(people.list(client, "?sort=access_enabled").each("name"))
                .startsWith("admin@acme.example", "owner@acme.example");
        assertThat(people.list(client, "?sort=-access_enabled").each("name"))
                .startsWith("owner@acme.example")
                .endsWith("admin@acme.example");
    }

    @ParameterizedTest
    @EnumSource
    @Shows("lists.sort")
    void sort_orders_by_the_last_unlock(People people, Client client, TestClock clock) {
        client.asUser("member").post("/locks/4001/unlock").isOk();
        clock.advance(Duration.ofMinutes(1));
        client.asUser("admin").post("/locks/4001/unlock").isOk();

        assertThat(people.list(client, "?sort=unlock").each("name"))
                .endsWith("member@acme.example", "admin@acme.example");
        assertThat(people.list(client, "?sort=-unlock").each("name"))
                .startsWith("admin@acme.example", "member@acme.example", "owner@acme.example");
    }

    @ParameterizedTest
    @EnumSource
    void a_page_is_cut_from_the_sorted_list(People people, Client client) {
        assertThat(people.list(client, "?sort=-name&limit=2&offset=1").each("name"))
                .containsExactly("owner@acme.example", "member@acme.example");
    }
}
