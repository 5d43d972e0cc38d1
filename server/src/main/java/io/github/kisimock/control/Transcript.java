package io.github.kisimock.control;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The calls of a workspace to read: each as a command line for curl, with its reply, and why it was refused. Secrets
 * and passwords are hidden, so that it can stand in a report.
 */
public final class Transcript {

    /** Headers that curl sends by itself. */
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "host", "content-length", "connection", "upgrade", "http2-settings", "transfer-encoding", "user-agent");

    private final Control control;
    private final String baseUrl;

    private Transcript(Control control, String baseUrl) {
        this.control = control;
        this.baseUrl = baseUrl;
    }

    /**
     * Writes the calls down that there have been.
     *
     * @param baseUrl how the workspace is reached, without a slash at the end
     */
    public static String of(Control control, URI baseUrl) {
        Transcript transcript = new Transcript(control, baseUrl.toString());
        List<Exchange> calls = control.requests();
        if (calls.isEmpty()) {
            return "There was no call.\n";
        }
        return Redaction.secrets(Stream.concat(
                        calls.stream().map(transcript::entry),
                        control.lints().stream().map(finding -> finding + "\n"))
                .collect(Collectors.joining("\n")));
    }

    private String entry(Exchange call) {
        String reply = Redaction.body(call.replyBody());
        return call + ", " + call.took().toMillis() + " ms, at " + call.at() + "\n"
                + line("", Optional.of(curl(call)))
                + line("reply: ", Optional.of(reply).filter(text -> !text.isEmpty()))
                + line("fault: ", call.fault())
                + line("why: ", control.explain(call.number()).map(Explanation::reason));
    }

    private String curl(Exchange call) {
        String query = Redaction.query(call.query());
        List<String> words = new ArrayList<>(List.of("curl", "-X", call.method()));
        words.add(quoted(baseUrl + call.path() + (query.isEmpty() ? "" : "?" + query)));
        Redaction.headers(call.requestHeaders()).entrySet().stream()
                .filter(header -> !OF_THE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .forEach(header -> words.addAll(List.of("-H", quoted(header.getKey() + ": " + header.getValue()))));
        if (!call.requestBody().isEmpty()) {
            words.addAll(List.of("-d", quoted(Redaction.body(call.requestBody()))));
        }
        return String.join(" ", words);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String line(String name, Optional<String> text) {
        return text.map(there -> "  " + name + there + "\n").orElse("");
    }
}
