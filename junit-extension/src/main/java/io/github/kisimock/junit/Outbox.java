package io.github.kisimock.junit;

import io.github.kisimock.control.Control;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The mails of one workspace. None ever leaves it. */
public final class Outbox {

    private static final Duration MOST = Duration.ofSeconds(5);

    private final Control control;

    Outbox(Control control) {
        this.control = control;
    }

    /** All of them, oldest first. */
    public List<Mail> mails() {
        return control.outbox();
    }

    /**
     * Waits, for up to five seconds, until there is a mail of that kind to that address.
     *
     * @return the newest such mail
     * @throws AssertionError if none comes; it names the mails that did
     */
    public Mail await(Mail.Kind kind, String to) {
        EmailAddress address = new EmailAddress(to);
        return await(
                kind + " to " + to, mail -> mail.kind() == kind && mail.to().equals(address));
    }

    private Mail await(String description, Predicate<Mail> wanted) {
        control.await(world -> newest(world, wanted).isPresent(), MOST);
        return newest(control.world(), wanted)
                .orElseThrow(() -> new AssertionError("No mail came: " + description + "\nThere are: "
                        + mails().stream()
                                .map(mail -> mail.kind() + " to " + mail.to())
                                .toList()));
    }

    private static Optional<Mail> newest(World world, Predicate<Mail> wanted) {
        return world.all(Mail.class).rows().stream().filter(wanted).reduce((before, later) -> later);
    }
}
