package io.github.kisimock.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything the mock knows at one instant, as one immutable value: a snapshot is a reference to it, and
 * "nothing changed" is {@code ==}. It holds rows; the rules about them are in the {@link Command}s.
 */
public final class World {

    private static final Table<?>[] EMPTY = {
        Table.empty(Login.class, 100_000_001, Login.BY_SECRET, Login.BY_USER),
        Table.empty(User.class, 1_000_001, User.BY_EMAIL, User.BY_ORGANIZATION),
        Table.empty(Organization.class, 1_001, Organization.BY_DOMAIN),
        Table.empty(Member.class, 3_000_001, Member.BY_USER, Member.BY_ORGANIZATION),
        Table.empty(RoleAssignment.class, 5_000_001, RoleAssignment.BY_USER, RoleAssignment.BY_POSITION),
        Table.empty(Allowance.class, 1, Allowance.BY_OWNER),
        Table.empty(Mail.class, 1),
        Table.empty(MailToken.class, 1, MailToken.BY_SECRET, MailToken.BY_USER),
        Table.empty(Place.class, 2_001, Place.BY_ORGANIZATION),
        Table.empty(Group.class, 3_001, Group.BY_ORGANIZATION),
        Table.empty(Lock.class, 4_001, Lock.BY_ORGANIZATION),
        Table.empty(Event.class, 7_000_001)
    };

    private final Time time;
    private final Switches switches;
    private final Table<?>[] tables;

    private World(Time time, Switches switches, Table<?>[] tables) {
        this.time = time;
        this.switches = switches;
        this.tables = tables;
    }

    /**
     * A world with nothing in it. Each kind counts its ids from a range of its own, so that a client that
     * takes one kind of id for another meets a 404 here and not by luck somebody's record.
     */
    public static World empty(Switches switches) {
        return new World(Time.REAL, switches, EMPTY);
    }

    /** The table of that kind. */
    @SuppressWarnings("unchecked") // a table of the kind has rows of the kind
    public <T extends Entity<T>> Table<T> all(Class<T> kind) {
        return (Table<T>) table(kind);
    }

    private Table<?> table(Class<?> kind) {
        return tables[placeOf(kind)];
    }

    private int placeOf(Class<?> kind) {
        for (int place = 0; place < tables.length; place++) { // they are a dozen: quicker than a map
            if (tables[place].kind() == kind) {
                return place;
            }
        }
        throw new IllegalArgumentException("There is no table of " + kind);
    }

    /** The row of that id, if there is one. */
    public <T extends Entity<T>> Optional<T> find(Id<T> id) {
        return all(id.kind()).find(id);
    }

    /**
     * The row of an id that another row carries.
     *
     * @throws IllegalStateException if there is none: a command left the world in pieces
     */
    public <T extends Entity<T>> T get(Id<T> id) {
        return find(id).orElseThrow(() -> new IllegalStateException("There is no " + id));
    }

    /** The id for a new row of that kind. */
    public <T extends Entity<T>> Id<T> nextId(Class<T> kind) {
        return all(kind).nextId();
    }

    /** This world with the row put in, or put in place of the one with its id. */
    public <T extends Entity<T>> World with(T row) {
        return with(all(row.id().kind()).with(row));
    }

    /** This world without the row of that id. Rows that point to it are the command's business. */
    public <T extends Entity<T>> World without(Id<T> id) {
        return with(all(id.kind()).without(id));
    }

    /** This world without those rows. */
    <T extends Entity<T>> World withoutAll(Iterable<T> rows) {
        World left = this;
        for (T row : rows) {
            left = left.without(row.id());
        }
        return left;
    }

    /** This world with no more than so many rows of that kind; the oldest go. */
    <T extends Entity<T>> World keepingNewest(int most, Class<T> kind) {
        World kept = this;
        while (kept.all(kind).rows().size() > most) {
            kept = kept.without(kept.all(kind).rows().iterator().next().id());
        }
        return kept;
    }

    /** Whether the world's clock runs or stands, and how far it is from the real one. */
    public Time time() {
        return time;
    }

    /**
     * What its clock shows, to the millisecond.
     *
     * @param realNow the real time
     */
    public Instant now(Instant realNow) {
        return time.at(realNow).truncatedTo(ChronoUnit.MILLIS);
    }

    /** This world with its clock set. */
    public World with(Time newTime) {
        return new World(newTime, switches, tables);
    }

    /** What this world does where the evidence about the real API is silent. */
    public Switches switches() {
        return switches;
    }

    /** This world with other choices where the evidence is silent. */
    public World with(Switches newSwitches) {
        return new World(time, newSwitches, tables);
    }

    /** The kinds of rows there are. */
    public List<Class<? extends Entity<?>>> kinds() {
        return Arrays.stream(tables)
                .<Class<? extends Entity<?>>>map(Table::kind)
                .toList();
    }

    /** The number that the next new row of that kind gets. */
    public int nextNumber(Class<? extends Entity<?>> kind) {
        return table(kind).nextId().number();
    }

    /** This world, giving new rows of that kind numbers from there on, or from where it is if that is further. */
    public World countingFrom(Class<? extends Entity<?>> kind, int number) {
        return with(table(kind).countingFrom(number));
    }

    private <T extends Entity<T>> World with(Table<T> table) {
        Table<?>[] next = tables.clone();
        next[placeOf(table.kind())] = table;
        return new World(time, switches, next);
    }
}
