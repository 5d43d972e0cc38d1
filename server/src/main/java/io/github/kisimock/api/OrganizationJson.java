package io.github.kisimock.api;

import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Place;
import io.github.kisimock.domain.Role;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.RoleAssignment.Position;
import io.github.kisimock.domain.World;
import java.util.Optional;

/** An organization as its own people see it. What the mock does not emulate has its quiet value. */
record OrganizationJson(
        int id,
        String resourceType,
        String name,
        String domain,
        Optional<String> logo,
        Optional<String> address,
        Optional<String> description,
        long deviceLoginsExpireAfter,
        int placesCount,
        boolean scimEnabled,
        boolean ssoFlowEnabled,
        boolean ssoExpirationOverrideEnabled,
        Optional<Integer> ssoExpirationOverride,
        Optional<String> metadata,
        String timeZone,
        boolean webAuthenticationApiEnabled,
        boolean applePassEnabled,
        String createdAt,
        String updatedAt,
        Optional<Integer> userId,
        Optional<Integer> transferToId,
        Optional<String> image,
        Optional<String> color) {

    static OrganizationJson of(Organization organization, World world) {
        return new OrganizationJson(
                organization.id().number(),
                "Organization",
                organization.name(),
                organization.domain(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                organization.deviceLoginsExpireAfter().toSeconds(),
                placesOf(organization, world),
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                "UTC",
                false,
                false,
                Timestamps.show(organization.createdAt(), world),
                Timestamps.show(organization.createdAt(), world),
                owner(organization, world),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static int placesOf(Organization organization, World world) {
        return world.all(Place.class)
                .where(Place.BY_ORGANIZATION, organization.id())
                .size();
    }

    private static Optional<Integer> owner(Organization organization, World world) {
        return world.all(RoleAssignment.class)
                .first(RoleAssignment.BY_POSITION, new Position(Role.OWNER, organization.id()))
                .map(found -> found.userId().number());
    }
}
