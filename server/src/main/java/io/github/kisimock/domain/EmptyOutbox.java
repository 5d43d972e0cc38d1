package io.github.kisimock.domain;

import java.util.List;

/** Clears the outbox, and answers what was in it. */
public record EmptyOutbox() implements Command<List<Mail>> {

    @Override
    public Outcome<List<Mail>> on(World world) {
        List<Mail> mails = List.copyOf(world.all(Mail.class).rows());
        return new Outcome<>(world.withoutAll(mails), mails);
    }
}
