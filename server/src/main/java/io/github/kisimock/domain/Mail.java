package io.github.kisimock.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail that Kisi would have sent. It stays in the world: nothing leaves the mock.
 *
 * @param text what it says; links are paths on this server, as in {@code links}
 * @param token what its link carries, for a test that needs no link
 */
public record Mail(
        Id<Mail> id,
        Kind kind,
        EmailAddress to,
        String subject,
        String text,
        List<String> links,
        Optional<Secret> token,
        Instant sentAt)
        implements Entity<Mail> {

    private static final int MOST_KEPT = 1_000;

    /** What a mail is for. */
    public enum Kind {
        /** A new member is to sign up. */
        INVITATION,
        /** Somebody who signed up is to confirm the address. */
        CONFIRMATION,
        /** A new member, already confirmed, is told. */
        WELCOME,
        /** A forgotten password can be set anew. */
        PASSWORD_RESET,
        /** The organizations in which an address has an account. */
        ORGANIZATIONS,
        /** A role was given. */
        ACCESS_SHARED
    }

    /** Whether it is of that kind and to that address. */
    public boolean is(Kind wanted, EmailAddress addressee) {
        return kind == wanted && to.equals(addressee);
    }

    /** The world with the mail in its outbox, unless user or organization are muted; 1,000 are kept. */
    static World send(World world, User to, Kind kind, String subject, String text, Instant now) {
        return send(world, to, kind, subject, text, List.of(), Optional.empty(), now);
    }

    /** Likewise, with a link that carries a token. */
    static World sendWithToken(
            World world, User to, Kind kind, String subject, String link, Secret token, Instant now) {
        String path = link + token.value() + "&domain="
                + world.get(to.organizationId()).domain();
        return send(world, to, kind, subject, subject + ": " + path, List.of(path), Optional.of(token), now);
    }

    private static World send(
            World world,
            User to,
            Kind kind,
            String subject,
            String text,
            List<String> links,
            Optional<Secret> token,
            Instant now) {
        if (!to.getsMailIn(world)) {
            return world;
        }
        return world.with(new Mail(world.nextId(Mail.class), kind, to.email(), subject, text, links, token, now))
                .keepingNewest(MOST_KEPT, Mail.class);
    }
}
