package io.github.kisimock.api;

import io.github.kisimock.domain.Group;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.World;
import java.util.Optional;

/** A lock: configured, online and shut. What the mock does not emulate has its quiet value. */
record LockJson(
        int id,
        String resourceType,
        String createdAt,
        String updatedAt,
        boolean configured,
        Optional<String> description,
        Optional<String> firstToArriveRequiredUntil,
        boolean firstToArriveSatisfied,
        Optional<Double> latitude,
        boolean lockedDown,
        Optional<String> lockedDownSince,
        Optional<Double> longitude,
        String name,
        boolean onScheduledUnlock,
        Optional<Boolean> online,
        boolean open,
        Optional<Integer> orderId,
        boolean unlocked,
        Optional<Boolean> geofenceRestrictionEnabled,
        int geofenceRestrictionRadius,
        Optional<Boolean> readerRestrictionEnabled,
        Optional<Boolean> timeRestrictionEnabled,
        Optional<String> timeRestrictionTimeZone,
        int placeId,
        LockPlace place,
        Optional<Integer> floorId,
        int groupsCount,
        Optional<String> unlockedUntil) {

    record LockPlace(int id, String name, Optional<Double> latitude, Optional<Double> longitude) {}

    static LockJson of(Lock lock, World world) {
        long groups = world.all(Group.class).where(Group.BY_ORGANIZATION, lock.organizationId()).stream()
                .filter(group -> group.locks().contains(lock.id()))
                .count();
        return new LockJson(
                lock.id().number(),
                "Lock",
                Timestamps.show(lock.createdAt(), world),
                Timestamps.show(lock.createdAt(), world),
                true,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                lock.name(),
                false,
                Optional.of(true),
                false,
                Optional.empty(),
                false,
                Optional.of(false),
                300,
                Optional.of(false),
                Optional.of(false),
                Optional.empty(),
                lock.placeId().number(),
                new LockPlace(
                        lock.placeId().number(), world.get(lock.placeId()).name(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                (int) groups,
                Optional.empty());
    }
}
