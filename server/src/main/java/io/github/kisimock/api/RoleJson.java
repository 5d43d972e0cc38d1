package io.github.kisimock.api;

import io.github.kisimock.domain.Role;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A role, with the permissions of it that the mock knows something about. */
record RoleJson(Role role) implements JsonObject {

    @Override
    public void writeTo(JsonWriter json) {
        json.field("id", role.id())
                .field("resource_type", "Role")
                .field("applies_to", role.appliesTo().getSimpleName())
                .field("name", displayName())
                .none("description")
                .field("custom", false)
                .field("permissions", permissions())
                .none("custom_role_id");
    }

    private String displayName() {
        String words = role.id().replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Map<String, Boolean> permissions() {
        if (!role.administers() && role != Role.BASIC) {
            return Map.of(); // nobody outside Kisi has said what the roles between may do
        }
        Map<String, Boolean> permissions = new TreeMap<>();
        for (String about : new String[] {"logins", "users", "role_assignments"}) {
            permissions.put(about + "_read", role.administers());
            permissions.put(about + "_write", role.administers());
        }
        return permissions;
    }
}
