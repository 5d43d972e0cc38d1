package io.github.kisimock.control;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** See {@link Lint#MANAGED_MEMBER_WITH_MAILS}. */
final class ManagedMemberWithMails implements Check {

    @Override
    public Stream<Sign> in(Calls calls) {
        return Sign.of(
                "A member was made with confirm true and without send_emails false.",
                calls.those(call -> call.method().equals("POST")
                        && call.path().matches("/users|/members")
                        && call.succeeded()
                        && says(call, "confirm", "true")
                        && !says(call, "send_emails", "false")));
    }

    /** Truth values may be sent as texts. */
    private static boolean says(Exchange call, String field, String value) {
        JsonNode member = call.sent().path("member");
        JsonNode given = member.isMissingNode() ? call.sent().path("user") : member;
        return given.path(field).asString("").equals(value);
    }
}
