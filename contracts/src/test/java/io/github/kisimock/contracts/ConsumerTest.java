package io.github.kisimock.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.V4Pact;
import io.github.kisimock.OpenApi;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each partner's calls against Pact's stand-in for the provider, and the contracts that come of it. The files
 * in this repository must be those; {@code -Dupdate.contracts} writes them anew.
 */
class ConsumerTest {

    private static final Path COMMITTED = Path.of("src/main/resources/pacts");

    @TestFactory
    Stream<DynamicContainer> partners(@TempDir Path written) {
        return Page.all().stream()
                .map(page -> dynamicContainer(
                        page.role(),
                        Stream.concat(
                                page.lines().stream().map(line -> call(page, line)),
                                Stream.of(dynamicTest(
                                        "its contract is the committed one", () -> write(page, written))))));
    }

    private static DynamicTest call(Page page, Line line) {
        return dynamicTest(line.when(), () -> {
            V4Pact pact = page.pact(List.of(line));
            SynchronousHttp interaction =
                    (SynchronousHttp) pact.getInteractions().get(0);
            try (StandIn provider = StandIn.start(new Part(pact, true))) {
                HttpResponse<String> reply =
                        new Call(interaction.getRequest()).to(provider.uri().toString());
                assertThat(reply.statusCode()).isEqualTo(line.status());
                assertThat(OpenApi.DOCUMENT.problemsOf(
                                line.method(),
                                interaction.getRequest().getPath(),
                                line.status(),
                                interaction.getResponse().getHeaders(),
                                reply.body()))
                        .as("the example by the OpenAPI document: %s", reply.body())
                        .isEmpty();
                assertThat(provider.problem()).isEmpty();
            }
        });
    }

    private static void write(Page page, Path folder) throws IOException {
        page.pact().write(folder.toString(), PactSpecVersion.V4);
        String name = Path.of(Contracts.resource(page.role())).getFileName().toString();
        if (Boolean.getBoolean("update.contracts")) {
            Files.createDirectories(COMMITTED);
            Files.copy(folder.resolve(name), COMMITTED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(COMMITTED.resolve(name))
                .as("%s, which -Dupdate.contracts writes anew", name)
                .hasSameBinaryContentAs(folder.resolve(name));
    }
}
