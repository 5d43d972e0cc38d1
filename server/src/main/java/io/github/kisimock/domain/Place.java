package io.github.kisimock.domain;

import java.time.Instant;

/** A building or office of an organization. */
public record Place(Id<Place> id, Id<Organization> organizationId, String name, Instant createdAt)
        implements Entity<Place> {

    /** By organization. */
    public static final Index<Place, Id<Organization>> BY_ORGANIZATION = Index.by(Place::organizationId);
}
