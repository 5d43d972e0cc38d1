package io.github.kisimock.domain;

import java.util.List;

/** Doors that are opened to people together, by a role in the group. */
public record Group(Id<Group> id, Id<Organization> organizationId, String name, List<Id<Lock>> locks)
        implements Entity<Group> {

    /** By organization. */
    public static final Index<Group, Id<Organization>> BY_ORGANIZATION = Index.by(Group::organizationId);
}
