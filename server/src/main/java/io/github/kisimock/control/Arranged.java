package io.github.kisimock.control;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a scenario made, by name: {@code email}, {@code password}, {@code user_id}, {@code secret} …
 * Ids are integers, all else is text.
 *
 * @param scenario its name
 */
public record Arranged(String scenario, Map<String, Object> values) {

    /** Keeps a copy, in the order given. */
    public Arranged {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * A text it made.
     *
     * @throws IllegalArgumentException if it made none of that name
     */
    public String text(String name) {
        return value(name).toString();
    }

    /**
     * An id it made.
     *
     * @throws IllegalArgumentException if it made none of that name
     */
    public int id(String name) {
        return (Integer) value(name);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("There is no '" + name + "'; there are " + values.keySet());
        }
        return value;
    }
}
