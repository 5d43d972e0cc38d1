package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Workspaces used at once. {@code -Disolation.runs=50} does it more often. */
class IsolationTest {

    private static final int RUNS = Integer.getInteger("isolation.runs", 1);
    private static final int WORKSPACES = 200;
    private static final int THREADS = 32;
    private static final int CALLS = 12;

    @Test
    void two_hundred_workspaces_used_at_once_by_32_threads_have_the_same_journal() throws Exception {
        for (int run = 0; run < RUNS; run++) {
            long seed = new Random().nextLong(1L << 53);
            List<List<String>> journals = journals(seed);
            assertThat(journals)
                    .as("the journals of run %d, random seed %d", run, seed)
                    .hasSize(WORKSPACES);
            assertThat(journals.get(0)).as("random seed %d", seed).hasSize(CALLS);
            assertThat(journals)
                    .as("the journals of run %d, random seed %d", run, seed)
                    .allSatisfy(journal -> assertThat(journal).containsExactlyElementsOf(journals.get(0)));
        }
    }

    private static List<List<String>> journals(long seed) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (KisiMock mock = KisiMock.start(Settings.standard())) {
            Client client = new Client(mock.uri());
            List<Callable<List<String>>> all = IntStream.range(0, WORKSPACES)
                    .<Callable<List<String>>>mapToObj(number -> () -> journal("space-" + number, seed, client))
                    .toList();
            List<List<String>> journals = new ArrayList<>();
            for (Future<List<String>> journal : threads.invokeAll(all)) {
                journals.add(journal.get());
            }
            return journals;
        } finally {
            threads.shutdownNow();
        }
    }

    /** What a workspace wrote down of a random sequence of calls, without what is its own: name, digits, durations. */
    private static List<String> journal(String name, long seed, Client everywhere) {
        Client client = everywhere.create(name, "'random_seed':" + seed, "'at':'2030-01-01T00:00:00Z'");
        String digits = everywhere.get("/_mock/workspaces/" + name).isOk().text("/secrets_begin_with");
        Random random = new Random(seed);
        List<Consumer<Client>> calls = List.of(
                one -> one.signIn("member"),
                one -> one.signIn("member@acme.example", "wrong"),
                one -> one.asOwner().get("/members?limit=3"),
                one -> one.asOwner()
                        .post("/members", "{'member':{'email':'m%d@acme.example'}}".formatted(random.nextInt(5))),
                one -> one.asOwner().post("/logins", "{'login':{'type':'device','email':'managed@acme.example'}}"),
                one -> one.asOwner().post("/locks/4001/unlock"),
                one -> one.asOwner().delete("/members/" + (3_000_001 + random.nextInt(9))));
        for (int call = 0; call < CALLS; call++) {
            calls.get(random.nextInt(calls.size())).accept(client);
        }
        List<String> journal = new ArrayList<>();
        for (JsonNode request : client.get("/_mock/requests").isOk().at("/requests")) {
            ((ObjectNode) request).remove("took_micros");
            ((ObjectNode) request).remove("workspace");
            journal.add(request.toString().replace("\"" + name + "\"", "NAME").replace(digits, "DIGITS"));
        }
        return journal;
    }
}
