package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many callers at once: each finds what it did, and nothing that it did not. */
@MockTest
class ConcurrencyTest {

    private static final int THREADS = 16;
    private static final int STEPS = 40;

    /** Repeats a run: {@code -DargLine=-Dkisimock.seed=…}. */
    private static final long SEED = Long.getLong("kisimock.seed", System.nanoTime());

    @Test
    void the_world_is_what_all_callers_together_know(Client client) throws Exception {
        System.out.println("ConcurrencyTest: -Dkisimock.seed=" + SEED);
        List<String> atFirst = pages(client, "/users", 100);
        List<Walker> walkers =
                IntStream.range(0, THREADS).mapToObj(n -> new Walker(n, client)).toList();

        atOnce(walkers);

        Map<Integer, String> names = new TreeMap<>();
        List<Integer> ids = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        Set<String> signIns = new TreeSet<>();
        for (Walker walker : walkers) {
            names.putAll(walker.names);
            ids.addAll(walker.idsSeen);
            secrets.addAll(walker.secretsSeen);
            signIns.addAll(walker.signIns);
        }
        assertThat(ids).as("ids, seed %d", SEED).hasSizeGreaterThan(THREADS).doesNotHaveDuplicates();
        assertThat(secrets).as("secrets, seed %d", SEED).doesNotHaveDuplicates();
        List<String> expected = Stream.concat(
                        atFirst.stream(), names.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()))
                .toList();
        assertThat(pages(client, "/users", 100)).as("users, seed %d", SEED).isEqualTo(expected);
        assertThat(pages(client, "/members", 100)).as("members, seed %d", SEED).hasSameSizeAs(expected);
        assertThat(idsOfLogins(client, 1_000_003)).as("sign-ins, seed %d", SEED).isEqualTo(signIns);
        for (Walker walker : walkers) {
            walker.logins.forEach((user, logins) -> assertThat(idsOfLogins(client, user))
                    .as("logins, seed %d", SEED)
                    .isEqualTo(logins));
        }
    }

    @Test
    void one_of_many_gets_an_address(Client client) throws Exception {
        List<Callable<Reply>> invitations = IntStream.range(0, THREADS)
                .<Callable<Reply>>mapToObj(n ->
                        () -> (n % 2 == 0 ? People.MEMBERS : People.USERS).create(client, "'email':'ann@acme.example'"))
                .toList();

        List<Reply> replies = atOnce(invitations);

        assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
        assertThat(replies).filteredOn(reply -> reply.status() == 422).hasSize(THREADS - 1);
        assertThat(client.asOwner().get("/users?query=ann@").json().size()).isEqualTo(1);
    }

    @Test
    void changes_of_different_fields_are_all_kept(Client client) throws Exception {
        Client member = client.asUser("member");
        List<Callable<Reply>> changes = new ArrayList<>();
        for (String field : List.of("name", "notes", "image")) {
            changes.add(() -> {
                for (int n = 0; n < STEPS; n++) {
                    String value = "https://acme.example/" + n;
                    client.asOwner()
                            .patch("/users/1000003", "{'user':{'" + field + "':'" + value + "'}}")
                            .isDone();
                    assertThat(client.asOwner().get("/users/1000003").text("/" + field))
                            .isEqualTo(value);
                }
                return client.asOwner().get("/users/1000003");
            });
        }
        for (int n = 0; n < 5; n++) {
            changes.add(() -> {
                for (int m = 0; m < STEPS; m++) {
                    member.post("/locks/4001/unlock").isOk();
                }
                return member.get("/user");
            });
        }

        assertThat(atOnce(changes)).allSatisfy(Reply::isOk);
    }

    @Test
    void who_is_removed_while_at_work_is_there_or_gone(Client client) throws Exception {
        Reply before = client.asOwner().get("/users");
        for (int round = 0; round < 15; round++) {
            Reply member =
                    People.MEMBERS.create(client, "'email':'ann@acme.example','confirm':true,'send_emails':false");
            int user = member.number("/user_id");
            Client ann = client.as(client.asOwner()
                    .post("/logins", "{'login':{'email':'ann@acme.example'}}")
                    .text("/secret"));
            client.asOwner()
                    .post(
                            "/role_assignments",
                            "{'role_assignment':{'user_id':" + user + ",'role_id':'group_basic','group_id':3001}}")
                    .isOk();
            List<Callable<Set<Integer>>> calls = new ArrayList<>();
            for (String path : List.of("/user", "/login", "/logins", "/locks", "/role_assignments")) {
                calls.add(() -> untilGone(() -> ann.get(path)));
            }
            for (String path : List.of("/members/" + member.number("/id"), "/users/" + user)) {
                calls.add(() -> untilGone(() -> client.asOwner().get(path)));
            }
            calls.add(() -> untilGone(() -> ann.post("/locks/4001/unlock")));
            calls.add(() -> untilGone(() -> client.asOwner().patch("/users/" + user, "{'user':{'name':'A'}}")));
            calls.add(
                    () -> untilGone(() -> client.asOwner().post("/logins", "{'login':{'email':'ann@acme.example'}}")));
            calls.add(() -> {
                client.asOwner().get("/users").isOk();
                client.asOwner().get("/role_assignments").isOk();
                return Set.of(client.asOwner().delete("/users/" + user).status());
            });

            assertThat(atOnce(calls))
                    .allSatisfy(statuses -> assertThat(statuses).isSubsetOf(200, 204, 401, 404));
            assertThat(client.asOwner().get("/users").json()).isEqualTo(before.json());
        }
    }

    private static Set<Integer> untilGone(Callable<Reply> call) throws Exception {
        Set<Integer> statuses = new TreeSet<>();
        for (int n = 0; n < 1_000 && statuses.stream().allMatch(status -> status < 400); n++) {
            statuses.add(call.call().status());
        }
        assertThat(statuses).as("once removed, the call is refused").anyMatch(status -> status >= 400);
        return statuses;
    }

    /** One caller with a random walk of its own, who writes down what must be true after it. */
    private static final class Walker implements Callable<Walker> {

        private final int number;
        private final Client client;
        private final Random random;
        private final Map<Integer, String> names = new HashMap<>();
        private final Map<Integer, Set<String>> logins = new HashMap<>();
        private final Map<String, Integer> owners = new TreeMap<>();
        private final List<Integer> idsSeen = new ArrayList<>();
        private final List<String> secretsSeen = new ArrayList<>();
        private final Set<String> signIns = new TreeSet<>();

        Walker(int number, Client client) {
            this.number = number;
            this.client = client;
            this.random = new Random(SEED + number);
        }

        @Override
        public Walker call() {
            for (int step = 0; step < STEPS; step++) {
                switch (names.isEmpty() ? 0 : random.nextInt(8)) {
                    case 0, 1, 2 -> invite(step);
                    case 3 -> logInOnBehalf();
                    case 4 -> signInOrOut();
                    case 5 -> rename(step);
                    case 6 -> remove();
                    default -> look();
                }
            }
            return this;
        }

        private void invite(int step) {
            String email = "w" + number + "-" + step + "@acme.example";
            People people = random.nextBoolean() ? People.MEMBERS : People.USERS;
            Reply created = people.create(client, "'email':'" + email + "','confirm':true")
                    .isOk();
            int user = created.number(people == People.USERS ? "/id" : "/user_id");
            idsSeen.add(user);
            names.put(user, email);
            logins.put(user, new TreeSet<>());
        }

        private void logInOnBehalf() {
            int user = any(names.keySet());
            String email = client.asOwner().get("/users/" + user).isOk().text("/email");
            Reply login = client.asOwner()
                    .post("/logins", "{'login':{'email':'" + email + "'}}")
                    .isOk();
            loginsOf(user).add(login.text("/id"));
            secretsSeen.add(login.text("/secret"));
            owners.put(login.text("/secret"), user);
        }

        private void signInOrOut() {
            if (signIns.size() < 2) {
                Reply login = client.signIn("member").isOk();
                signIns.add(login.text("/id"));
                secretsSeen.add(login.text("/secret"));
            } else if (!owners.isEmpty()) {
                String secret = any(owners.keySet());
                String login = client.as(secret).get("/login").isOk().text("/id");
                client.as(secret).delete("/login").isDone();
                client.as(secret).get("/login").isRefused(401, "afc516");
                loginsOf(ownerOf(secret)).remove(login);
                owners.remove(secret);
            }
        }

        private void rename(int step) {
            int user = any(names.keySet());
            client.asOwner()
                    .patch("/users/" + user, "{'user':{'name':'renamed " + step + "'}}")
                    .isDone();
            names.put(user, "renamed " + step);
        }

        private void remove() {
            int user = any(names.keySet());
            client.asOwner().delete("/users/" + user).isDone();
            client.asOwner().get("/users/" + user).isRefused(404, "000404");
            names.remove(user);
            logins.remove(user);
            owners.values().removeIf(owner -> owner == user);
        }

        private void look() {
            assertThat(pages(client, "/users?query=w" + number + "-", 100))
                    .containsExactlyInAnyOrderElementsOf(names.entrySet().stream()
                            .map(e -> e.getKey() + " " + e.getValue())
                            .toList());
            assertThat(client.asOwner()
                            .get("/members/" + (3_000_006 + random.nextInt(300)))
                            .status())
                    .isIn(200, 404);
        }

        private Set<String> loginsOf(int user) {
            return Objects.requireNonNull(logins.get(user));
        }

        private int ownerOf(String secret) {
            return Objects.requireNonNull(owners.get(secret));
        }

        private <T> T any(Collection<T> of) {
            return of.stream().skip(random.nextInt(of.size())).findFirst().orElseThrow();
        }
    }

    private static List<String> pages(Client client, String path, int limit) {
        List<String> shown = new ArrayList<>();
        for (int offset = 0; ; offset += limit) {
            Reply page = client.asOwner()
                    .get(path + (path.contains("?") ? "&" : "?") + "limit=" + limit + "&offset=" + offset)
                    .isOk();
            page.json()
                    .forEach(item ->
                            shown.add(item.get("id") + " " + item.get("name").asString()));
            if (page.json().size() < limit) {
                return shown;
            }
        }
    }

    private static Set<String> idsOfLogins(Client client, int user) {
        return Set.copyOf(
                client.asOwner().get("/logins?limit=250&user_id=" + user).isOk().each("id"));
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<T>> results = threads.invokeAll(
                    calls.stream()
                            .<Callable<T>>map(call -> () -> {
                                start.await();
                                return call.call();
                            })
                            .toList(),
                    2,
                    TimeUnit.MINUTES);
            List<T> answers = new ArrayList<>();
            for (Future<T> result : results) {
                answers.add(result.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
