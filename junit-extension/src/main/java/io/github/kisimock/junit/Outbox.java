package io.github.kisimock.junit;

import io.github.kisimock.control.Control;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Mail;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

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
        return await(kind, to, MOST);
    }

    /**
     * Waits until there is a mail of that kind to that address.
     *
     * @param most for how long, by the real clock
     * @return the newest such mail
     * @throws AssertionError if none comes; it names the mails that did
     */
    public Mail await(Mail.Kind kind, String to, Duration most) {
        return control.awaitMail(kind, new EmailAddress(to), most)
                .orElseThrow(() -> new AssertionError("No mail came: " + kind + " to " + to + "\nThere are:" + told()));
    }

    private String told() {
        return mails().isEmpty()
                ? " none"
                : mails().stream()
                        .map(mail -> "\n  " + mail.kind() + " to " + mail.to())
                        .collect(Collectors.joining());
    }
}
