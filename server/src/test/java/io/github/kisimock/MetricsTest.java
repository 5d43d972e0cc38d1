package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Prometheus is told. */
@MockTest
class MetricsTest {

    private static String metrics(Client client) {
        return client.get("/_mock/metrics").isOk().body();
    }

    @Test
    void calls_are_counted_by_route_and_status(Client client) {
        client.asOwner().get("/members/3000003").isOk();
        client.asOwner().get("/members/3000004").isOk();
        client.get("/members/3000004");
        assertThat(metrics(client))
                .contains(
                        "kisi_mock_request_duration_seconds_count{method=\"GET\",route=\"/members/{id}\",status=\"200\"} 2",
                        "kisi_mock_request_duration_seconds_count{method=\"GET\",route=\"/members/{id}\",status=\"401\"} 1");
    }

    @Test
    void paths_that_are_no_route_are_counted_as_one(Client client) {
        client.sendUnchecked("GET", "/nowhere", "");
        client.sendUnchecked("GET", "/nowhere/else", "");
        assertThat(metrics(client))
                .contains("_count{method=\"GET\",route=\"none\",status=\"404\"} 2")
                .doesNotContain("nowhere");
    }

    @Test
    void control_requests_are_not_counted(Client client) {
        client.get("/_mock/state").isOk();
        assertThat(metrics(client)).doesNotContain("route=");
    }

    @Test
    void the_process_and_its_workspaces_are_measured(Client client) {
        client.create("a");
        assertThat(metrics(client))
                .contains("kisi_mock_workspaces 2.0", "jvm_memory_used_bytes", "jvm_threads_current", "process_");
    }

    @Test
    void no_secret_is_in_it(Client client) {
        String secret = client.signIn("member").text("/secret");
        client.as(secret).get("/login?secret=" + secret).isOk();
        assertThat(metrics(client)).doesNotContain(secret, "member@acme.example");
    }
}
