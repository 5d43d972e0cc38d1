package io.github.kisimock.control;

import io.github.kisimock.domain.Advance;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Time;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a test may do with one workspace; over HTTP the same powers are under {@code /_mock}. */
public interface Control {

    /** Everything the workspace knows at this instant. */
    World world();

    /** The time by the workspace's clock. */
    Instant now();

    /** Goes back to what the workspace started with; planned faults go too. */
    void reset();

    /** Puts back a world that was looked at before. */
    void restore(World world);

    /**
     * Plants a seed in the workspace.
     *
     * @param added whether it comes to what is there, or takes its place
     * @return what its scenarios made, in their order
     * @throws SeedProblem if it cannot be planted; then nothing has changed
     */
    List<Arranged> plant(Seed seed, boolean added);

    /**
     * Brings about a named situation.
     *
     * @return the ids, e-mail addresses and secrets it made, by name
     * @throws Misuse if there is no scenario of that name
     */
    Arranged arrange(String scenario);

    /**
     * What scenarios have made, those of the seed included, oldest first: the newest twenty since the workspace began or
     * was reset. Restoring another world forgets them.
     */
    List<Arranged> arranged();

    /** Sets the clock: standing at a time, or running. */
    void setTime(Time time);

    /** Moves the clock on, or back, and tells what came to its end on the way. */
    Advance.Expired advance(Duration by);

    /**
     * Opens a device login for a user, without a call and without a password.
     *
     * @return the secret of the login
     * @throws Misuse if there is no user of that e-mail address
     */
    Secret signIn(EmailAddress user);

    /** The worlds that were kept under a name. */
    Snapshots snapshots();

    /** The faults that are planned for the calls to the workspace. */
    Faults faults();

    /** How the world differs from the one that the workspace started with. */
    Changes changes();

    /**
     * How one snapshot differs from another. For worlds that were not kept under a name, see
     * {@link Changes#between}.
     *
     * @throws Misuse if there is no snapshot of that name
     */
    default Changes changes(String from, String to) {
        return Changes.between(snapshots().get(from), snapshots().get(to), false);
    }

    /** The mails that Kisi would have sent, oldest first; the newest 1,000 are kept. */
    default List<Mail> outbox() {
        return List.copyOf(world().all(Mail.class).rows());
    }

    /**
     * Waits until there is a mail of that kind to that address.
     *
     * @param most for how long, by the real clock
     * @return the newest such mail; nothing if none came
     */
    default Optional<Mail> awaitMail(Mail.Kind kind, EmailAddress to, Duration most) {
        await(world -> world.all(Mail.class).rows().stream().anyMatch(mail -> mail.is(kind, to)), most);
        return outbox().stream().filter(mail -> mail.is(kind, to)).reduce((before, newest) -> newest);
    }

    /** The calls of the program under test, oldest first; the newest 10,000 of a process are kept. */
    List<Exchange> requests();

    /** Why the call of that number was refused; nothing if it was not, or if it had to go from the journal. */
    default Optional<Explanation> explain(int number) {
        List<Exchange> all = requests();
        return all.stream()
                .filter(call -> call.number() == number)
                .findFirst()
                .flatMap(call -> Explanation.of(call, world(), all));
    }

    /** How many of the calls had to go from the journal to make room for newer ones. */
    int requestsEvicted();

    /** Holds the calls against what is expected; waits a moment for those that are under way. */
    default Verification verify(Expectation expected) {
        return verify(expected, Duration.ZERO);
    }

    /**
     * Likewise, and waits until they are as expected.
     *
     * @param most for how long, by the real clock
     */
    default Verification verify(Expectation expected, Duration most) {
        awaitRequests(expected::isMetBy, most);
        awaitQuiet(Duration.ofMillis(250)); // a reply may reach the client a moment before its call is in the journal
        return expected.verify(new Calls(requests(), world()).all(), requestsEvicted());
    }

    /** The bad habits that the calls show. They may miss some if calls had to go from the journal. */
    default List<Finding> lints() {
        return Lint.findings(new Calls(requests(), world()));
    }

    /**
     * Waits until the calls are as wanted.
     *
     * @param most for how long, by the real clock
     * @return whether they are
     */
    boolean awaitRequests(Predicate<List<Exchange>> wanted, Duration most);

    /**
     * Waits until no call is under way.
     *
     * @param most for how long, by the real clock
     * @return how many are under way still
     */
    int awaitQuiet(Duration most);

    /**
     * Waits until the world is as wanted.
     *
     * @param most for how long, by the real clock
     * @return whether it is
     */
    boolean await(Predicate<World> wanted, Duration most);
}
