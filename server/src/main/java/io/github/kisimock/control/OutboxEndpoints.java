package io.github.kisimock.control;

import io.github.kisimock.domain.EmptyOutbox;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.World;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The mails that Kisi would have sent. */
final class OutboxEndpoints {

    /**
     * Lists mails, by {@code to} and {@code kind}. With {@code wait} it waits until there are {@code count} of
     * them, and on time-out tells what was there instead.
     */
    void list(ControlCall call) {
        Predicate<Mail> wanted = wanted(call);
        int count = call.number("count", call.query("wait").isPresent() ? 1 : 0);
        boolean there = call.control().await(world -> matching(world, wanted).size() >= count, call.mostWait());
        List<Mail> found = matching(call.control().world(), wanted);
        if (!there && found.size() < count) {
            throw Misuse.timedOut(
                    "wait",
                    "%d of %d mails came; in the outbox: %s"
                            .formatted(
                                    found.size(), count, nearest(call.control().world())));
        }
        call.answer(found.stream().map(mail -> MailJson.of(mail, call.server())).toList());
    }

    void empty(ControlCall call) {
        call.control().workspace().apply(new EmptyOutbox());
        call.answerNothing();
    }

    private static Predicate<Mail> wanted(ControlCall call) {
        Optional<String> to = call.query("to");
        Optional<Mail.Kind> kind = call.query("kind").map(OutboxEndpoints::kind);
        return mail -> to.map(mail.to().value()::equalsIgnoreCase).orElse(true)
                && kind.map(mail.kind()::equals).orElse(true);
    }

    private static Mail.Kind kind(String given) {
        return Arrays.stream(Mail.Kind.values())
                .filter(known -> MailJson.kind(known).equals(given))
                .findFirst()
                .orElseThrow(() -> Misuse.of(
                        "kind",
                        "'" + given + "' is none; there are "
                                + Arrays.stream(Mail.Kind.values())
                                        .map(MailJson::kind)
                                        .collect(Collectors.joining(", "))));
    }

    private static List<Mail> matching(World world, Predicate<Mail> wanted) {
        return world.all(Mail.class).rows().stream().filter(wanted).toList();
    }

    private static String nearest(World world) {
        List<Mail> all = List.copyOf(world.all(Mail.class).rows());
        return all.isEmpty()
                ? "nothing"
                : all.subList(Math.max(0, all.size() - 5), all.size()).stream()
                        .map(mail -> MailJson.kind(mail.kind()) + " to " + mail.to())
                        .collect(Collectors.joining(", "));
    }
}
