package io.github.kisimock.api;

import io.github.kisimock.domain.AssignRole;
import io.github.kisimock.domain.Group;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Outcome;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Role;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.UnassignRole;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Roles given to users, for the organization or for a group of doors. */
final class RoleAssignmentEndpoints {

    void list(Call call) {
        Page page = Page.of(call, 10, 250);
        World world = call.world();
        Predicate<RoleAssignment> wanted = wanted(call, world);
        Comparator<RoleAssignment> byId =
                Comparator.comparing(found -> found.id().number());
        Comparator<RoleAssignment> byName = Comparator.comparing(
                found -> world.get(found.userId()).profile().name());
        List<RoleAssignment> assignments = world.all(RoleAssignment.class).rows().stream()
                .filter(found -> isVisible(call, world, found))
                .filter(wanted)
                .sorted(Query.order(call, Map.of("user.name", byName), byId))
                .toList();
        page.answer(call, assignments, found -> new RoleAssignmentJson(found, world));
    }

    void show(Call call) {
        World world = call.world();
        RoleAssignment found = world.find(call.id(RoleAssignment.class))
                .filter(assignment -> isVisible(call, world, assignment))
                .orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
        call.answer(new RoleAssignmentJson(found, world));
    }

    void assign(Call call) {
        Fields given = Fields.in(call, "role_assignment");
        Outcome<RoleAssignment> done = call.apply(new AssignRole(
                call.caller(),
                assignee(given),
                role(given),
                appliesTo(given),
                given.flag("notify", false),
                given.time("valid_from"),
                given.time("valid_until"),
                call.now()));
        call.answer(new RoleAssignmentJson(done.answer(), done.world()));
    }

    void unassign(Call call) {
        call.apply(new UnassignRole(call.caller(), call.id(RoleAssignment.class)));
        call.answerNothing();
    }

    /** Administrators see the whole organization's, anybody else their own, unless told otherwise. */
    private static boolean isVisible(Call call, World world, RoleAssignment assignment) {
        User caller = call.caller().user();
        boolean all = call.caller().administers() || call.switches().is(Switch.ASSIGNMENTS_LISTED, "all");
        return all
                ? world.get(assignment.userId()).organizationId().equals(caller.organizationId())
                : assignment.userId().equals(caller.id());
    }

    private static Predicate<RoleAssignment> wanted(Call call, World world) {
        Predicate<Id<?>> ids = Query.ids(call);
        Predicate<String> text = Query.text(call);
        Optional<Id<User>> user = Query.user(call)
                .or(() -> Query.number(call, "assignee_id").map(number -> new Id<>(User.class, number)));
        Optional<Integer> appliesTo = Query.number(call, "applies_to_id").or(() -> Query.number(call, "group_id"));
        return found -> ids.test(found.id())
                && user.map(found.userId()::equals).orElse(true)
                && appliesTo.map(number -> number == found.appliesTo().number()).orElse(true)
                && call.query("role_id").map(found.role().id()::equals).orElse(true)
                && call.query("assignee_type").map("User"::equals).orElse(true)
                && call.query("applies_to_type")
                        .map(found.appliesTo().kind().getSimpleName()::equals)
                        .orElse(true)
                && call.query("scope")
                        .map(found.appliesTo().kind().getSimpleName()::equalsIgnoreCase)
                        .orElse(true)
                && (text.test(world.get(found.userId()).email().value())
                        || text.test(world.get(found.userId()).profile().name()));
    }

    private static Role role(Fields given) {
        return given.text("role_id").flatMap(Role::find).orElseThrow(() -> unusable("role_id"));
    }

    /** The documented form, or the deprecated {@code user_id} that every client seen sends. */
    private static Id<User> assignee(Fields given) {
        if (!given.text("assignee_type").orElse("User").equals("User")) {
            throw unusable("assignee_type");
        }
        return given.number("assignee_id")
                .or(() -> given.number("user_id"))
                .map(number -> new Id<>(User.class, number))
                .orElseThrow(() -> unusable("assignee_id"));
    }

    /** The documented form, or one of the deprecated {@code group_id} and {@code organization_id}. */
    private static Id<?> appliesTo(Fields given) {
        Optional<Integer> group = given.number("group_id");
        String type = given.text("applies_to_type").orElse(group.isPresent() ? "Group" : "Organization");
        Integer number = given.number("applies_to_id")
                .or(() -> group)
                .or(() -> given.number("organization_id"))
                .orElseThrow(() -> unusable("applies_to_id"));
        return switch (type) {
            case "Organization" -> new Id<>(Organization.class, number);
            case "Group" -> new Id<>(Group.class, number);
            default -> throw unusable("applies_to_type");
        };
    }

    private static Refusal unusable(String field) {
        return Refusal.of(Reason.ASSIGNMENT_FIELDS, field, "can't be blank or invalid");
    }
}
