package io.github.kisimock.control;

import io.github.kisimock.domain.EmptyOutbox;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.World;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The mails that Kisi would have sent. */
final class OutboxEndpoints {

    /** Lists mails, by {@code to} and {@code kind}; or waits for them. */
    void list(ControlCall call) {
        List<Mail> found = new Listing<>(
                        "mails",
                        () -> mails(call.control().world()),
                        mail -> MailJson.kind(mail.kind()) + " to " + mail.to())
                .where("to", call.query("to"), (mail, to) -> mail.to().value().equalsIgnoreCase(to))
                .where("kind", call.query("kind").map(OutboxEndpoints::kind), (mail, kind) -> mail.kind() == kind)
                .find(call, (wanted, most) -> call.control().await(world -> wanted.test(mails(world)), most));
        call.answer(found.stream().map(mail -> MailJson.of(mail, call.server())).toList());
    }

    private static List<Mail> mails(World world) {
        return List.copyOf(world.all(Mail.class).rows());
    }

    void empty(ControlCall call) {
        call.control().workspace().apply(new EmptyOutbox());
        call.answerNothing();
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
}
