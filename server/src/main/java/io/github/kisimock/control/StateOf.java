package io.github.kisimock.control;

import io.github.kisimock.control.Seed.SeedClock;
import io.github.kisimock.control.Seed.SeedEvent;
import io.github.kisimock.control.Seed.SeedGroup;
import io.github.kisimock.control.Seed.SeedLock;
import io.github.kisimock.control.Seed.SeedMail;
import io.github.kisimock.control.Seed.SeedMailToken;
import io.github.kisimock.control.Seed.SeedOrganization;
import io.github.kisimock.control.Seed.SeedPlace;
import io.github.kisimock.control.Seed.SeedRecord;
import io.github.kisimock.control.Seed.SeedRoleAssignment;
import io.github.kisimock.control.SeedUser.SeedLogin;
import io.github.kisimock.control.SeedUser.SeedSeen;
import io.github.kisimock.control.SeedUser.SeedTwoFactor;
import io.github.kisimock.domain.Code;
import io.github.kisimock.domain.Entity;
import io.github.kisimock.domain.Event;
import io.github.kisimock.domain.Group;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Lock;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.MailToken;
import io.github.kisimock.domain.Member;
import io.github.kisimock.domain.Organization;
import io.github.kisimock.domain.Password;
import io.github.kisimock.domain.Place;
import io.github.kisimock.domain.Profile;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.SecondFactor;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switch;
import io.github.kisimock.domain.Time;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The state of a world, as a seed: planted, it gives the same world. */
final class StateOf {

    private final World world;

    private StateOf(World world) {
        this.world = world;
    }

    static Seed world(World world) {
        return new StateOf(world).seed();
    }

    private Seed seed() {
        Map<String, String> switches = new TreeMap<>();
        for (Switch one : Switch.values()) {
            switches.put(one.key(), world.switches().get(one));
        }
        Map<String, Integer> nextIds = new TreeMap<>();
        for (Class<? extends Entity<?>> kind : world.kinds()) {
            nextIds.put(kind.getSimpleName(), world.nextNumber(kind));
        }
        return new Seed(
                world.all(Organization.class).rows().stream()
                        .map(this::organization)
                        .toList(),
                Optional.of(clock()),
                switches,
                world.all(Mail.class).rows().stream().map(StateOf::mail).toList(),
                world.all(MailToken.class).rows().stream()
                        .map(StateOf::mailToken)
                        .toList(),
                world.all(Event.class).rows().stream().map(StateOf::event).toList(),
                nextIds,
                List.of());
    }

    private SeedClock clock() {
        if (world.time() instanceof Time.Frozen standing) {
            return new SeedClock(Optional.of(standing.instant()), Optional.empty());
        }
        Time.Flowing running = (Time.Flowing) world.time();
        return new SeedClock(Optional.empty(), Optional.of(running.ahead()));
    }

    private SeedOrganization organization(Organization organization) {
        Id<Organization> id = organization.id();
        return new SeedOrganization(
                organization.name(),
                organization.domain(),
                Optional.of(organization.sendsEmails()),
                Optional.of(organization.deviceLoginsExpireAfter().toSeconds()),
                world.all(User.class).where(User.BY_ORGANIZATION, id).stream()
                        .map(this::user)
                        .toList(),
                world.all(Place.class).where(Place.BY_ORGANIZATION, id).stream()
                        .map(this::place)
                        .toList(),
                world.all(Group.class).where(Group.BY_ORGANIZATION, id).stream()
                        .map(this::group)
                        .toList(),
                world.all(RoleAssignment.class).rows().stream()
                        .filter(assignment ->
                                world.get(assignment.userId()).organizationId().equals(id))
                        .map(this::roleAssignment)
                        .toList(),
                Optional.of(SeedRecord.of(id.number(), organization.createdAt())));
    }

    private SeedUser user(User user) {
        Profile profile = user.profile();
        Map<String, Object> metadata = new LinkedHashMap<>();
        profile.metadata().entries().forEach((key, value) -> metadata.put(key, value.orElse(null)));
        Member member = world.all(Member.class).first(Member.BY_USER, user.id()).orElseThrow();
        return new SeedUser(
                user.email().value(),
                Optional.of(profile.name()),
                user.password().map(Password::value),
                Optional.empty(),
                Optional.of(user.confirmed()),
                Optional.empty(),
                Optional.of(user.mailed()),
                Optional.of(profile.accessEnabled()),
                Optional.of(profile.passwordFlowEnabled()),
                profile.image(),
                profile.locale(),
                profile.notes(),
                metadata,
                user.secondFactor().map(StateOf::secondFactor),
                logins(user, login -> !login.isApiKey()),
                logins(user, Login::isApiKey),
                Optional.of(
                        new SeedSeen(profile.lastReadAt(), profile.announcementsLastSeenAt(), user.lastAccessedAt())),
                Optional.of(new SeedRecord(
                        Optional.of(user.id().number()),
                        Optional.of(member.id().number()),
                        Optional.of(user.createdAt()),
                        Optional.of(user.updatedAt()),
                        Optional.empty())));
    }

    private static SeedTwoFactor secondFactor(SecondFactor factor) {
        return new SeedTwoFactor(
                factor.secret().value(),
                factor.backupCodes().stream().map(Code::value).toList(),
                Optional.of(factor.isActive()),
                factor.enabledAt());
    }

    private List<SeedLogin> logins(User user, Predicate<Login> wanted) {
        return world.all(Login.class).where(Login.BY_USER, user.id()).stream()
                .filter(wanted)
                .map(login -> new SeedLogin(
                        login.name(),
                        Optional.of(login.secret().value()),
                        Optional.of(login.expire()),
                        Optional.of(login.primary()),
                        login.device().brand(),
                        login.device().model(),
                        login.device().osName(),
                        Optional.of(new SeedRecord(
                                Optional.of(login.id().number()),
                                Optional.empty(),
                                Optional.of(login.createdAt()),
                                Optional.of(login.updatedAt()),
                                login.lastUsedAt()))))
                .toList();
    }

    private SeedPlace place(Place place) {
        return new SeedPlace(
                place.name(),
                world.all(Lock.class).where(Lock.BY_ORGANIZATION, place.organizationId()).stream()
                        .filter(lock -> lock.placeId().equals(place.id()))
                        .map(lock -> new SeedLock(
                                lock.name(), Optional.of(SeedRecord.of(lock.id().number(), lock.createdAt()))))
                        .toList(),
                Optional.of(SeedRecord.of(place.id().number(), place.createdAt())));
    }

    private SeedGroup group(Group group) {
        return new SeedGroup(
                group.name(),
                group.locks().stream().map(lock -> world.get(lock).name()).toList(),
                List.of(),
                Optional.of(new SeedRecord(
                        Optional.of(group.id().number()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }

    private SeedRoleAssignment roleAssignment(RoleAssignment assignment) {
        return new SeedRoleAssignment(
                world.get(assignment.userId()).email().value(),
                assignment.role().id(),
                assignment.group().map(group -> world.get(group).name()),
                Optional.of(assignment.notified()),
                assignment.createdBy().map(Id::number),
                assignment.validFrom(),
                assignment.validUntil(),
                Optional.of(SeedRecord.of(assignment.id().number(), assignment.createdAt())));
    }

    private static SeedMail mail(Mail mail) {
        return new SeedMail(
                mail.id().number(),
                mail.to().value(),
                MailJson.kind(mail.kind()),
                mail.subject(),
                mail.text(),
                mail.links(),
                mail.token().map(Secret::value),
                mail.sentAt());
    }

    private static SeedMailToken mailToken(MailToken token) {
        return new SeedMailToken(
                token.id().number(),
                token.purpose().name().toLowerCase(Locale.ROOT),
                token.userId().number(),
                token.secret().value(),
                token.createdAt());
    }

    private static SeedEvent event(Event event) {
        return new SeedEvent(
                event.id().number(),
                event.lockId().number(),
                event.userId().number(),
                event.loginId().number(),
                event.success(),
                event.at());
    }
}
