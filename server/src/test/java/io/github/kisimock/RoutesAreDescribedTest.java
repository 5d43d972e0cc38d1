package io.github.kisimock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kisimock.api.KisiApi;
import io.github.kisimock.api.Steps;
import io.github.kisimock.control.ControlApi;
import io.github.kisimock.control.Metrics;
import io.github.kisimock.control.Seed;
import io.github.kisimock.control.Workspaces;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.TokenSource;
import io.javalin.Javalin;
import io.javalin.event.HandlerMetaInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The OpenAPI document describes what the server serves: no more and no less. */
class RoutesAreDescribedTest {

    private static final List<HandlerMetaInfo> ROUTES = routes();

    @Test
    void every_route_is_described_and_every_operation_is_served() {
        Set<String> served = ROUTES.stream()
                .filter(route -> Set.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(method(route)))
                .filter(route -> !route.getPath().matches("/_mock(/<rest>)?")) // refuses what is not there
                .map(route -> method(route) + " " + route.getPath())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(served).contains("POST /logins", "GET /_mock/health").isEqualTo(OpenApi.DOCUMENT.operations());
    }

    @Test
    void a_route_that_answers_get_answers_head_too() {
        assertThat(pathsOf("HEAD")).contains("/users").isEqualTo(pathsOf("GET"));
    }

    private static Set<String> pathsOf(String method) {
        return ROUTES.stream()
                .filter(route -> method(route).equals(method))
                .map(HandlerMetaInfo::getPath)
                .filter(path -> !path.startsWith("/_mock"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String method(HandlerMetaInfo route) {
        return route.getHttpMethod().name();
    }

    /** What the two halves of the API add to a server, which here is none: nothing is called. */
    private static List<HandlerMetaInfo> routes() {
        List<HandlerMetaInfo> routes = new ArrayList<>();
        Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.events.handlerAdded(routes::add);
            KisiApi.addTo(
                    config.routes,
                    context -> {
                        throw new IllegalStateException("nobody calls");
                    },
                    Steps.UNWATCHED,
                    true);
            Workspaces workspaces = new Workspaces(
                    Seed.NONE, Switches.STANDARD, new TestClock(), () -> 1, TokenSource::seeded, Duration.ZERO, 10);
            ControlApi.Whole whole =
                    new ControlApi.Whole(workspaces, new Metrics(workspaces), () -> true, Optional.empty());
            ControlApi.addTo(config.routes, whole, context -> workspaces.standard(), context -> "", Optional.empty());
        });
        return routes;
    }
}
