package io.github.kisimock.control;

import java.util.stream.Stream;

/** See {@link Lint#QUERY_AS_LOOK_UP}. */
final class QueryAsLookUp implements Check {

    @Override
    public Stream<Sign> in(Calls calls) {
        return Sign.of(
                "An e-mail address was searched for with query.",
                calls.those(call -> call.path().matches("/users|/members")
                        && call.parameter("query").stream().anyMatch(value -> value.contains("@"))));
    }
}
