package io.github.kisimock.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import au.com.dius.pact.provider.junitsupport.loader.PactBroker;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What partners do with this jar, as they would write it. */
class PartnersTest {

    private static final Path FOREIGN = Path.of("src/test/resources/pacts-of-partners/visitor-app-kisi-api.json");

    @Test
    @KisiContract(role = "sign-in-client", interaction = "signing out")
    void a_client_keeps_to_one_interaction(ContractServer kisi) {
        assertThat(signOut(kisi.uri(), kisi.example("secret")).statusCode()).isEqualTo(204);
    }

    @Test
    @KisiContract(
            role = "door-app",
            interaction = {"opening a door", "reading a door"})
    void a_client_keeps_to_several(ContractServer kisi) {
        String lock = "/locks/" + kisi.example("lock_id");
        assertThat(send("GET", kisi.uri() + lock, kisi.example("secret")).statusCode())
                .isEqualTo(200);
        assertThat(send("POST", kisi.uri() + lock + "/unlock", kisi.example("secret"))
                        .body())
                .isEqualTo("{\"message\":\"Unlocked!\"}");
    }

    @Test
    @KisiContract(role = "door-app")
    void a_client_keeps_to_a_whole_role_and_uses_what_it_needs_of_it(ContractServer kisi) {
        DoorClient client = new DoorClient(kisi.uri(), kisi.example("secret"));
        assertThat(client.open(kisi.example("lock_id"))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.github.kisimock.contracts.Contracts#roles")
    void all_that_succeeds_in_a_role_can_be_asked_of_the_whole(String role) {
        V4Pact pact = Contracts.of(role);
        try (StandIn kisi = StandIn.start(Part.whole(pact))) {
            assertThat(pact.getInteractions())
                    .extracting(one -> new Promise(pact, (SynchronousHttp) one))
                    .filteredOn(Promise::succeeds)
                    .allSatisfy(one -> assertThat(new Call(one.request())
                                    .to(kisi.uri().toString())
                                    .statusCode())
                            .as(one.description())
                            .isLessThan(300));
            assertThat(kisi.problem()).isEmpty();
        }
    }

    @Test
    void a_class_may_be_about_one_contract() {
        run(OfOneContract.class).assertStatistics(events -> events.succeeded(2).failed(0));
    }

    @Test
    void a_client_that_asks_otherwise_or_not_at_all_fails_its_test() {
        Events tests = run(Clients.class);
        tests.assertStatistics(events -> events.failed(7).succeeded(0));
        assertThat(tests.failed().stream().map(PartnersTest::message))
                .anySatisfy(line -> assertThat(line)
                        .endsWith("does not keep to the contract: it asks for DELETE /sessions, which is not in it"))
                .anySatisfy(line ->
                        assertThat(line).endsWith("does not keep to the contract: it never asks for DELETE /login"))
                .anySatisfy(line -> assertThat(line).endsWith("does not keep to the contract: it asks for nothing"))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "does not keep to the contract: ", "Expected a header 'Authorization' but was missing"))
                .anySatisfy(line -> assertThat(line)
                        .endsWith("@KisiContract: 'opening a door' is asked for as 'opening a door that one may not"
                                + " open' is; take a test of its own for each"))
                .anySatisfy(line ->
                        assertThat(line).contains("there is no contract of 'door-ap'; there are sign-in-client"))
                .anySatisfy(line -> assertThat(line).contains("the contract of door-app has no 'opening'; it has ["));
    }

    @Test
    void pacts_from_a_folder_from_the_class_path_and_from_a_broker_are_verified() throws IOException {
        run(FromFolder.class).assertStatistics(events -> events.succeeded(2).failed(0));
        run(FromClasspath.class).assertStatistics(events -> events.succeeded(2).failed(0));
        HttpServer broker = broker();
        System.setProperty(
                "broker.of.test", "http://127.0.0.1:" + broker.getAddress().getPort());
        try {
            run(FromBroker.class).assertStatistics(events -> events.succeeded(2).failed(0));
        } finally {
            broker.stop(0);
            System.clearProperty("broker.of.test");
        }
    }

    @Test
    void a_pact_with_an_unknown_state_fails_with_the_list_of_those_known() {
        Events tests = run(WithUnknownState.class);
        tests.assertStatistics(events -> events.failed(1));
        assertThat(tests.failed().stream().map(PartnersTest::message))
                .allSatisfy(line -> assertThat(line).contains("there is no 'a visitor exists'; there are member, "));
    }

    private static Events run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents();
    }

    private static String message(org.junit.platform.testkit.engine.Event event) {
        return event.getPayload(TestExecutionResult.class)
                .flatMap(TestExecutionResult::getThrowable)
                .map(String::valueOf)
                .orElse("");
    }

    private static HttpResponse<String> signOut(URI kisi, String secret) {
        return send("DELETE", kisi + "/login", secret);
    }

    private static HttpResponse<String> send(String method, String uri, String secret) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "KISI-LOGIN " + secret)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As much of a broker as hands out one pact. */
    private static HttpServer broker() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String self = "http://127.0.0.1:" + server.getAddress().getPort();
        String latest =
                "{\"_links\":{\"pb:latest-provider-pacts\":{\"href\":\"" + self + "/latest\",\"templated\":false}}}";
        String pacts = "{\"_links\":{\"self\":{\"href\":\"" + self
                + "/latest\"},\"pb:pacts\":[{\"name\":\"visitor-app\",\"href\":\"" + self + "/pact\"}]}}";
        Map<String, String> pages = Map.of("/", latest, "/latest", pacts, "/pact", Files.readString(FOREIGN));
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] page = pages.getOrDefault(exchange.getRequestURI().getPath(), "{}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/hal+json");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
        return server;
    }

    @KisiContract(role = "sign-in-client", interaction = "signing out")
    static class OfOneContract {

        @Test
        void signs_out(ContractServer kisi) {
            signOut(kisi.uri(), kisi.example("secret"));
        }

        @Test
        void tells_what_examples_there_are(ContractServer kisi) {
            assertThatThrownBy(() -> kisi.example("lock_id"))
                    .hasMessage("no interaction of this test has a 'lock_id'; there are [secret]");
            signOut(kisi.uri(), kisi.example("secret"));
        }
    }

    static class Clients {

        @Test
        @KisiContract(role = "sign-in-client", interaction = "signing out")
        void asks_for_something_else(ContractServer kisi) {
            send("DELETE", kisi.uri() + "/sessions", "0");
        }

        @Test
        @KisiContract(role = "sign-in-client", interaction = "signing out")
        void does_not_ask(ContractServer kisi) {}

        @Test
        @KisiContract(role = "door-app")
        void does_not_ask_for_anything_of_a_role(ContractServer kisi) {}

        @Test
        @KisiContract(role = "sign-in-client", interaction = "signing out")
        void does_not_say_who_it_is(ContractServer kisi) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(kisi.uri() + "/login"))
                    .DELETE()
                    .build();
            HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        }

        @Test
        @KisiContract(
                role = "door-app",
                interaction = {"opening a door", "opening a door that one may not open"})
        void cannot_tell_two_interactions_apart(ContractServer kisi) {}

        @Test
        @KisiContract(role = "door-ap")
        void names_no_role(ContractServer kisi) {}

        @Test
        @KisiContract(role = "door-app", interaction = "opening")
        void names_no_interaction(ContractServer kisi) {}
    }

    @VerificationReports({})
    @Provider("kisi-api")
    @PactFolder("src/test/resources/pacts-of-partners")
    static class FromFolder extends PactsAgainstMock {}

    @VerificationReports({})
    @Provider("kisi-api")
    @PactClasspath("pacts-of-partners/visitor-app-kisi-api.json")
    static class FromClasspath extends PactsAgainstMock {}

    @VerificationReports({})
    @Provider("kisi-api")
    @PactBroker(url = "${broker.of.test}")
    static class FromBroker extends PactsAgainstMock {}

    @VerificationReports({})
    @Provider("kisi-api")
    @PactClasspath("unknown-state.json")
    static class WithUnknownState extends PactsAgainstMock {}
}
