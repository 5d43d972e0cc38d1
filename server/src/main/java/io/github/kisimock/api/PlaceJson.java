package io.github.kisimock.api;

import io.github.kisimock.api.References.OrganizationReference;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Place;
import io.github.kisimock.domain.World;
import java.util.Optional;

/** A place. What the mock does not emulate has its quiet value. */
record PlaceJson(
        int id,
        String resourceType,
        String name,
        Optional<String> description,
        String createdAt,
        String updatedAt,
        Optional<Double> latitude,
        Optional<Double> longitude,
        String address,
        Optional<String> image,
        Optional<String> timeZone,
        Optional<String> tzTimeZone,
        int locksCount,
        int integrationsCount,
        boolean lockedDown,
        Optional<String> lockedDownSince,
        Optional<Double> occupancyRate,
        int organizationId,
        OrganizationReference organization,
        Optional<String> color,
        Optional<String> logo,
        Optional<Integer> userId,
        int membersCount) {

    static PlaceJson of(Place place, World world) {
        long locks = world.all(Lock.class).where(Lock.BY_ORGANIZATION, place.organizationId()).stream()
                .filter(lock -> lock.placeId().equals(place.id()))
                .count();
        return new PlaceJson(
                place.id().number(),
                "Place",
                place.name(),
                Optional.empty(),
                Timestamps.show(place.createdAt(), world),
                Timestamps.show(place.createdAt(), world),
                Optional.empty(),
                Optional.empty(),
                place.name(),
                Optional.empty(),
                Optional.of("UTC"),
                Optional.of("UTC"),
                (int) locks,
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                place.organizationId().number(),
                OrganizationReference.of(place.organizationId(), world),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                world.all(Member.class)
                        .where(Member.BY_ORGANIZATION, place.organizationId())
                        .size());
    }
}
