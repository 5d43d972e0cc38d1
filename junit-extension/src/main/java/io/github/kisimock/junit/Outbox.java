package io.github.kisimock.junit;

import io.github.kisimock.control.Control;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Mail;
import java.time.Duration;
import java.util.List;

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
        return control.awaitMail(kind, new EmailAddress(to), MOST)
                .orElseThrow(() -> new AssertionError("No mail came: " + kind + " to " + to + "\nThere are: "
                        + mails().stream()
                                .map(mail -> mail.kind() + " to " + mail.to())
                                .toList()));
    }
}
