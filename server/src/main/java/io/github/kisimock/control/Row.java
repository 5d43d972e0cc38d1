package io.github.kisimock.control;

import io.github.kisimock.domain.Code;
import io.github.kisimock.domain.Entity;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.MailToken;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Metadata;
import io.github.kisimock.domain.Password;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.SecondFactor;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A record of a world as a test sees it. What the emulation keeps apart is one here: a member, the user, and the
 * tokens in the user's mails.
 */
record Row(World world, Id<?> id, List<Entity<?>> parts) {

    private static final List<String> NAMES = List.of("to", "domain", "name", "owner");

    /** All rows of that kind, by their ids. */
    static Map<Id<?>, Row> all(World world, Class<? extends Entity<?>> kind) {
        Map<Id<?>, Row> rows = new LinkedHashMap<>();
        rowsOf(world, kind).forEach(row -> rows.put(row.id(), new Row(world, row.id(), partsOf(row, world))));
        return rows;
    }

    private static <T extends Entity<T>> Collection<T> rowsOf(World world, Class<? extends Entity<?>> kind) {
        @SuppressWarnings("unchecked") // kinds are those of the world's tables
        Class<T> known = (Class<T>) kind;
        return world.all(known).rows();
    }

    private static List<Entity<?>> partsOf(Entity<?> row, World world) {
        List<Entity<?>> parts = new ArrayList<>(List.of(row));
        if (row instanceof Member member) {
            parts.add(world.get(member.userId()));
            parts.addAll(world.all(MailToken.class).where(MailToken.BY_USER, member.userId()));
        }
        return parts;
    }

    /** What it is, in snake case. */
    String kind() {
        return snakeCase(id.kind().getSimpleName());
    }

    /** The e-mail address of whom it belongs to, else a name of its own. */
    String name() {
        Map<String, Object> fields = fields();
        return Optional.ofNullable(fields.get("user_id"))
                .flatMap(user -> world.find(new Id<>(User.class, ((Id<?>) user).number())))
                .map(user -> user.email().value())
                .or(() -> NAMES.stream()
                        .filter(fields::containsKey)
                        .map(name -> String.valueOf(fields.get(name)))
                        .findFirst())
                .orElse("of a deleted user");
    }

    /** Its fields that are set, by the names of the API, as the emulation has them. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Entity<?> part : parts) {
            if (part instanceof MailToken token) {
                fields.put(token.purpose().name().toLowerCase(Locale.ROOT) + "_token", token.secret());
            } else {
                read("", part, fields);
            }
        }
        fields.remove("id");
        return fields;
    }

    private static void read(String prefix, Object row, Map<String, Object> into) {
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            try {
                put(
                        prefix + snakeCase(component.getName()),
                        component.getAccessor().invoke(row),
                        into);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void put(String name, Object value, Map<String, Object> into) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(some -> put(name, some, into));
        } else if (value instanceof Profile) {
            read("", value, into);
        } else if (value instanceof Login.Device) {
            read("device_", value, into);
        } else if (value instanceof SecondFactor) {
            read("second_factor_", value, into);
        } else if (value instanceof Metadata metadata) {
            metadata.entries().forEach((key, fact) -> into.put("metadata." + key, fact));
        } else {
            into.put(name, value);
        }
    }

    /** A value as data, without secrets and passwords. */
    static Optional<Object> shown(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(Row::shown);
        }
        if (value instanceof Secret || value instanceof Password || value instanceof Code) {
            return Optional.of(Redaction.HIDDEN);
        }
        if (value instanceof Collection<?> list) {
            return Optional.of(list.stream().flatMap(one -> shown(one).stream()).toList());
        }
        if (value instanceof Number || value instanceof Boolean) {
            return Optional.of(value);
        }
        if (value instanceof Id<?> id) {
            return Optional.of(id.number());
        }
        if (value instanceof Duration duration) {
            return Optional.of(duration.toSeconds());
        }
        if (value instanceof Enum<?> constant) {
            return Optional.of(constant.name().toLowerCase(Locale.ROOT));
        }
        return Optional.of(Redaction.secrets(value.toString()));
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
