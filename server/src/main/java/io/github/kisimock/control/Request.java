package io.github.kisimock.control;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a call says, answered or not: what a {@link RequestPattern} looks at.
 *
 * @param path as sent, without the workspace's prefix
 * @param query without the question mark; empty if there is none
 * @param caller the user whose secret it carries
 */
public record Request(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        String body,
        Optional<CallerId> caller) {

    /** The values of a header, whatever the case of its name. */
    List<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    /** The values of a parameter in the query, decoded. */
    List<String> parameter(String name) {
        return parameters().getOrDefault(name, List.of());
    }

    /** All parameters in the query by name, decoded, in order. */
    Map<String, List<String>> parameters() {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> decoded(pair[0]),
                        LinkedHashMap::new,
                        Collectors.mapping(pair -> pair.length < 2 ? "" : decoded(pair[1]), Collectors.toList())));
    }

    /** Whether the user of that id or e-mail address makes it. */
    boolean isBy(String idOrEmail) {
        return caller.filter(user ->
                        idOrEmail.equals(String.valueOf(user.userId())) || idOrEmail.equalsIgnoreCase(user.email()))
                .isPresent();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // half an escape: as it is
        }
    }
}
