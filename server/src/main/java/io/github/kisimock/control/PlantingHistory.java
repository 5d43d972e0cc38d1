package io.github.kisimock.control;

import static io.github.kisimock.control.Planting.check;

import io.github.kisimock.control.Seed.SeedEvent;
import io.github.kisimock.control.Seed.SeedMail;
import io.github.kisimock.control.Seed.SeedMailToken;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Entity;
import io.github.kisimock.domain.Event;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.MailToken;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.Time;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Plants what only a world that has run knows: clock and switches, mails, events, where the ids stand. */
final class PlantingHistory {

    private PlantingHistory() {}

    static World plant(Seed seed, World world) {
        World planted = world;
        for (int i = 0; i < seed.outbox().size(); i++) {
            planted = planted.with(mail(seed.outbox().get(i), planted, "/outbox/" + i));
        }
        for (int i = 0; i < seed.mailTokens().size(); i++) {
            planted = planted.with(mailToken(seed.mailTokens().get(i), planted, "/mail_tokens/" + i));
        }
        for (int i = 0; i < seed.events().size(); i++) {
            planted = planted.with(event(seed.events().get(i), planted, "/events/" + i));
        }
        return counted(seed, planted);
    }

    /** The world with clock and switches set as the seed says. */
    static World set(Seed seed, World world) {
        World timed = seed.clock().isPresent() ? world.with(time(seed.clock().get())) : world;
        return seed.switches().isEmpty() ? timed : timed.with(switches(seed, world.switches()));
    }

    private static Switches switches(Seed seed, Switches before) {
        Switches switches = before;
        for (Map.Entry<String, String> one : seed.switches().entrySet()) {
            String at = "/switches/" + one.getKey();
            Switch which = Switch.find(one.getKey()).orElseThrow(() -> SeedProblem.at(at, "is no switch"));
            check(which.accepts(one.getValue()), at, "takes " + which.expected());
            switches = switches.with(which, one.getValue());
        }
        return switches;
    }

    private static Mail mail(SeedMail seed, World world, String at) {
        checkGiven(seed.to(), at + "/to");
        checkGiven(seed.subject(), at + "/subject");
        checkGiven(seed.text(), at + "/text");
        checkGiven(seed.sentAt(), at + "/sent_at");
        return new Mail(
                free(new Id<>(Mail.class, seed.id()), world, at),
                constant(Mail.Kind.values(), seed.kind(), at + "/kind"),
                new EmailAddress(seed.to()),
                seed.subject(),
                seed.text(),
                seed.links(),
                seed.token().map(Secret::new),
                seed.sentAt());
    }

    private static MailToken mailToken(SeedMailToken seed, World world, String at) {
        Id<User> user = new Id<>(User.class, seed.user());
        checkGiven(seed.token(), at + "/token");
        checkGiven(seed.createdAt(), at + "/created_at");
        check(world.find(user).isPresent(), at + "/user", "there is no user " + seed.user());
        return new MailToken(
                free(new Id<>(MailToken.class, seed.id()), world, at),
                constant(MailToken.Purpose.values(), seed.purpose(), at + "/purpose"),
                user,
                new Secret(seed.token()),
                seed.createdAt());
    }

    private static Event event(SeedEvent seed, World world, String at) {
        checkGiven(seed.at(), at + "/at");
        return new Event(
                free(new Id<>(Event.class, seed.id()), world, at),
                new Id<>(Lock.class, seed.lock()),
                new Id<>(User.class, seed.user()),
                new Id<>(Login.class, seed.login()),
                seed.success(),
                seed.at());
    }

    private static void checkGiven(Object value, String at) {
        check(value != null, at, "is missing");
    }

    private static <T extends Entity<T>> Id<T> free(Id<T> id, World world, String at) {
        check(world.find(id).isEmpty(), at + "/id", id.number() + " is taken");
        return id;
    }

    private static <T extends Enum<T>> T constant(T[] values, String given, String at) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(given))
                .findFirst()
                .orElseThrow(() -> SeedProblem.at(
                        at,
                        "'" + given + "' is none; take one of "
                                + List.of(values).toString().toLowerCase(Locale.ROOT)));
    }

    private static Time time(Seed.SeedClock clock) {
        check(
                clock.standsAt().filter(at -> !Time.canShow(at)).isEmpty(),
                "/clock/stands_at",
                "takes a year of four digits");
        return clock.standsAt()
                .<Time>map(Time.Frozen::new)
                .orElseGet(() -> clock.ahead().<Time>map(Time.Flowing::new).orElse(Time.REAL));
    }

    private static World counted(Seed seed, World world) {
        Set<String> kinds =
                world.kinds().stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        for (String kind : seed.nextIds().keySet()) {
            check(kinds.contains(kind), "/next_ids/" + kind, "is unknown; known are " + String.join(", ", kinds));
        }
        World counted = world;
        for (Class<? extends Entity<?>> kind : world.kinds()) {
            Integer next = seed.nextIds().get(kind.getSimpleName());
            counted = next == null ? counted : counted.countingFrom(kind, next);
        }
        return counted;
    }
}
