package io.github.kisimock.api;

import io.github.kisimock.domain.Caller;
import io.github.kisimock.domain.ChangeMember;
import io.github.kisimock.domain.EmailAddress;
import io.github.kisimock.domain.Group;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.InviteMember;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Outcome;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.RemoveMember;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The members of an organization, under either of the names the API has for them: the deprecated
 * {@code /members}, and {@code /users}. The two differ in ids, root key and shape, and in nothing else.
 */
final class MemberEndpoints {

    /** What makes a list more than a page of everybody, which must not take longer the more there are. */
    private static final Set<String> NARROWING = Set.of("ids", "query", "user_id", "email", "group_id", "sort");

    private final String root;
    private final Function<Member, Id<?>> id;
    private final Function<Call, Optional<Member>> named;
    private final BiFunction<Member, World, JsonObject> shown;

    private MemberEndpoints(
            String root,
            Function<Member, Id<?>> id,
            Function<Call, Optional<Member>> named,
            BiFunction<Member, World, JsonObject> shown) {
        this.root = root;
        this.id = id;
        this.named = named;
        this.shown = shown;
    }

    static MemberEndpoints asMembers() {
        return new MemberEndpoints(
                "member", Member::id, call -> call.world().find(call.id(Member.class)), MemberJson::new);
    }

    static MemberEndpoints asUsers() {
        return new MemberEndpoints(
                "user",
                Member::userId,
                call -> call.world().all(Member.class).first(Member.BY_USER, call.id(User.class)),
                (member, world) -> new UserJson(world.get(member.userId()), world));
    }

    void list(Call call) {
        Page page = Page.of(call, 50, 100);
        World world = call.world();
        Collection<Member> visible = visible(call, world);
        Collection<Member> wanted = call.asksForAny(NARROWING)
                ? visible.stream()
                        .filter(wanted(call, world))
                        .sorted(order(call, world))
                        .toList()
                : visible;
        page.answer(call, wanted, member -> shown.apply(member, world));
    }

    void invite(Call call) {
        Fields given = Fields.in(call, root);
        if (given.number("place_id").isPresent()) {
            throw Refusal.of(Reason.PLACE_ID, "place_id", "is not allowed");
        }
        Outcome<Member> done = call.apply(new InviteMember(
                call.caller().organization(),
                given.email("email"),
                details(given),
                given.flag("confirm", call.switches().is(Switch.CONFIRM_DEFAULT, "true")),
                given.flag("send_emails", true),
                call.freshSecret(),
                call.now()));
        call.answer(shown.apply(done.answer(), done.world()));
    }

    void show(Call call) {
        Member member = find(call);
        boolean own = member.userId().equals(call.caller().user().id());
        if (!mayReadAll(call) && !(own && call.switches().is(Switch.BASIC_READS, "own"))) {
            throw Refusal.of(Reason.NOT_YOURS);
        }
        call.answer(shown.apply(member, call.world()));
    }

    void change(Call call) {
        Fields given = Fields.in(call, root);
        if (given.has("email") && call.switches().is(Switch.EMAIL_CHANGE, "refused")) {
            throw Refusal.of(Reason.EMAIL_CHANGE, "email", "can't be changed");
        }
        UnaryOperator<Profile> change = details(given);
        call.apply(new ChangeMember(find(call).userId(), change, call.now()));
        call.answerNothing();
    }

    void remove(Call call) {
        call.apply(new RemoveMember(find(call).userId(), Reason.OWNER_REMOVAL));
        call.answerNothing();
    }

    /** What an administrator may set; fields that cannot be read are refused at once. */
    private static UnaryOperator<Profile> details(Fields given) {
        UnaryOperator<Profile> details = before -> new Profile(
                given.text("name").filter(name -> !name.isBlank()).orElse(before.name()),
                given.text("image", before.image()),
                given.text("notes", before.notes()),
                given.metadata("metadata", before.metadata()),
                given.flag("access_enabled", before.accessEnabled()),
                given.flag("password_flow_enabled", before.passwordFlowEnabled()),
                before.locale(),
                before.lastReadAt(),
                before.announcementsLastSeenAt());
        Objects.requireNonNull(details.apply(Profile.of(new EmailAddress(""))));
        return details;
    }

    private Member find(Call call) {
        return named.apply(call)
                .filter(member -> call.caller().shares(member.organizationId()))
                .orElseThrow(() -> Refusal.of(Reason.UNKNOWN_RECORD));
    }

    private static boolean mayReadAll(Call call) {
        return call.caller().administers() || call.switches().is(Switch.BASIC_READS, "all");
    }

    private static Collection<Member> visible(Call call, World world) {
        Caller caller = call.caller();
        if (mayReadAll(call)) {
            return world.all(Member.class).where(Member.BY_ORGANIZATION, caller.organization());
        }
        if (call.switches().is(Switch.BASIC_READS, "refused")) {
            throw Refusal.of(Reason.NOT_YOURS);
        }
        return world.all(Member.class).where(Member.BY_USER, caller.user().id());
    }

    private Predicate<Member> wanted(Call call, World world) {
        Predicate<Id<?>> ids = Query.ids(call);
        Predicate<String> text = Query.text(call);
        Optional<Id<User>> user = Query.user(call);
        Optional<EmailAddress> email = call.query("email")
                .filter(ignored -> root.equals("user"))
                .map(given -> EmailAddress.of(given, call.switches()));
        Optional<Id<Group>> group = Query.number(call, "group_id").map(number -> new Id<>(Group.class, number));
        return member -> {
            User found = world.get(member.userId());
            return ids.test(id.apply(member))
                    && user.map(found.id()::equals).orElse(true)
                    && email.map(found.email()::equals).orElse(true)
                    && group.map(RoleAssignment.groupsOf(world, found.id())::contains)
                            .orElse(true)
                    && (text.test(found.email().value())
                            || text.test(found.profile().name())
                            || text.test(found.profile().notes().orElse("")));
        };
    }

    private static Comparator<Member> order(Call call, World world) {
        Function<Member, User> user = member -> world.get(member.userId());
        return Query.order(
                call,
                Map.of(
                        "name",
                                Comparator.comparing(
                                        member -> user.apply(member).profile().name()),
                        "unlock",
                                Comparator.comparing(member ->
                                        user.apply(member).lastAccessedAt().orElse(Instant.MIN)),
                        "access_enabled",
                                Comparator.comparing(
                                        member -> user.apply(member).profile().accessEnabled())),
                Comparator.comparing(member -> member.id().number()));
    }
}
