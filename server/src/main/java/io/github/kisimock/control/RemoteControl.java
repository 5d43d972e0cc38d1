package io.github.kisimock.control;

import io.github.kisimock.domain.Advance;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.MailToken;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.Time;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The powers over a workspace of another process. Its world comes as a state and is planted anew here; snapshots are
 * such worlds, and stay here.
 */
final class RemoteControl implements Control {

    private static final int MOST_AT_ONCE = 1_000;

    private final ControlRequests requests;
    private final Snapshots snapshots = new Snapshots();
    private final Faults faults;
    private final RemoteWaits waits;

    RemoteControl(ControlRequests requests) {
        this.requests = requests;
        this.faults = new RemoteFaults(requests);
        this.waits = new RemoteWaits(requests, () -> requests().size());
    }

    @Override
    public World world() {
        Seed state = SeedFile.read(requests.get("/state"), "state");
        return Planting.plant(state, World.empty(Switches.STANDARD), new Secret("0".repeat(32)), Instant.EPOCH);
    }

    @Override
    public Instant now() {
        return Instant.parse(requests.get("/clock", JsonNode.class).path("now").stringValue());
    }

    @Override
    public void reset() {
        requests.send("POST", "/reset", Map.of());
    }

    @Override
    public void restore(World world) {
        plant(StateOf.world(world), false);
    }

    @Override
    public List<Arranged> plant(Seed seed, boolean added) {
        return arranged(requests.send(added ? "POST" : "PUT", "/seed", seed));
    }

    @Override
    public Arranged arrange(String scenario) {
        return arranged(scenario, requests.send("POST", "/scenarios/" + scenario, Map.of()));
    }

    @Override
    public List<Arranged> arranged() {
        return arranged(requests.get("/arranged", JsonNode.class));
    }

    private static List<Arranged> arranged(JsonNode all) {
        List<Arranged> arranged = new ArrayList<>();
        all.forEach(one -> arranged.add(arranged(one.path("scenario").stringValue(), one.path("made"))));
        return List.copyOf(arranged);
    }

    private static Arranged arranged(String scenario, JsonNode values) {
        Map<String, Object> made = new LinkedHashMap<>();
        values.forEachEntry((name, value) -> made.put(name, value.isInt() ? value.intValue() : value.asString()));
        return new Arranged(scenario, made);
    }

    @Override
    public void setTime(Time time) {
        boolean real = time.equals(Time.REAL);
        Instant shown = time.at(Instant.now());
        requests.send(
                "PUT",
                "/clock",
                Map.of("at", real ? "real" : shown.toString(), "running", time instanceof Time.Flowing));
    }

    @Override
    public Advance.Expired advance(Duration by) {
        World before = world();
        List<Login> logins = new ArrayList<>();
        List<MailToken> tokens = new ArrayList<>();
        for (JsonNode one : requests.send("POST", "/clock/advance", Map.of("by", by.toString()))
                .path("expired")) {
            int id = one.path("id").intValue();
            if (one.path("kind").stringValue().equals("login")) {
                logins.add(before.get(new Id<>(Login.class, id)));
            } else {
                tokens.add(before.get(new Id<>(MailToken.class, id)));
            }
        }
        return new Advance.Expired(logins, tokens);
    }

    @Override
    public Secret signIn(EmailAddress user) {
        return new Secret(requests.send("POST", "/logins", Map.of("email", user.value()))
                .path("secret")
                .stringValue());
    }

    @Override
    public Snapshots snapshots() {
        return snapshots;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public Changes changes() {
        return new Changes(Arrays.stream(requests.get("/diff", WorldEndpoints.ChangeJson[].class))
                .map(WorldEndpoints.ChangeJson::change)
                .toList());
    }

    @Override
    public List<Exchange> requests() {
        List<Exchange> all = new ArrayList<>();
        List<Exchange> more;
        do {
            int after = all.isEmpty() ? 0 : all.get(all.size() - 1).number();
            more = journal("?secrets=true&after=" + after).requests().stream()
                    .map(JournalEndpoints.ExchangeJson::exchange)
                    .toList();
            all.addAll(more);
        } while (more.size() == MOST_AT_ONCE);
        return all;
    }

    @Override
    public int requestsEvicted() {
        return journal("?limit=0").evicted();
    }

    private JournalEndpoints.JournalJson journal(String query) {
        return requests.get("/requests" + query, JournalEndpoints.JournalJson.class);
    }

    @Override
    public Optional<Explanation> explain(int number) {
        try {
            return Optional.of(requests.get("/explain/" + number, JournalEndpoints.ExplanationJson.class)
                    .explanation());
        } catch (Misuse notRefused) {
            return Optional.empty();
        }
    }

    @Override
    public List<Finding> lints() {
        return requests.get("/lints", LintEndpoints.LintsJson.class).findings().stream()
                .flatMap(found -> found.finding().stream())
                .toList();
    }

    @Override
    public Optional<Mail> awaitMail(Mail.Kind kind, EmailAddress to, Duration most) {
        waits.forMail(kind, to, most);
        return Control.super.awaitMail(kind, to, Duration.ZERO);
    }

    @Override
    public boolean awaitRequests(Predicate<List<Exchange>> wanted, Duration most) {
        return wanted.test(waits.look(this::requests, wanted, most));
    }

    @Override
    public int awaitQuiet(Duration most) {
        return waits.look(() -> journal("?limit=0").inFlight(), underWay -> underWay == 0, most);
    }

    @Override
    public boolean await(Predicate<World> wanted, Duration most) {
        return wanted.test(waits.look(this::world, wanted, most));
    }
}
