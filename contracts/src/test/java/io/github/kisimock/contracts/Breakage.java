package io.github.kisimock.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way in which a mock may be wrong. It stands between a client and the mock, as {@link BrokenMock} says.
 *
 * @param concerns method and path of the calls that it spoils
 */
record Breakage(String name, Pattern concerns, BiFunction<Asked, Function<Asked, Replied>, Replied> way) {

    /** A call, as it came. */
    record Asked(String method, String path, Map<String, String> headers, String body) {
        Asked saying(String old, String other) {
            return new Asked(method, path, headers, body.replace(old, other));
        }
    }

    /** A reply, as it is sent on. */
    record Replied(int status, Map<String, String> headers, String body) {
        Replied {
            Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            anyCase.putAll(headers);
            headers = anyCase;
        }

        Replied as(int other) {
            return new Replied(other, headers, body);
        }

        Replied saying(String pattern, String other) {
            return new Replied(status, headers, body.replaceAll(pattern, other));
        }

        Replied with(String header, UnaryOperator<String> change) {
            Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            changed.putAll(headers);
            changed.computeIfPresent(header, (name, value) -> change.apply(value));
            return new Replied(status, changed, body);
        }

        Replied without(String header) {
            Map<String, String> left = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            left.putAll(headers);
            left.remove(header);
            return new Replied(status, left, body);
        }
    }

    static final List<Breakage> ALL = List.of(
            reply("ids are text", "GET /users/\\d+", reply -> reply.saying("\"id\":(\\d+)", "\"id\":\"$1\"")),
            reply(
                    "200 with an empty object instead of 204",
                    "PATCH /users/\\d+",
                    reply -> reply.status() == 204
                            ? new Replied(200, Map.of("Content-Type", "application/json"), "{}")
                            : reply),
            reply("201 for what was created", "POST /members", reply -> reply.status() == 200 ? reply.as(201) : reply),
            reply("a field is missing", "GET /members/\\d+", reply -> reply.saying("\"user_id\":\\d+,", "")),
            reply(
                    "a field is there that nobody describes",
                    "GET /locks/\\d+",
                    reply -> reply.status() == 200 ? reply.saying("^\\{", "{\"battery\":90,") : reply),
            reply("a list is an object", "GET /users", reply -> reply.saying("^(\\[.*)$", "{\"users\":$1}")),
            reply("a filter finds nothing", "GET /users", reply -> reply.saying("^\\[.*$", "[]")),
            reply(
                    "the end of a range is cut to the total",
                    "GET /(members|locks)",
                    reply -> reply.with("X-Collection-Range", Breakage::clamped)),
            reply("times without a zone", "GET /login", reply -> reply.saying("(\"\\w+_at\":\"[^\"]+)Z\"", "$1\"")),
            reply("a refusal without its code", "POST /logins", reply -> reply.saying(",\"code\":\"\\w+\"", "")),
            reply(
                    "another code for a wrong password",
                    "POST /logins",
                    reply -> reply.status() == 401 ? reply.saying("afc516", "afc506") : reply),
            reply("400 instead of 422", "POST /members", reply -> reply.status() == 422 ? reply.as(400) : reply),
            reply("no Retry-After", "GET /login", reply -> reply.without("Retry-After")),
            reply(
                    "a secret is shown in a list",
                    "GET /logins",
                    reply -> reply.saying(
                            "(?<=^\\[|},)\\{\"id\"", "{\"secret\":\"00000000000000000000000000000001\",\"id\"")),
            new Breakage("a secret is given twice", Pattern.compile("POST /logins"), (asked, mock) -> {
                Matcher secret =
                        Pattern.compile("[0-9a-f]{32}").matcher(asked.headers().getOrDefault("Authorization", ""));
                Replied reply = mock.apply(asked);
                return secret.find() ? reply.saying("(?<=\"secret\":\")\\w+", secret.group()) : reply;
            }),
            request(
                    "a managed user gets a mail",
                    "POST /members",
                    asked -> asked.saying("\"send_emails\":false", "\"send_emails\":true")),
            request(
                    "confirm is not minded",
                    "POST /users",
                    asked -> asked.saying("\"confirm\":true", "\"confirm\":false")),
            reply(
                    "on behalf of somebody else",
                    "POST /logins",
                    reply -> reply.saying("\"user_id\":\\d+", "\"user_id\":1000001")),
            new Breakage(
                    "signing out ends nothing",
                    Pattern.compile("DELETE /login"),
                    (asked, mock) -> new Replied(204, Map.of(), "")),
            new Breakage("a refused call does its work", Pattern.compile("POST /role_assignments"), (asked, mock) -> {
                Replied reply = mock.apply(asked);
                return reply.status() == 200 ? reply : repeated(asked, mock, reply);
            }));

    private static Breakage reply(String name, String concerns, UnaryOperator<Replied> change) {
        return new Breakage(name, Pattern.compile(concerns), (asked, mock) -> change.apply(mock.apply(asked)));
    }

    private static Breakage request(String name, String concerns, UnaryOperator<Asked> change) {
        return new Breakage(name, Pattern.compile(concerns), (asked, mock) -> mock.apply(change.apply(asked)));
    }

    private static String clamped(String range) {
        List<String> parts = new ArrayList<>(List.of(range.split("[-/]")));
        int last = Math.min(Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)) - 1);
        return parts.get(0) + "-" + last + "/" + parts.get(2);
    }

    /** Does by the owner's key what was refused to the caller, and refuses all the same. */
    private static Replied repeated(Asked asked, Function<Asked, Replied> mock, Replied refusal) {
        Map<String, String> headers = new TreeMap<>(asked.headers());
        Optional.ofNullable(headers.get("Authorization"))
                .ifPresent(there -> headers.put("Authorization", "KISI-LOGIN ac3e0000000000000000000000000001"));
        Replied unseen = mock.apply(new Asked(asked.method(), asked.path(), headers, asked.body()));
        return unseen.status() == 401 ? unseen : refusal;
    }
}
