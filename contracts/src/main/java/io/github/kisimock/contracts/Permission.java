package io.github.kisimock.contracts;

import java.util.Optional;

/**
 * What whoever runs the check has allowed.
 *
 * @param writes to make members in the organization, to change them, and to remove them
 * @param refusals to send what is to be refused; Kisi says that too many bad requests may get a key suspended
 */
record Permission(boolean writes, boolean refusals) {

    /** Why a promise may not be tried out, in words that go on after the interaction's name. */
    Optional<String> reasonAgainst(Promise promise) {
        boolean writing = !promise.reads() && (promise.succeeds() || !promise.isAnonymous());
        if (!promise.succeeds() && !refusals) {
            return Optional.of("is to be refused, and refusals are not allowed");
        }
        if (writing && !writes) {
            return Optional.of("writes, and writes are not allowed");
        }
        return Reach.takesMembers(promise) && !writes
                ? Optional.of("takes members made for it, and writes are not allowed")
                : Optional.empty();
    }
}
