package io.github.kisimock;

import io.github.kisimock.api.KisiApi;
import io.github.kisimock.control.ControlApi;
import io.github.kisimock.control.LocalControl;
import io.github.kisimock.control.Misuse;
import io.github.kisimock.control.Workspaces;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Secret;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Finds the workspace that a request is for. In this order: the port, if one was opened for it, the path prefix {@code /w/{name}}, the header
 * {@code X-Kisi-Mock-Workspace}, the secret that it is signed in with, the domain in its body, the token
 * from a mail; else the default one. A name that is unknown is refused, never made.
 */
final class Routing {

    private static final String HEADER = "X-Kisi-Mock-Workspace";
    private static final String FOUND = "io.github.kisimock.found";
    private static final Pattern SECRET = Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])");
    private static final List<String> WITH_SECRET =
            List.of("Authorization", "X-Login-Secret", "X-Authentication-Token");
    private static final Set<String> WITH_MAIL_TOKEN = Set.of("/users/password", "/users/sign_up");

    /** Looks into a body. Loaded with the first, which few mocks ever get: it takes a fifth of a start. */
    private static final class Body {

        private static final JsonMapper MAPPER = new JsonMapper();

        private final JsonNode json;

        private Body(Context context) {
            json = read(context);
        }

        private static JsonNode read(Context context) {
            try {
                return MAPPER.readTree(KisiApi.body(context));
            } catch (JacksonException | Refusal e) {
                return MissingNode.getInstance(); // the API refuses it when its turn comes
            }
        }

        private Optional<String> text(String pointer) {
            return Optional.of(json.at(pointer)).filter(JsonNode::isString).map(JsonNode::stringValue);
        }
    }

    private final Workspaces workspaces;
    private final Ports ports;

    Routing(Workspaces workspaces, Ports ports) {
        this.workspaces = workspaces;
        this.ports = ports;
    }

    /**
     * The workspace of a request, whichever kind it is.
     *
     * @throws Misuse if it names one that does not exist
     */
    LocalControl find(Context context) {
        if (ports.isControlAstray(context)) {
            return workspaces.standard(); // whichever it names: it is refused as any unknown path is
        }
        return ControlApi.isFor(context) ? ofControl(context) : ofCall(context);
    }

    /**
     * The workspace of an API call.
     *
     * @throws Misuse if it names one that does not exist
     */
    private LocalControl ofCall(Context context) {
        return remembered(
                context,
                () -> named(context)
                        .or(() -> signedIn(context))
                        .or(() -> inBody(context))
                        .or(() -> inLink(context))
                        .orElseGet(workspaces::standard));
    }

    /**
     * The workspace of a control request, which only says it by port or name.
     *
     * @throws Misuse if it names one that does not exist
     */
    LocalControl ofControl(Context context) {
        return remembered(context, () -> named(context).orElseGet(workspaces::standard));
    }

    private LocalControl remembered(Context context, Supplier<LocalControl> search) {
        LocalControl found = context.attribute(FOUND);
        if (found == null) {
            workspaces.sweep();
            found = search.get();
            found.use();
            context.attribute(FOUND, found);
        }
        return found;
    }

    private Optional<LocalControl> named(Context context) {
        return ports.workspaceOf(context)
                .or(() -> Optional.ofNullable(context.attribute(PathPrefix.WORKSPACE)))
                .or(() -> Optional.ofNullable(context.header(HEADER)))
                .map(name -> workspaces.get(name, "workspace"));
    }

    private Optional<LocalControl> signedIn(Context context) {
        for (String name : WITH_SECRET) {
            String value = context.header(name);
            if (value != null) {
                Optional<LocalControl> issuer = SECRET.matcher(value)
                        .results()
                        .flatMap(found -> workspaces.thatIssued(new Secret(found.group())).stream())
                        .findFirst();
                if (issuer.isPresent()) {
                    return issuer;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<LocalControl> inBody(Context context) {
        boolean mayHoldToken = WITH_MAIL_TOKEN.contains(context.path());
        if (!mayHoldToken && !workspaces.haveDomains()) {
            return Optional.empty();
        }
        Body body = new Body(context);
        Optional<LocalControl> byDomain = body.text("/user/domain").flatMap(workspaces::withDomain);
        return byDomain.isPresent() || !mayHoldToken
                ? byDomain
                : body.text("/token")
                        .or(() -> body.text("/user/reset_password_token"))
                        .flatMap(token -> workspaces.thatIssued(new Secret(token)));
    }

    private Optional<LocalControl> inLink(Context context) {
        if (context.queryString() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(context.queryParam("confirmation_token"))
                .flatMap(token -> workspaces.thatIssued(new Secret(token)))
                .or(() -> Optional.ofNullable(context.queryParam("domain")).flatMap(workspaces::withDomain));
    }
}
