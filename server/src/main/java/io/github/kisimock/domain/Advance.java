package io.github.kisimock.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Moves the world's clock on, whether it runs or stands.
 *
 * @param by how far; back, if negative
 * @param realNow the real time
 */
public record Advance(Duration by, Instant realNow) implements Command<Advance.Expired> {

    /** What came to its end on the way. */
    public record Expired(List<Login> logins, List<MailToken> mailTokens) {}

    @Override
    public Outcome<Expired> on(World world) {
        Time moved = world.time().movedBy(by);
        Instant before = world.time().at(realNow);
        Instant after = moved.at(realNow);
        List<Login> logins = world.all(Login.class).rows().stream()
                .filter(login -> world.find(login.userId()).isPresent())
                .filter(login -> !login.isExpired(world, before) && login.isExpired(world, after))
                .toList();
        List<MailToken> tokens = world.all(MailToken.class).rows().stream()
                .filter(token -> !token.isExpired(world, before) && token.isExpired(world, after))
                .toList();
        return new Outcome<>(world.with(moved), new Expired(logins, tokens));
    }
}
