package io.github.kisimock.contracts;

import java.net.URI;

/** A server that answers exactly what a contract says. */
public interface ContractServer {

    /** The base URL for the client; no slash at the end. */
    URI uri();

    /**
     * What a scenario would have made, as the contract's example has it: {@code secret}, {@code user_id} …
     *
     * @throws IllegalArgumentException if no interaction of the test has that; the message lists those there are
     */
    String example(String name);
}
