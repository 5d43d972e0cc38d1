package io.github.kisimock.api;

/** What answers the calls of one route. */
@FunctionalInterface
interface Endpoint {

    /**
     * Answers the call.
     *
     * @throws io.github.kisimock.domain.Refusal if the call is refused
     */
    void answer(Call call);
}
