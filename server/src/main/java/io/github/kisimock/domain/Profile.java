package io.github.kisimock.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a member's administrators, or the user, may change at any time.
 *
 * @param locale {@code en}, {@code fr}, {@code es} or {@code de}
 * @param lastReadAt when which part of the user interface was last read
 * @param announcementsLastSeenAt deprecated on the wire, kept as given
 */
public record Profile(
        String name,
        Optional<String> image,
        Optional<String> notes,
        Metadata metadata,
        boolean accessEnabled,
        boolean passwordFlowEnabled,
        Optional<String> locale,
        Optional<Map<String, Instant>> lastReadAt,
        Optional<Instant> announcementsLastSeenAt) {

    /** The profile of a member about whom only the e-mail address is known: it serves as the name too. */
    public static Profile of(EmailAddress email) {
        return new Profile(
                email.value(),
                Optional.empty(),
                Optional.empty(),
                Metadata.NONE,
                true,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** This profile under another name and with another image. */
    public Profile with(String newName, Optional<String> newImage) {
        return new Profile(
                newName,
                newImage,
                notes,
                metadata,
                accessEnabled,
                passwordFlowEnabled,
                locale,
                lastReadAt,
                announcementsLastSeenAt);
    }

    /** This profile with all doors shut. */
    public Profile withoutAccess() {
        return new Profile(
                name, image, notes, metadata, false, passwordFlowEnabled, locale, lastReadAt, announcementsLastSeenAt);
    }
}
