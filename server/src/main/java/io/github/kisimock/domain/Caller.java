package io.github.kisimock.domain;

/**
 * Who makes a call.
 *
 * @param login what the call was signed in with
 * @param role the user's highest role in the organization
 */
public record Caller(Login login, User user, Role role) {

    /** Whether the caller is owner or administrator. */
    public boolean administers() {
        return role.administers();
    }

    /** Whether a row belongs to the caller's organization. */
    public boolean shares(Id<Organization> owner) {
        return organization().equals(owner);
    }

    /** The caller's organization: nobody sees beyond it. */
    public Id<Organization> organization() {
        return user.organizationId();
    }
}
