package io.github.kisimock.api;

import io.github.kisimock.domain.Group;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.User;

/** The short forms in which a reply names another record. */
final class References {

    private References() {}

    /** A user. */
    record UserReference(User user) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            json.field("id", user.id().number())
                    .field("resource_type", "User")
                    .field("email", user.email().value())
                    .field("name", user.profile().name());
        }
    }

    /** An organization. */
    record OrganizationReference(Organization organization) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            json.field("id", organization.id().number())
                    .field("resource_type", "Organization")
                    .field("name", organization.name())
                    .field("domain", organization.domain());
        }
    }

    /** A group. */
    record GroupReference(Group group) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            json.field("id", group.id().number())
                    .field("resource_type", "Group")
                    .field("name", group.name());
        }
    }
}
