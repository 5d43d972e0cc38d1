package io.github.kisimock.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A partner's own facts about a member, kept as given: up to 50 keys of up to 50 characters; texts of up to
 * 500 characters, numbers, booleans or nothing, never nested (all as published).
 */
public record Metadata(Map<String, Optional<Object>> entries) {

    /** No facts. */
    public static final Metadata NONE = new Metadata(Map.of());

    private static final int MOST_KEYS = 50;
    private static final int LONGEST_KEY = 50;
    private static final int LONGEST_VALUE = 500;

    /**
     * Keeps a copy.
     *
     * @throws Refusal if a limit is passed
     */
    public Metadata {
        check(entries.size() <= MOST_KEYS, "has too many keys (maximum is 50)");
        entries.forEach((key, value) -> {
            check(length(key) <= LONGEST_KEY, "has a key that is too long (maximum is 50 characters)");
            value.ifPresent(present -> {
                check(isBasic(present), "has a value that is not basic");
                check(
                        length(present.toString()) <= LONGEST_VALUE,
                        "has a value that is too long (maximum is 500 characters)");
            });
        });
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    private static boolean isBasic(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw Refusal.of(Reason.METADATA, "metadata", problem);
        }
    }
}
