package io.github.kisimock.api;

import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.World;
import java.util.Optional;

/** An organization as anybody may see it. */
record PublicOrganizationJson(
        int id,
        String resourceType,
        String name,
        String domain,
        int placesCount,
        Optional<String> logo,
        boolean ssoFlowEnabled,
        boolean webAuthenticationApiEnabled,
        Optional<String> image,
        Optional<String> color) {

    static PublicOrganizationJson of(Organization organization, World world) {
        return new PublicOrganizationJson(
                organization.id().number(),
                "Organization",
                organization.name(),
                organization.domain(),
                OrganizationJson.placesOf(organization, world),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }
}
