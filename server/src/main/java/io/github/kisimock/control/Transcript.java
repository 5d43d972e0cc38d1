package io.github.kisimock.control;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The calls of a workspace to read: each as a command line for curl, with its reply, and why it was refused. Secrets
 * and passwords are hidden, so that it can stand in a report.
 */
public final class Transcript {

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
                        calls.stream().map(Exchange::redacted).map(transcript::entry),
                        control.lints().stream().map(finding -> finding + "\n"))
                .collect(Collectors.joining("\n")));
    }

    private String entry(Exchange call) {
        return call + ", " + call.took().toMillis() + " ms, at " + call.at() + "\n"
                + line("", Optional.of(CurlScript.line(call, baseUrl)))
                + line("reply: ", Optional.of(call.replyBody()).filter(text -> !text.isEmpty()))
                + line("fault: ", call.fault())
                + line(
                        "why: ",
                        call.rule()
                                .flatMap(rule -> control.explain(call.number()))
                                .map(Explanation::reason));
    }

    private static String line(String name, Optional<String> text) {
        return text.map(there -> "  " + name + there + "\n").orElse("");
    }
}
