package io.github.kisimock.control;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes secrets, passwords, codes and tokens out of what is shown of a call. */
final class Redaction {

    static final String HIDDEN = "[hidden]";
    private static final Set<String> HEADERS = Set.of("authorization", "x-login-secret", "x-authentication-token");
    private static final String NAMES =
            "password|password_confirmation|current_password|secret|authentication_token|otp_attempt|otp_secret|uri"
                    + "|token|reset_password_token|confirmation_token|authentication_info|resolution_token"
                    + "|phone_key|online_certificate|push_token|ios_voip_push_token";
    private static final Pattern FIELD =
            Pattern.compile("(\"(?:" + NAMES + ")\"\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\"?|-?\\d[\\d.eE+-]*)");
    private static final Pattern LIST = Pattern.compile("(\"backup_codes\"\\s*:\\s*)\\[[^\\]]*]?");
    private static final Pattern SECRET = Pattern.compile("(?i)(?<![0-9a-z])[0-9a-f]{32}(?![0-9a-z])");
    private static final Pattern PARAMETER =
            Pattern.compile("(?<=^|&)((?:[^=&]*(?:\\[|%5B))?(?:" + NAMES + ")(?:]|%5D)?)=[^&]*");

    private Redaction() {}

    /** A body in JSON, or the fields of a form. */
    static String body(String body) {
        if (!body.isBlank() && "{[\"".indexOf(body.stripLeading().charAt(0)) < 0) {
            return query(body);
        }
        String fields = FIELD.matcher(body).replaceAll("$1\"" + HIDDEN + "\"");
        return LIST.matcher(fields).replaceAll("$1[\"" + HIDDEN + "\"]");
    }

    /** A text without what has the form of a secret. */
    static String secrets(String text) {
        return SECRET.matcher(text).replaceAll(HIDDEN);
    }

    static String query(String query) {
        return secrets(PARAMETER.matcher(query).replaceAll("$1=" + HIDDEN));
    }

    /** The headers, by name; of a hidden one the scheme is left, which is often the mistake. */
    static Map<String, List<String>> headers(Map<String, List<String>> headers) {
        Map<String, List<String>> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> shown.put(
                name,
                HEADERS.contains(name.toLowerCase(Locale.ROOT))
                        ? values.stream().map(Redaction::hidden).toList()
                        : values.stream().map(Redaction::secrets).toList()));
        return shown;
    }

    /** What is under a name: a header, a parameter or a field, itself within others or not. */
    static String value(String name, String value) {
        String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
        if (HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            return hidden(value);
        }
        return last.matches(NAMES + "|backup_codes") ? HIDDEN : body(value);
    }

    /** Those values that are no secrets. */
    static Map<String, Object> open(Map<String, Object> values) {
        Map<String, Object> open = new TreeMap<>(values);
        open.entrySet().removeIf(one -> {
            String value = one.getValue().toString();
            return !secrets(value(one.getKey(), value)).equals(value);
        });
        return open;
    }

    private static String hidden(String value) {
        int blank = value.indexOf(' ');
        return blank < 0 ? (value.equals("null") ? value : HIDDEN) : value.substring(0, blank) + " " + HIDDEN;
    }
}
