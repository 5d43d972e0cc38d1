package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.domain.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A control request that will not do is refused in one line that names the field and the fix. */
@MockTest
class ControlErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '"', textBlock = """
            POST ^ /_mock/workspaces ^ {'name':              ^ body: is no JSON at line 1: Unexpected end-of-input within/between Object entries
            POST ^ /_mock/workspaces ^ {} {}                 ^ body: is no JSON at line 1: Trailing token
            PUT  ^ /_mock/seed       ^ null                  ^ body: is empty; send a seed, or {} for a world without users
            PUT  ^ /_mock/seed       ^ " "                   ^ body: is empty; send a seed, or {} for a world without users
            POST ^ /_mock/seed       ^ ""                    ^ body: is empty; send a seed, or {} for a world without users
            POST ^ /_mock/workspaces ^ []                    ^ body: takes a JSON object
            POST ^ /_mock/workspaces ^ 'a'                   ^ body: takes a JSON object
            POST ^ /_mock/workspaces ^ null                  ^ body: takes a JSON object
            POST ^ /_mock/workspaces ^ {'names':'a'}         ^ names: is unknown; known are at, domain, name, random_seed, seed, switches
            POST ^ /_mock/workspaces ^ {'name':5}            ^ name: takes a text
            POST ^ /_mock/workspaces ^ {'domain':['a']}      ^ domain: takes a text
            POST ^ /_mock/workspaces ^ {'at':5}              ^ at: takes a text
            POST ^ /_mock/workspaces ^ {'random_seed':'5'}   ^ random_seed: takes a whole number
            POST ^ /_mock/workspaces ^ {'random_seed':1.5}   ^ random_seed: takes a whole number
            POST ^ /_mock/workspaces ^ {'random_seed':9223372036854775808} ^ random_seed: takes a whole number
            POST ^ /_mock/workspaces ^ {'switches':['a']}    ^ switches: takes keys with values
            POST ^ /_mock/workspaces ^ {'switches':'a'}      ^ switches: takes keys with values
            POST ^ /_mock/workspaces ^ {'switches':{'rate':'off'}} ^ switches.rate: is no switch; GET /_mock/switches lists them
            POST ^ /_mock/workspaces ^ {'switches':{'rate-limit':[]}} ^ switches.rate-limit: takes off|documented, not ''
            POST ^ /_mock/workspaces ^ {'seed':'acme'}       ^ seed: takes keys with values
            POST ^ /_mock/workspaces ^ {'seed':{'organisations':[]}} ^ seed: organisations: is unknown; known are clock, events, mail_tokens, next_ids, organizations, outbox, scenarios, switches
            PUT  ^ /_mock/seed       ^ {'organizations':     ^ seed: body:1: is no JSON: Unexpected end-of-input within/between Object entries
            PUT  ^ /_mock/seed       ^ {'organizations':[{'name':'A'}]} ^ seed: body:1: organizations[0].domain: is missing
            POST ^ /_mock/workspaces ^ {'name':'a','name':'b'} ^ body: is no JSON at line 1: Duplicate Object property "name"
            POST ^ /_mock/reset      ^ {'bro                 ^ body: is no JSON at line 1: Unexpected end-of-input in property name
            POST ^ /_mock/reset      ^ {'clock':true}        ^ clock: is unknown; there are none
            POST ^ /_mock/reset      ^ []                    ^ body: takes a JSON object
            PUT  ^ /_mock/snapshots/a ^ {'name':'b'}         ^ name: is unknown; there are none
            POST ^ /_mock/snapshots/a/restore ^ {'to':'b'}   ^ to: is unknown; there are none
            POST ^ /_mock/faults     ^ []                    ^ body: takes a fault, or a list of them; not an empty one
            POST ^ /_mock/faults     ^ {'effect':{'type':'delay','for':'61s'}} ^ effect.for: takes a duration from 0s to 60s
            POST ^ /_mock/faults     ^ {'effect':{'type':'delay','type':'status'}} ^ body: is no JSON at line 1: Duplicate Object property "type"
            PATCH ^ /_mock/switches  ^ {'rate-limit':'on'}   ^ switches.rate-limit: takes off|documented, not 'on'
            PATCH ^ /_mock/switches  ^ {'rate-limit':null}   ^ switches.rate-limit: takes off|documented, not ''
            """)
    void a_body_that_will_not_do_is_refused_by_name(
            String method, String path, String body, String problem, Client client, KisiMock mock) {
        World before = mock.control().world();
        Reply reply = client.send(method, path, body).isMisuse(422, problem);
        assertThat(reply.text("/error")).startsWith(reply.text("/field") + ": ").doesNotContain("\n");
        assertThat(mock.control().world()).isSameAs(before);
        assertThat(mock.workspaces().all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            /_mock/requests?caller=x             ^ caller: is unknown; known are method, path, status, rule, after, limit, wait, count, format, secrets
            /_mock/requests?method=FETCH         ^ method: takes a method such as POST, not 'FETCH'
            /_mock/requests?path=members         ^ path: begins with a slash, such as /users/{id}; not 'members'
            /_mock/requests?path=/w/a/members    ^ path: takes no workspace; leave /w/ and its name out
            /_mock/requests?rule=nothing         ^ rule: 'nothing' is none; GET /_mock/fidelity lists them
            /_mock/requests?status=200&status=1  ^ status: is there twice
            /_mock/outbox?too=ada@acme.example   ^ too: is unknown; known are to, kind, wait, count
            /_mock/diff?form=one                 ^ form: is unknown; known are from, to, uses
            /_mock/clock?at=now                  ^ at: is unknown; there are none
            """)
    void a_query_that_nothing_reads_is_refused(String path, String problem, Client client) {
        client.sendUnchecked("GET", path, "").isMisuse(422, problem);
    }

    @Test
    void an_unknown_switch_is_refused_with_all_that_are_known(Client client) {
        assertThat(client.patch("/_mock/switches", "{'rate':'off'}").text("/error"))
                .startsWith("rate: is unknown; known are above-maximum, accept-header, ")
                .contains("rate-limit");
    }

    @Test
    void one_bad_switch_among_good_ones_sets_none(Client client) {
        client.patch("/_mock/switches", "{'empty-list-range':'star','rate-limit':'on'}");
        assertThat(client.get("/_mock/switches").text("/empty-list-range")).isEqualTo("numbers");
    }

    @Test
    void switches_are_set_and_the_others_stay(Client client) {
        client.patch("/_mock/switches", "{'empty-list-range':'star'}").isDone();
        client.patch("/_mock/switches", "{'unknown-domain-status':'404'}").isDone();
        Reply shown = client.get("/_mock/switches");
        assertThat(shown.text("/empty-list-range")).isEqualTo("star");
        assertThat(shown.text("/unknown-domain-status")).isEqualTo("404");
        assertThat(shown.text("/wrong-password-code")).isEqualTo("afc516");
        client.post("/_mock/reset").isDone();
        assertThat(client.get("/_mock/switches").text("/empty-list-range")).isEqualTo("numbers");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /_mock",
        "GET,    /_mock/",
        "GET,    /_mock/nothing",
        "POST,   /_mock/state",
        "PUT,    /_mock/reset",
        "PATCH,  /_mock/seed",
        "DELETE, /_mock/clock",
        "GET,    /_mock/clock/advance",
        "GET,    /_mock/workspaces/a/b",
    })
    void what_is_not_there_is_a_404_in_controls_shape(String method, String path, Client client) {
        client.sendUnchecked(method, path, "")
                .isMisuse(404, "there is no " + method + " " + path + "; GET /_mock/openapi.json lists what there is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_mockery", "/_moc", "/mock/state", "/_MOCK/state"})
    void what_only_looks_like_control_is_answered_like_kisi(String path, Client client) {
        client.sendUnchecked("GET", path, "").isRefused(404, "000404");
    }
}
