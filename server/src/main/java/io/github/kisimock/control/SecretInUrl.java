package io.github.kisimock.control;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** See {@link Lint#SECRET_IN_URL}. Tokens from mails are made to stand in an address. */
final class SecretInUrl implements Check {

    private static final Pattern NAMED = Pattern.compile(
            "(?i)(^|[&\\[])(password|secret|login_secret|authentication_token|access_token|api_?key)\\]?=[^&]");

    @Override
    public Stream<Sign> in(Calls calls) {
        Set<String> secrets = calls.all().stream()
                .flatMap(call -> Stream.concat(
                        call.secret().stream(),
                        Stream.of(call.got().path("secret").asString(""))))
                .filter(secret -> secret.length() > 8)
                .collect(Collectors.toSet());
        return Sign.of(
                "The address of these calls holds a secret or a password.",
                calls.those(call -> NAMED.matcher(call.query()).find()
                        || secrets.stream().anyMatch((call.path() + "?" + call.query())::contains)));
    }
}
