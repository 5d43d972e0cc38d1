package io.github.kisimock.api;

import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Place;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Unlock;
import io.github.kisimock.domain.World;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Places and their doors. */
final class DoorEndpoints {

    /** The reply to an unlock. */
    record UnlockJson(String message) implements JsonObject {
        @Override
        public void writeTo(JsonWriter json) {
            json.field("message", message);
        }
    }

    void places(Call call) {
        Page page = Page.of(call, 50, 250);
        World world = call.world();
        Predicate<Id<?>> ids = Query.ids(call);
        Predicate<String> text = Query.text(call);
        Comparator<Place> byId = Comparator.comparing(place -> place.id().number());
        List<Place> places = world
                .all(Place.class)
                .where(Place.BY_ORGANIZATION, call.caller().organization())
                .stream()
                .filter(place -> ids.test(place.id()) && text.test(place.name()))
                .sorted(Query.order(call, Map.of("name", Comparator.comparing(Place::name)), byId))
                .toList();
        page.answer(call, places, place -> new PlaceJson(place, world));
    }

    void place(Call call) {
        World world = call.world();
        Place place = world.find(call.id(Place.class))
                .filter(found -> call.caller().shares(found.organizationId()))
                .orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        call.answer(new PlaceJson(place, world));
    }

    void locks(Call call) {
        Page page = Page.of(call, 50, 250);
        World world = call.world();
        Predicate<Id<?>> ids = Query.ids(call);
        Predicate<String> text = Query.text(call);
        Optional<Integer> place = Query.number(call, "place_id");
        Comparator<Lock> byId = Comparator.comparing(lock -> lock.id().number());
        List<Lock> locks = world
                .all(Lock.class)
                .where(Lock.BY_ORGANIZATION, call.caller().organization())
                .stream()
                .filter(lock -> ids.test(lock.id()) && text.test(lock.name()) && isVisible(call, world, lock))
                .filter(lock ->
                        place.map(number -> number == lock.placeId().number()).orElse(true))
                .sorted(Query.order(call, Map.of("name", Comparator.comparing(Lock::name)), byId))
                .toList();
        page.answer(call, locks, lock -> new LockJson(lock, world));
    }

    void lock(Call call) {
        World world = call.world();
        Lock lock = world.find(call.id(Lock.class))
                .filter(found -> call.caller().shares(found.organizationId()))
                .filter(found -> isVisible(call, world, found))
                .orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        call.answer(new LockJson(lock, world));
    }

    /** The body may say where the phone is; there are no such restrictions here, so it is not read. */
    void unlock(Call call) {
        Unlock unlock = new Unlock(call.caller(), call.id(Lock.class), call.now());
        call.apply(unlock).answer().ifPresent(refusal -> {
            throw refusal;
        });
        call.answer(new UnlockJson("Unlocked!"));
    }

    /** A user's login lists the doors it opens, as documented; an administrator's all of them. */
    private static boolean isVisible(Call call, World world, Lock lock) {
        return call.caller().administers()
                || call.switches().is(Switch.LOCKS_LISTED, "all")
                || Unlock.mayOpen(world, call.caller(), lock, call.now());
    }
}
