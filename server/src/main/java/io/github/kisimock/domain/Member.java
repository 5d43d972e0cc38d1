package io.github.kisimock.domain;

/** A user's membership in its organization: the same person under another number, as the API has it. */
public record Member(Id<Member> id, Id<Organization> organizationId, Id<User> userId) implements Entity<Member> {

    /** By user; each user has one. */
    public static final Index<Member, Id<User>> BY_USER = Index.by(Member::userId);

    /** By organization. */
    public static final Index<Member, Id<Organization>> BY_ORGANIZATION = Index.by(Member::organizationId);
}
