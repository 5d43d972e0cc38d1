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

/** Plants what only a world that has run knows: mails, events, the clock, where the ids stand. */
final class PlantingHistory {

    private PlantingHistory() {}

    static World plant(Seed seed, World world) {
        World planted = world;
        for (int i = 0; i < seed.outbox().size(); i++) {
            planted = planted.with(mail(seed.outbox().get(i), "/outbox/" + i));
        }
        for (int i = 0; i < seed.mailTokens().size(); i++) {
            planted = planted.with(mailToken(seed.mailTokens().get(i), planted, "/mail_tokens/" + i));
        }
        for (SeedEvent event : seed.events()) {
            planted = planted.with(event(event));
        }
        return seed.clock().isPresent()
                ? counted(seed, planted).with(time(seed.clock().get()))
                : counted(seed, planted);
    }

    /** The world with the switches set as the seed says. */
    static World switched(Seed seed, World world) {
        return seed.switches().isEmpty() ? world : world.with(switches(seed, world.switches()));
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

    private static Mail mail(SeedMail seed, String at) {
        return new Mail(
                new Id<>(Mail.class, seed.id()),
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
        check(world.find(user).isPresent(), at + "/user", "there is no user " + seed.user());
        return new MailToken(
                new Id<>(MailToken.class, seed.id()),
                constant(MailToken.Purpose.values(), seed.purpose(), at + "/purpose"),
                user,
                new Secret(seed.token()),
                seed.createdAt());
    }

    private static Event event(SeedEvent seed) {
        return new Event(
                new Id<>(Event.class, seed.id()),
                new Id<>(Lock.class, seed.lock()),
                new Id<>(User.class, seed.user()),
                new Id<>(Login.class, seed.login()),
                seed.success(),
                seed.at());
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
        return clock.standsAt()
                .<Time>map(Time.Frozen::new)
                .orElseGet(() -> clock.ahead().<Time>map(Time.Flowing::new).orElse(Time.REAL));
    }

    private static World counted(Seed seed, World world) {
        World counted = world;
        for (Class<? extends Entity<?>> kind : world.kinds()) {
            Integer next = seed.nextIds().get(kind.getSimpleName());
            counted = next == null ? counted : counted.countingFrom(kind, next);
        }
        return counted;
    }
}
