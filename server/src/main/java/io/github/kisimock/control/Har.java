package io.github.kisimock.control;

import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls in the HTTP Archive format, version 1.2, which browsers and proxies show. */
record Har(Log log) {

    private static final int UNKNOWN = -1;

    record Log(String version, Creator creator, List<Entry> entries) {}

    record Creator(String name, String version) {}

    /** A call; times in milliseconds, by the real clock: a workspace's may stand. */
    record Entry(
            String startedDateTime,
            double time,
            Asked request,
            Answered response,
            Map<String, ?> cache,
            Map<String, Double> timings,
            String comment) {}

    record Pair(String name, String value) {}

    record Asked(
            String method,
            String url,
            String httpVersion,
            List<Pair> cookies,
            List<Pair> headers,
            List<Pair> queryString,
            Optional<Content> postData,
            int headersSize,
            int bodySize) {}

    record Answered(
            int status,
            String statusText,
            String httpVersion,
            List<Pair> cookies,
            List<Pair> headers,
            Content content,
            String redirectURL,
            int headersSize,
            int bodySize) {}

    /** A body; what was sent has no size. */
    record Content(Optional<Integer> size, String mimeType, String text, Optional<String> comment) {
        static Content of(Optional<Integer> size, Optional<String> type, String text) {
            return new Content(
                    size,
                    type.orElse("application/octet-stream"),
                    text,
                    Exchange.isCut(text) ? Optional.of("only the beginning, the rest was not kept") : Optional.empty());
        }
    }

    /**
     * The calls as an archive.
     *
     * @param base what stands before their paths
     */
    static Har of(List<Exchange> calls, String base) {
        return new Har(new Log(
                "1.2",
                new Creator("Kisi Mock", Version.current()),
                calls.stream().map(call -> entry(call, base)).toList()));
    }

    private static Entry entry(Exchange call, String base) {
        double millis = call.took().toNanos() / 1e6;
        return new Entry(
                call.realAt().minus(call.took()).toString(),
                millis,
                new Asked(
                        call.method(),
                        base + call.target(),
                        "HTTP/1.1",
                        List.of(),
                        pairs(call.requestHeaders()),
                        pairs(call.query()),
                        Optional.of(call.requestBody())
                                .filter(body -> !body.isEmpty())
                                .map(body -> Content.of(Optional.empty(), call.header("Content-Type"), body)),
                        UNKNOWN,
                        UNKNOWN),
                new Answered(
                        call.status(),
                        HttpStatus.forStatus(call.status()).getMessage(),
                        "HTTP/1.1",
                        List.of(),
                        pairs(call.replyHeaders()),
                        Content.of(
                                Optional.of(call.replyBody().length()),
                                call.replyHeader("Content-Type"),
                                call.replyBody()),
                        "",
                        UNKNOWN,
                        UNKNOWN),
                Map.of(),
                Map.of("send", 0.0, "wait", millis, "receive", 0.0),
                "answered at " + call.at() + " by the workspace's clock");
    }

    private static List<Pair> pairs(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> new Pair(header.getKey(), value)))
                .toList();
    }

    private static List<Pair> pairs(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Pair(pair[0], pair.length < 2 ? "" : pair[1]))
                .toList();
    }
}
