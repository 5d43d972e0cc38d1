package io.github.kisimock.control;

import io.github.kisimock.domain.Allowance;
import io.github.kisimock.domain.Entity;
import io.github.kisimock.domain.Event;
import io.github.kisimock.domain.Group;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Place;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How one world differs from another, record by record and switch by switch. The clock is no record, so that
 * its moving is no change; nor are the numbers that the next new records get. Secrets and passwords are hidden.
 *
 * @param all in the order of {@code kind} below, then of the ids
 */
public record Changes(List<Change> all) {

    private static final Set<String> USES = Set.of("last_used_at", "last_accessed_at");
    private static final List<Class<? extends Entity<?>>> KINDS = List.of(
            Organization.class,
            Place.class,
            Lock.class,
            Group.class,
            Member.class,
            RoleAssignment.class,
            Login.class,
            Mail.class,
            Event.class);

    /** Keeps a copy. */
    public Changes {
        all = List.copyOf(all);
    }

    /** What became of a record. */
    public enum How {
        /** It is new. */
        ADDED,
        /** Some of its fields are otherwise. */
        CHANGED,
        /** It is gone. */
        REMOVED
    }

    /**
     * What became of one record.
     *
     * @param kind {@code organization}, {@code place}, {@code lock}, {@code group}, {@code member},
     *     {@code role_assignment}, {@code login}, {@code mail}, {@code event}, {@code switch}. A user is part of the
     *     member, and so are the tokens that the user was mailed.
     * @param id the record's own; 0 for a switch
     * @param name the e-mail address of whom it belongs to; else its domain, name or key
     * @param fields those that differ: of a new record all, of one that is gone as they were
     */
    public record Change(How how, String kind, int id, String name, List<Field> fields) {

        /** Keeps a copy. */
        public Change {
            fields = List.copyOf(fields);
        }

        /** The change in words. */
        @Override
        public String toString() {
            String what = kind.replace('_', ' ') + " " + name + (id == 0 ? "" : " (" + id + ")") + " was "
                    + how.name().toLowerCase(Locale.ROOT);
            return how == How.CHANGED
                    ? fields.stream().map(Field::toString).collect(Collectors.joining(", ", what + ": ", ""))
                    : what;
        }
    }

    /**
     * A field that differs.
     *
     * @param name as the API has it: {@code access_enabled}, {@code metadata.badge}
     * @param before a text, number, truth value or list of them; nothing if it was not set
     * @param after likewise
     */
    public record Field(String name, Optional<Object> before, Optional<Object> after) {

        /** The field in words. */
        @Override
        public String toString() {
            return name + " from " + words(before) + " to " + words(after);
        }

        private static String words(Optional<Object> value) {
            return value.map(some -> some instanceof String ? "'" + some + "'" : some.toString())
                    .orElse("nothing");
        }
    }

    /**
     * Compares two worlds of one workspace.
     *
     * @param uses whether to tell when logins were used, users last opened a door, and how many calls of a second
     *     are used up as well: nearly every call changes those
     */
    public static Changes between(World before, World after, boolean uses) {
        List<Change> changes = new ArrayList<>();
        KINDS.forEach(kind -> changes.addAll(between(Row.all(before, kind), Row.all(after, kind), uses)));
        if (uses) {
            changes.addAll(between(Row.all(before, Allowance.class), Row.all(after, Allowance.class), true));
        }
        changes.addAll(switches(before.switches(), after.switches()));
        return new Changes(changes);
    }

    private static List<Change> between(Map<Id<?>, Row> before, Map<Id<?>, Row> after, boolean uses) {
        Map<Id<?>, Row> all = new TreeMap<>(Comparator.comparing(Id::number));
        all.putAll(before);
        all.putAll(after);
        List<Change> changes = new ArrayList<>();
        all.forEach((id, row) -> {
            How how = !before.containsKey(id) ? How.ADDED : !after.containsKey(id) ? How.REMOVED : How.CHANGED;
            List<Field> fields = fields(Optional.ofNullable(before.get(id)), Optional.ofNullable(after.get(id)), uses);
            if (!fields.isEmpty()) {
                changes.add(new Change(how, row.kind(), id.number(), row.name(), fields));
            }
        });
        return changes;
    }

    /** Versions that share their parts are equal: of a large world, only what differs is looked into. */
    private static List<Field> fields(Optional<Row> before, Optional<Row> after, boolean uses) {
        if (before.map(Row::parts).equals(after.map(Row::parts))) {
            return List.of();
        }
        Map<String, Object> old = before.map(Row::fields).orElse(Map.of());
        Map<String, Object> now = after.map(Row::fields).orElse(Map.of());
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> uses || !USES.contains(name))
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .map(name -> new Field(
                        name,
                        Optional.ofNullable(old.get(name)).flatMap(Row::shown),
                        Optional.ofNullable(now.get(name)).flatMap(Row::shown)))
                .toList();
    }

    private static List<Change> switches(Switches before, Switches after) {
        return Arrays.stream(Switch.values())
                .filter(one -> !before.get(one).equals(after.get(one)))
                .map(one -> new Change(
                        How.CHANGED,
                        "switch",
                        0,
                        one.key(),
                        List.of(new Field("value", Optional.of(before.get(one)), Optional.of(after.get(one))))))
                .toList();
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** The records that are new. */
    public List<Change> added() {
        return those(How.ADDED);
    }

    /** The records that are otherwise. */
    public List<Change> changed() {
        return those(How.CHANGED);
    }

    /** The records that are gone. */
    public List<Change> removed() {
        return those(How.REMOVED);
    }

    private List<Change> those(How how) {
        return all.stream().filter(change -> change.how() == how).toList();
    }

    /** All changes in words, one a line. */
    @Override
    public String toString() {
        return isEmpty()
                ? "nothing changed"
                : all.stream().map(Change::toString).collect(Collectors.joining("\n"));
    }
}
