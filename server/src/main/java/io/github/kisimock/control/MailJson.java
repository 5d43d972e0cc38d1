package io.github.kisimock.control;

import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A mail as the outbox shows it, with whole links. */
record MailJson(
        int id,
        String to,
        String kind,
        String subject,
        String text,
        List<String> links,
        Optional<String> token,
        String sentAt) {

    /** The kind as on the wire: {@code password_reset}. */
    static String kind(Mail.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static MailJson of(Mail mail, String server) {
        String text = mail.text();
        for (String link : mail.links()) {
            text = text.replace(link, server + link);
        }
        return new MailJson(
                mail.id().number(),
                mail.to().value(),
                kind(mail.kind()),
                mail.subject(),
                text,
                mail.links().stream().map(link -> server + link).toList(),
                mail.token().map(Secret::value),
                mail.sentAt().toString());
    }
}
