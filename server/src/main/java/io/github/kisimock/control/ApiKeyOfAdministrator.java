package io.github.kisimock.control;

import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Role;
import io.github.kisimock.domain.RoleAssignment;
import io.github.kisimock.domain.User;
import io.github.kisimock.domain.World;
import java.util.stream.Stream;

/** See {@link Lint#API_KEY_OF_ADMINISTRATOR}. The role is that of now: the journal does not keep it. */
final class ApiKeyOfAdministrator implements Check {

    @Override
    public Stream<Sign> in(Calls calls) {
        return Sign.of(
                "An API key was made for a user who is not the owner.",
                calls.those(call -> call.method().equals("POST")
                        && call.path().equals("/logins")
                        && call.succeeded()
                        && call.sent().at("/login/type").asString("").equals("api")
                        && !isOwner(call.got().path("user_id").asInt(0), calls.world())));
    }

    private static boolean isOwner(int user, World world) {
        return RoleAssignment.organizationRoleOf(world, new Id<>(User.class, user)) == Role.OWNER;
    }
}
