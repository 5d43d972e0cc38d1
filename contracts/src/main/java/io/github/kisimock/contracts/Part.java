package io.github.kisimock.contracts;

import au.com.dius.pact.core.matchers.RequestMatching;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.V4Pact;
import java.util.Comparator;
import java.util.List;

/**
 * The part of a contract that a test is about.
 *
 * @param demandsAll whether the client is to ask for all of it, or for some
 */
record Part(V4Pact pact, boolean demandsAll) {

    /**
     * Cuts it out.
     *
     * @throws IllegalArgumentException if there is no such role or interaction, or no telling apart what was asked
     */
    static Part of(KisiContract wanted) {
        List<String> names = List.of(wanted.interaction());
        V4Pact pact = Contracts.of(wanted.role());
        return names.isEmpty() ? whole(pact) : named(pact, names);
    }

    /** All of it; where a refusal is asked for as something else is that succeeds, the success is answered. */
    static Part whole(V4Pact pact) {
        Comparator<Interaction> refusalsLast =
                Comparator.comparing(one -> !new Promise(pact, (SynchronousHttp) one).succeeds());
        return of(pact, pact.getInteractions().stream().sorted(refusalsLast).toList(), false);
    }

    private static Part named(V4Pact pact, List<String> names) {
        List<Interaction> kept = names.stream().map(name -> one(pact, name)).toList();
        for (Interaction one : kept) {
            kept.stream()
                    .filter(other -> other != one && isAskedAs(pact, other, one))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new IllegalArgumentException("'" + one.getDescription() + "' is asked for as '"
                                + other.getDescription() + "' is; take a test of its own for each");
                    });
        }
        return of(pact, kept, true);
    }

    private static Interaction one(V4Pact pact, String name) {
        return pact.getInteractions().stream()
                .filter(one -> one.getDescription().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the contract of "
                        + pact.getConsumer().getName() + " has no '" + name + "'; it has "
                        + pact.getInteractions().stream()
                                .map(Interaction::getDescription)
                                .toList()));
    }

    private static boolean isAskedAs(V4Pact pact, Interaction other, Interaction one) {
        return RequestMatching.requestMismatches(pact, (SynchronousHttp) other, ((SynchronousHttp) one).getRequest())
                .matchedOk();
    }

    private static Part of(V4Pact pact, List<Interaction> kept, boolean demandsAll) {
        return new Part(new V4Pact(pact.getConsumer(), pact.getProvider(), kept), demandsAll);
    }
}
