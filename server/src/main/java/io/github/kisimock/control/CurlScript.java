package io.github.kisimock.control;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls as a shell script that makes them again. */
final class CurlScript {

    private CurlScript() {}

    /**
     * A line for each call; of one whose body was cut only a comment.
     *
     * @param base what stands before their paths
     */
    static String of(List<Exchange> calls, String base) {
        return Stream.concat(Stream.of("#!/bin/sh"), calls.stream().map(call -> line(call, base)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static String line(Exchange call, String base) {
        StringBuilder line = new StringBuilder(Exchange.isCut(call.requestBody()) ? "# its body was cut: " : "");
        line.append("curl -gsS ");
        line.append(call.method().equals("HEAD") ? "-I" : "-X " + call.method());
        line.append(' ').append(quoted(base + call.target()));
        call.ownHeaders()
                .forEach((name, values) ->
                        values.forEach(value -> line.append(" -H ").append(quoted(name + ": " + value))));
        if (!call.requestBody().isEmpty()) {
            line.append(" --data-raw ").append(quoted(call.requestBody()));
        }
        return line.append(" # ")
                .append(call.number())
                .append(": ")
                .append(call.status())
                .toString();
    }

    /** As the shell takes it for one word, whatever is in it. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
