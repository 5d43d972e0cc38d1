package io.github.kisimock.control;

/** What answers the control requests of one route. */
@FunctionalInterface
interface ControlEndpoint {

    /**
     * Answers the request.
     *
     * @throws Misuse if it cannot be carried out
     */
    void answer(ControlCall call);
}
