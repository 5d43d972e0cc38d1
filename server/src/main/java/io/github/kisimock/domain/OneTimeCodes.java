package io.github.kisimock.domain;

import java.util.Set;

/** Tells which one-time codes are valid at the time of the call. Drawn up before the command runs, like the time. */
@FunctionalInterface
public interface OneTimeCodes {

    /** The codes that the shared secret (base 32) gives now, neighbours in time included. */
    Set<Code> validFor(Secret secret);
}
