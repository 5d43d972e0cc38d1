package io.github.kisimock.api;

import io.github.kisimock.domain.Role;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A role, with the permissions of it that the mock knows something about. */
record RoleJson(
        String id,
        String resourceType,
        String appliesTo,
        String name,
        Optional<String> description,
        boolean custom,
        Map<String, Boolean> permissions,
        Optional<Integer> customRoleId) {

    static RoleJson of(Role role) {
        return new RoleJson(
                role.id(),
                "Role",
                role.appliesTo().getSimpleName(),
                displayName(role),
                Optional.empty(),
                false,
                permissions(role),
                Optional.empty());
    }

    private static String displayName(Role role) {
        String words = role.id().replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Map<String, Boolean> permissions(Role role) {
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
