package io.github.kisimock.control;

import java.util.List;
import java.util.stream.Stream;

/** See {@link Lint#PARTNER_HEADERS}. */
final class MissingPartnerHeaders implements Check {

    @Override
    public Stream<Sign> in(Calls calls) {
        return Stream.of("X-Kisi-Integration-Identifier", "X-Kisi-Integration-Contact")
                .flatMap(name -> {
                    List<Exchange> without =
                            calls.those(call -> call.header(name).isEmpty());
                    return Sign.of(without.size() + " of " + calls.all().size() + " calls lack " + name + ".", without);
                });
    }
}
