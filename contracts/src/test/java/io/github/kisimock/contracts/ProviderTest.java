package io.github.kisimock.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.generators.Category;
import au.com.dius.pact.core.model.generators.Generator;
import au.com.dius.pact.core.model.generators.ProviderStateGenerator;
import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.VerificationReports;
import io.github.kisimock.OpenApi;
import io.github.kisimock.control.LocalControl;
import io.github.kisimock.control.NewWorkspace;
import io.github.kisimock.domain.Login;
import io.github.kisimock.domain.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mock keeps the contracts, and what a contract cannot say: that nothing is in a reply that the OpenAPI
 * document does not have, that a secret is new, and what comes of the call in the mock.
 */
@Provider(Contracts.PROVIDER)
@VerificationReports({}) // failures are told by the tests themselves
@PactClasspath({
    "pacts/sign-in-client-kisi-api.json",
    "pacts/api-key-integration-kisi-api.json",
    "pacts/managed-users-integration-kisi-api.json",
    "pacts/member-directory-sync-kisi-api.json",
    "pacts/account-pages-kisi-api.json",
    "pacts/access-administration-kisi-api.json",
    "pacts/door-app-kisi-api.json"
})
class ProviderTest extends PactsAgainstMock {

    private static final Pattern SECRET = Pattern.compile("\"secret\":\"([0-9a-f]{32})\"");

    private @Nullable World before;
    private Map<String, Object> made = Map.of();

    /** A clock that stands, so that codes and limits are as they were when the scenario told of them. */
    @Override
    protected NewWorkspace workspace() {
        return new NewWorkspace(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(Instant.parse("2026-05-01T12:00:00Z")),
                Optional.empty());
    }

    @Override
    protected void arranged(Interaction interaction, Map<String, Object> made, LocalControl control) {
        before = control.world();
        this.made = made;
    }

    @Override
    protected void verified(Interaction interaction, ProviderResponse reply, LocalControl control) {
        SynchronousHttp http = (SynchronousHttp) interaction;
        String body = Optional.ofNullable(reply.getBody())
                .map(present -> present.valueAsString())
                .orElse("");
        World then = Objects.requireNonNull(before);
        assertThat(OpenApi.DOCUMENT.problemsOf(
                        http.getRequest().getMethod(),
                        http.getRequest().getPath(),
                        Objects.requireNonNull(reply.getStatusCode()),
                        Objects.requireNonNull(reply.getHeaders()),
                        body))
                .as("the reply by the OpenAPI document: %s", body)
                .isEmpty();
        assertThat(Effect.between(then, control.world()))
                .as("what came of the call")
                .isEqualTo(
                        Objects.requireNonNull(http.getComments().get("effect")).asString());
        Map<String, Generator> states =
                http.getResponse().getGenerators().getCategories().getOrDefault(Category.BODY, Map.of());
        states.forEach((path, generator) -> {
            String name = ((ProviderStateGenerator) generator).getExpression().replaceAll("[${}]", "");
            assertThat(valuesAt(path, body)).as(path).isNotEmpty().containsOnly(String.valueOf(made.get(name)));
        });
        assertThat(SECRET.matcher(body).results().map(found -> found.group(1)))
                .as("secrets that were there before")
                .doesNotContainAnyElementsOf(then.all(Login.class).rows().stream()
                        .map(login -> login.secret().value())
                        .toList());
    }

    /** The values at a path such as {@code $[*].user.id}. */
    private static List<String> valuesAt(String path, String body) {
        JsonNode json = new JsonMapper().readTree(body);
        String pointer = path.replaceFirst("\\$(\\[\\*])?", "").replace('.', '/');
        return (json.isArray() ? json.valueStream() : Stream.of(json))
                .map(one -> one.at(pointer).asString())
                .toList();
    }
}
