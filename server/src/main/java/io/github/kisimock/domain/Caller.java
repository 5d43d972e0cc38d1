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

    /** The caller's organization: nobody sees beyond it. */
    public Id<Organization> organization() {
        return user.organizationId();
    }
}
