package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kisimock.control.Difference;
import io.github.kisimock.control.Exchange;
import io.github.kisimock.control.Expectation;
import io.github.kisimock.control.Misuse;
import io.github.kisimock.control.RequestPattern;
import io.github.kisimock.control.Verification;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A test says what calls it expects, and learns how those that came compare. */
@MockTest
class VerificationTest {

    private static final RequestPattern SIGN_IN = RequestPattern.of("POST", "/logins");

    private static Reply verify(String expected, Client client) {
        return client.post("/_mock/requests/verify", expected);
    }

    private static String report(Reply verification) {
        return verification
                .at("/report")
                .valueStream()
                .map(line -> line.asString())
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'request':{'method':'POST','path':'/logins'}}",
                "{'request':{'path':'/logins'},'times':2}",
                "{'request':{'path':'/logins'},'at_least':1}",
                "{'request':{'path':'/logins'},'at_most':2}",
                "{'request':{'path':'/logins'},'at_least':2,'at_most':2}",
                "{'request':{'path':'/logins','body':{'user.email':'member@acme.example'}},'times':1}",
                "{'request':{'path':'/members'},'times':0}",
                "{'request':{'path':'/members'},'at_most':0}",
                "{'request':{},'times':3}",
                "{'in_order':[{'path':'/logins'},{'path':'/user'}]}",
                "{'in_order':[{'path':'/logins'},{'path':'/logins'},{'caller':'admin@acme.example'}]}",
            })
    void an_expectation_that_is_met_is_answered_with_200(String expected, Client client) {
        client.signIn("member").isOk();
        client.asUser("admin").get("/user").isOk();
        assertThat(verify(expected, client).isOk().at("/met").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'request':{'path':'/members'}}",
                "{'request':{'path':'/logins'},'times':1}",
                "{'request':{'path':'/logins'},'times':3}",
                "{'request':{'path':'/logins'},'at_least':3}",
                "{'request':{'path':'/logins'},'at_most':1}",
                "{'in_order':[{'path':'/user'},{'path':'/logins'}]}",
                "{'in_order':[{'path':'/user'},{'path':'/user'}]}",
            })
    void one_that_is_not_is_answered_with_409(String expected, Client client) {
        client.signIn("member").isOk();
        client.asUser("admin").get("/user").isOk();
        Reply verification = verify(expected, client);
        assertThat(verification.status()).isEqualTo(409);
        assertThat(verification.at("/met").asBoolean()).isFalse();
    }

    @Test
    void a_missing_call_is_shown_beside_those_that_come_nearest(Client client) {
        client.asOwner()
                .post("/members", "{'member':{'email':'ada@example.com','confirm':'true'}}")
                .isOk();
        client.signIn("member").isOk();
        Reply verification = verify(
                "{'request':{'method':'POST','path':'/members',"
                        + "'body':{'member.email':'eve@example.com','member.confirm':true}}}",
                client);
        assertThat(report(verification)).isEqualTo("""
                Expected a call, there was none:
                  POST /members with member.email=eve@example.com, member.confirm=true
                Nearest:
                  #1 POST /members → 200
                    body.member.email    wanted eve@example.com  found ada@example.com
                    body.member.confirm  wanted true             found "true"
                  #2 POST /logins → 200
                    path                 wanted /members         found /logins
                    body.member.email    wanted eve@example.com  found nothing
                    body.member.confirm  wanted true             found nothing""");
        assertThat(verification.number("/nearest/0/number")).isEqualTo(1);
        assertThat(verification.text("/nearest/0/differences/0/field")).isEqualTo("body.member.email");
    }

    @Test
    void calls_that_are_too_many_are_listed(Client client) {
        client.signIn("member").isOk();
        client.signIn("admin").isOk();
        assertThat(report(verify("{'request':{'path':'/logins'},'at_most':1}", client)))
                .isEqualTo("""
                Expected at most 1 call, there were 2:
                  /logins
                There were:
                  #1 POST /logins → 200
                  #2 POST /logins → 200""");
    }

    @Test
    void an_order_is_marked_where_it_breaks(Client client) {
        client.signIn("member").isOk();
        client.get("/user").isRefused(401, "afc516");
        assertThat(report(verify("{'in_order':[{'path':'/user'},{'path':'/logins'}]}", client)))
                .isEqualTo("""
                Expected calls in this order:
                  /user
                ✗ /logins
                There were:
                  #1 POST /logins → 200
                  #2 GET /user → 401""");
        assertThat(report(verify("{'in_order':[{'path':'/user'},{'path':'/users'}]}", client)))
                .isEqualTo("""
                Expected calls in this order:
                  /user
                ✗ /users
                There were:
                  #2 GET /user → 401
                Nearest:
                  #1 POST /logins → 200
                    path  wanted /users  found /logins
                  #2 GET /user → 401
                    path  wanted /users  found /user""");
    }

    @Test
    void no_secret_is_reported(Client client) {
        String secret = client.signIn("member").isOk().text("/secret");
        client.as(secret).get("/users/" + secret);
        Reply verification = verify(
                "{'request':{'path':'/x/" + secret + "','headers':{'Authorization':'KISI-LOGIN " + secret + "'},"
                        + "'body':{'user.password':'another-password'}}}",
                client);
        assertThat(verification.body())
                .contains("[hidden]")
                .doesNotContain(secret, "member-password", "another-password");
    }

    @Test
    void it_waits_for_a_call_that_is_still_to_come(Client client) {
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() ->
                        client.post("/_mock/requests/verify?wait=60s", "{'request':{'path':'/logins'},'times':2}"))
                .orTimeout(20, TimeUnit.SECONDS);
        client.signIn("member").isOk();
        client.signIn("admin").isOk();
        assertThat(waiting.join().isOk().at("/requests")).hasSize(2);
    }

    @Test
    void calls_of_another_workspace_do_not_count(Client client) {
        client.create("a").signIn("member").isOk();
        assertThat(verify("{'request':{},'times':0}", client).isOk().number("/evicted"))
                .isZero();
        assertThat(verify("{'request':{},'times':1}", client.in("a")).isOk().number("/requests/0"))
                .isEqualTo(1);
    }

    @Test
    void calls_that_had_to_go_are_told_of(Client client, KisiMock mock) {
        client.get("/nowhere");
        Exchange one = mock.control().requests().get(0);
        for (int call = 0; call < 10_000; call++) {
            mock.workspaces().standard().record(one);
        }
        Reply verification = verify("{'request':{'path':'/nowhere'},'at_most':19}", client);
        assertThat(verification.number("/evicted")).isEqualTo(1);
        assertThat(report(verification))
                .contains("\n  and 9980 more")
                .endsWith("\nNot looked at: 1 earlier calls that had to go from the journal.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '"', textBlock = """
            {} ^ request: is what to count, or in_order is a list of such; one of the two is needed
            {'request':{},'in_order':[{}]} ^ request: is what to count, or in_order is a list of such; one of the two is needed
            {'request':{'path':'members'}} ^ request.path: begins with a slash, such as /users/{id}; not 'members'
            {'request':{'verb':'GET'}} ^ request.verb: is unknown; known are body, caller, headers, method, path, query
            {'request':[]} ^ request: takes keys with values
            {'request':{},'times':-1} ^ times: takes a whole number from 0 on
            {'request':{},'at_least':'2'} ^ at_least: takes a whole number
            {'request':{},'times':1,'at_most':2} ^ times: goes without at_least and at_most
            {'request':{},'at_least':3,'at_most':2} ^ at_most: is not below at_least, and neither is below 0
            {'in_order':{}} ^ in_order: takes a list of requests
            {'in_order':[]} ^ in_order: takes a list of requests
            {'in_order':[{},{'path':'x'}]} ^ in_order.1.path: begins with a slash, such as /users/{id}; not 'x'
            {'in_order':[{}],'times':1} ^ times: is unknown; known are in_order
            [] ^ body: takes a JSON object
            """)
    void what_could_not_be_meant_is_refused(String expected, String problem, Client client) {
        verify(expected, client).isMisuse(422, problem);
    }

    @Test
    void in_the_jvm_it_is_the_same(Client client, KisiMock mock) {
        client.signIn("member").isOk();
        assertThat(mock.control().verify(Expectation.exactly(1, SIGN_IN)).met()).isTrue();
        assertThat(mock.control().verify(Expectation.atLeast(1, SIGN_IN)).met()).isTrue();
        assertThat(mock.control().verify(Expectation.atMost(0, SIGN_IN)).met()).isFalse();
        assertThat(mock.control().verify(Expectation.inOrder(SIGN_IN, SIGN_IN)).met())
                .isFalse();
        Verification verification = mock.control().verify(Expectation.atLeast(1, SIGN_IN.by("member@acme.example")));
        assertThat(verification.nearest().get(0).differences())
                .containsExactly(new Difference("caller", "member@acme.example", "nobody"));
        assertThatThrownBy(() -> Expectation.exactly(-1, SIGN_IN)).isInstanceOf(Misuse.class);
    }
}
