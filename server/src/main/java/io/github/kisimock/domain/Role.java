package io.github.kisimock.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user may do in the organization, or in a group of doors. Higher ranks first. */
public enum Role {
    OWNER(Organization.class),
    ADMINISTRATOR(Organization.class),
    MANAGER(Organization.class),
    USER_MANAGER(Organization.class),
    OBSERVER(Organization.class),
    BASIC(Organization.class),
    GROUP_MANAGER(Group.class),
    GROUP_BASIC(Group.class);

    private final Class<? extends Entity<?>> appliesTo;

    Role(Class<? extends Entity<?>> appliesTo) {
        this.appliesTo = appliesTo;
    }

    /** The id on the wire: {@code user_manager}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is assigned for: an organization or a group. */
    public Class<? extends Entity<?>> appliesTo() {
        return appliesTo;
    }

    /** Whether it may create members, log in on behalf of others and own API keys. */
    public boolean administers() {
        return this == OWNER || this == ADMINISTRATOR;
    }

    /** The role of that id, if there is one. */
    public static Optional<Role> find(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
