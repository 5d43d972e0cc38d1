package io.github.kisimock.contracts;

import io.github.kisimock.domain.Allowance;
import io.github.kisimock.domain.Entity;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.MailToken;
import io.github.kisimock.domain.World;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a call, in a few words: {@code +Login ~User -MailToken}, with a number before it if it is more
 * than one, and a new mail by its kind. That a login was used, and that calls were counted, is left out.
 */
final class Effect {

    private static final List<Character> SIGNS = List.of('+', '-', '~');

    private final Map<String, Integer> changes =
            new TreeMap<>(Comparator.comparing((String change) -> SIGNS.indexOf(change.charAt(0)))
                    .thenComparing(Comparator.naturalOrder()));

    private Effect() {}

    static String between(World before, World after) {
        Effect effect = new Effect();
        before.kinds().forEach(kind -> effect.add(kind, before, after));
        return effect.changes.entrySet().stream()
                .map(one -> one.getValue() == 1 ? one.getKey() : one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(" "));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a world has tables of all its kinds
    private void add(Class kind, World before, World after) {
        if (kind == Allowance.class) {
            return;
        }
        Map<Object, Entity<?>> old = rows(before, kind);
        Map<Object, Entity<?>> now = rows(after, kind);
        String name = kind.getSimpleName();
        old.keySet().stream().filter(id -> !now.containsKey(id)).forEach(id -> count("-" + name));
        now.forEach((id, row) -> {
            Entity<?> then = old.get(id);
            if (then == null) {
                count("+" + (row instanceof Mail mail ? mail.kind().name().toLowerCase(Locale.ROOT) : name));
            } else if (!bare(then).equals(bare(row))) {
                count("~" + name);
            }
        });
        if (kind == MailToken.class) {
            changes.remove("+MailToken"); // its mail tells
        }
    }

    private static <T extends Entity<T>> Map<Object, Entity<?>> rows(World world, Class<T> kind) {
        return world.all(kind).rows().stream().collect(Collectors.toMap(row -> row.id(), row -> row));
    }

    private static Object bare(Entity<?> row) {
        return row instanceof Login login
                ? List.of(login.id(), login.secret(), login.name(), login.primary(), login.expire(), login.userId())
                : row;
    }

    private void count(String change) {
        changes.merge(change, 1, (one, more) -> Objects.requireNonNull(one) + more);
    }
}
