package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.Difference;
import io.github.kisimock.control.Exchange;
import io.github.kisimock.control.Misuse;
import io.github.kisimock.control.RequestPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls a pattern takes, and how it says so. */
@MockTest
class RequestPatternTest {

    private static final RequestPattern POST = RequestPattern.of("POST", "/members");

    private static Exchange invited(Client client, KisiMock mock) {
        client.asOwner()
                .with("X-Kisi-Integration-Identifier", "Door Sync")
                .post(
                        "/members?from=a%20list&from=hr&dry",
                        "{'member':{'email':'ada@example.com','confirm':true,'badge':7,'name':null,'tags':['a','b']}}")
                .isOk();
        return mock.control().requests().get(0);
    }

    static List<RequestPattern> patternsOfTheInvitation() {
        return List.of(
                RequestPattern.ANY,
                POST,
                RequestPattern.of("post", "/members/"),
                RequestPattern.of("POST", "/{anything}"),
                POST.withQuery("from", "a list"),
                POST.withQuery("from", "hr").withQuery("dry", ""),
                POST.withHeader("x-kisi-integration-identifier", "Door Sync"),
                POST.withField("member.email", "ada@example.com"),
                POST.withField("/member/email", "ada@example.com"),
                POST.withField("member.confirm", true).withField("member.badge", 7L),
                POST.withField("member.name", Optional.empty()),
                POST.withField("member.tags", List.of("a", "b")).withField("member.tags.1", "b"),
                POST.by("owner@acme.example"),
                POST.by("1000001"));
    }

    @ParameterizedTest
    @MethodSource("patternsOfTheInvitation")
    void a_call_that_has_all_that_is_wanted_matches(RequestPattern pattern, Client client, KisiMock mock) {
        Exchange invitation = invited(client, mock);
        assertThat(pattern.differences(invitation.request())).isEmpty();
        assertThat(pattern.matches(invitation)).isTrue();
    }

    static List<RequestPattern> patternsOfOtherCalls() {
        return List.of(
                RequestPattern.of("GET", "/members"),
                RequestPattern.of("POST", "/members/{id}"),
                RequestPattern.of("POST", "/"),
                RequestPattern.of("POST", "/member."),
                POST.withQuery("from", "a%20list"),
                POST.withQuery("absent", ""),
                POST.withHeader("X-Kisi-Integration-Identifier", "door sync"),
                POST.withHeader("X-Absent", ""),
                POST.withField("member.email", "ADA@example.com"),
                POST.withField("member.confirm", "true"),
                POST.withField("member.badge", "7"),
                POST.withField("member.absent", Optional.empty()),
                POST.withField("email", "ada@example.com"),
                POST.by("admin@acme.example"),
                POST.by("1000002"));
    }

    @ParameterizedTest
    @MethodSource("patternsOfOtherCalls")
    void a_call_that_differs_in_one_thing_does_not_match_and_says_in_what(
            RequestPattern pattern, Client client, KisiMock mock) {
        Exchange invitation = invited(client, mock);
        assertThat(pattern.matches(invitation)).isFalse();
        assertThat(pattern.differences(invitation.request())).hasSize(1);
    }

    @Test
    void each_difference_is_named_with_what_was_wanted_and_what_came(Client client, KisiMock mock) {
        RequestPattern pattern = RequestPattern.of("GET", "/users/{id}")
                .withQuery("from", "hr2")
                .withHeader("X-Absent", "a")
                .withField("member.email", "bob@example.com")
                .by("1000002");
        assertThat(pattern.differences(invited(client, mock).request()))
                .containsExactly(
                        new Difference("method", "GET", "POST"),
                        new Difference("path", "/users/{id}", "/members"),
                        new Difference("caller", "1000002", "owner@acme.example"),
                        new Difference("query.from", "hr2", "a list, hr"),
                        new Difference("headers.X-Absent", "a", "nothing"),
                        new Difference("body.member.email", "bob@example.com", "ada@example.com"));
    }

    @Test
    void a_call_that_nobody_signed_in_is_by_nobody(Client client, KisiMock mock) {
        client.as("0".repeat(32)).get("/user").isRefused(401, "afc516");
        assertThat(RequestPattern.ANY
                        .by("owner@acme.example")
                        .differences(mock.control().requests().get(0).request()))
                .containsExactly(new Difference("caller", "owner@acme.example", "nobody"));
    }

    @Test
    void the_journal_names_the_caller_even_of_a_call_that_ends_the_login_or_the_user(Client client, KisiMock mock) {
        client.asUser("member").delete("/login").isDone();
        client.asUser("member").delete("/user").isDone();
        assertThat(mock.control().requests().stream().map(Exchange::caller).flatMap(Optional::stream))
                .hasSize(2)
                .allSatisfy(by -> assertThat(by.email()).isEqualTo("member@acme.example"));
        assertThat(client.get("/_mock/requests/4").text("/caller")).isEqualTo("member@acme.example");
        assertThat(client.get("/_mock/requests/4").number("/caller_id")).isEqualTo(1000003);
    }

    @Test
    void a_body_that_is_no_json_has_no_fields(Client client, KisiMock mock) {
        client.post("/logins", "{'user':").isRefused(400, "000400");
        assertThat(RequestPattern.ANY
                        .withField("user", Map.of())
                        .matches(mock.control().requests().get(0)))
                .isFalse();
    }

    @Test
    void a_pattern_is_told_in_one_line() {
        assertThat(RequestPattern.ANY).hasToString("any call");
        assertThat(POST.withField("member.email", "ada@example.com"))
                .hasToString("POST /members with member.email=ada@example.com");
        assertThat(RequestPattern.ANY.by("1000001").withQuery("limit", "2").withHeader("Accept", "text/html"))
                .hasToString("any call by 1000001 with limit=2, Accept: text/html");
        assertThat(POST.withField("member", Map.of("badge", 7))).hasToString("POST /members with member={\"badge\":7}");
    }

    @Test
    void a_secret_is_hidden_in_it_and_in_differences(Client client, KisiMock mock) {
        client.as("ac3e0000000000000000000000000001").signIn("member");
        RequestPattern pattern = RequestPattern.ANY
                .withField("user.password", "wanted-password")
                .withField("user", Map.of("password", "wanted-password"))
                .withQuery("token", "wanted-token")
                .withHeader("Authorization", "KISI-LOGIN wanted-secret");
        assertThat(pattern.toString()).doesNotContain("wanted-").contains("Authorization: KISI-LOGIN [hidden]");
        assertThat(pattern.differences(mock.control().requests().get(0).request()))
                .hasSize(4)
                .allSatisfy(difference -> assertThat(difference.toString())
                        .doesNotContain("wanted-", "member-password", "ac3e0000000000000000000000000001"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            FETCH ^ /members         ^ takes a method such as POST, not 'FETCH'
            GET   ^ members          ^ begins with a slash, such as /users/{id}; not 'members'
            GET   ^ /members?limit=2 ^ ends before the question mark; what follows goes into query
            GET   ^ /_mock/health    ^ is of a control request; those are neither journaled nor faulted
            GET   ^ /w/a/members     ^ takes no workspace; leave /w/ and its name out
            """)
    void what_could_never_match_is_refused(String method, String path, String problem) {
        assertThatThrownBy(() -> RequestPattern.of(method, path))
                .isInstanceOf(Misuse.class)
                .hasMessage(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/{id}", "/users/{user}/", "/{kind}/{id}", "/{kind}/1000003"})
    void a_name_in_braces_stands_for_one_part_of_the_path(String path, Client client, KisiMock mock) {
        client.asOwner().get("/users/1000003").isOk();
        assertThat(RequestPattern.of("GET", path)
                        .matches(mock.control().requests().get(0)))
                .isTrue();
    }
}
