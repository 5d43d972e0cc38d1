package io.github.kisimock.api;

import io.github.kisimock.domain.Entity;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.Optional;

/** The short forms in which a reply names another record. */
final class References {

    private References() {}

    /** A user. */
    record UserReference(int id, String resourceType, String email, String name) {
        static UserReference of(User user) {
            return new UserReference(
                    user.id().number(),
                    "User",
                    user.email().value(),
                    user.profile().name());
        }
    }

    /** An organization. */
    record OrganizationReference(int id, String resourceType, String name, String domain) {
        static OrganizationReference of(Id<Organization> id, World world) {
            Organization organization = world.get(id);
            return new OrganizationReference(id.number(), "Organization", organization.name(), organization.domain());
        }
    }

    /** A group. */
    record GroupReference(int id, String resourceType, String name) {}

    static <T extends Entity<T>> Optional<Integer> number(Optional<Id<T>> id) {
        return id.map(Id::number);
    }
}
