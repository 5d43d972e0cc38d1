package io.github.kisimock.api;

import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Role;
import java.util.Arrays;
import java.util.List;

/** The organization, and the roles that exist in it. Neither list has pages. */
final class OrganizationEndpoints {

    /** The organizations of the caller: an account belongs to one. */
    void list(Call call) {
        call.answer(List.of(own(call)));
    }

    void current(Call call) {
        call.answer(own(call));
    }

    void showPublic(Call call) {
        Organization organization = call.world()
                .all(Organization.class)
                .first(Organization.BY_DOMAIN, call.path("domain"))
                .orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        call.answer(new PublicOrganizationJson(organization, call.world()));
    }

    void roles(Call call) {
        call.answer(Arrays.stream(Role.values()).map(RoleJson::new).toList());
    }

    void role(Call call) {
        Role role = Role.find(call.path("id")).orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        call.answer(new RoleJson(role));
    }

    private static OrganizationJson own(Call call) {
        return new OrganizationJson(call.world().get(call.caller().organization()), call.world());
    }
}
