package io.github.kisimock.api;

import com.bastiaanjansen.otp.TOTPGenerator;
import io.github.kisimock.domain.Code;
import io.github.kisimock.domain.OneTimeCodes;
import io.github.kisimock.domain.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one-time codes of RFC 6238 as every authenticator app makes them: six digits, every thirty seconds. */
record TotpCodes(Instant now) implements OneTimeCodes {

    private static final Duration PERIOD = Duration.ofSeconds(30);

    /** The codes of now and of the periods before and after, as clocks differ. */
    @Override
    public Set<Code> validFor(Secret secret) {
        TOTPGenerator generator = TOTPGenerator.withDefaultValues(secret.value().getBytes(StandardCharsets.US_ASCII));
        return Stream.of(now.minus(PERIOD), now, now.plus(PERIOD))
                .map(generator::at)
                .map(Code::new)
                .collect(Collectors.toSet());
    }
}
