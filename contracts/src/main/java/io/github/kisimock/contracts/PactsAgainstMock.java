package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.VerificationFailureType;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.IgnoreMissingStateChange;
import io.github.kisimock.KisiMock;
import io.github.kisimock.control.LocalControl;
import io.github.kisimock.control.NewWorkspace;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Holds a mock, started for it, against pacts: each interaction in a workspace of its own. The provider states
 * are the mock's scenarios, by name, with what the pact has written down as their parameters.
 *
 * <pre>{@code
 * @Provider("kisi-api")
 * @PactFolder("pacts")                  // or @PactBroker, or @PactClasspath
 * class OurPactsTest extends PactsAgainstMock {}
 * }</pre>
 */
@IgnoreMissingStateChange // states are scenarios, not methods
@ExtendWith(MockForPacts.class)
public abstract class PactsAgainstMock {

    private @Nullable WorkspaceTarget target;

    @BeforeEach
    void open(PactVerificationContext context, KisiMock mock) {
        LocalControl control = mock.workspaces().create(workspace());
        URI uri = URI.create(mock.uri() + "/w/" + control.workspace().name());
        target = new WorkspaceTarget(target(uri), control);
        context.setTarget(target);
    }

    /** Verifies one interaction. */
    @TestTemplate
    @ExtendWith(PactVerificationInvocationContextProvider.class)
    void verify(PactVerificationContext context) {
        WorkspaceTarget here = Objects.requireNonNull(target);
        arranged(context.getInteraction(), here.made(), here.control());
        try {
            context.verifyInteraction();
        } catch (AssertionError e) {
            throw new AssertionError(problems(context).orElse(e.getMessage()), e);
        }
        verified(context.getInteraction(), here.reply(), here.control());
    }

    /** What Pact itself tells the console only. */
    private static Optional<String> problems(PactVerificationContext context) {
        List<String> problems = context.getTestExecutionResult().stream()
                .flatMap(failed -> failed.getFailures().values().stream())
                .flatMap(List::stream)
                .map(VerificationFailureType::description)
                .toList();
        return Optional.of(String.join("\n", problems)).filter(text -> !text.isBlank());
    }

    @AfterEach
    void close(KisiMock mock) {
        mock.workspaces()
                .delete(Objects.requireNonNull(target).control().workspace().name());
    }

    /** What the workspace of each interaction is to be like; as the mock's default one unless overridden. */
    protected NewWorkspace workspace() {
        return NewWorkspace.STANDARD;
    }

    /** Where requests go; overridden where something stands in between. */
    protected URI target(URI mock) {
        return mock;
    }

    /**
     * Called before the request is sent, in the world it will meet; does nothing unless overridden.
     *
     * @param made what the provider states made, by name
     */
    protected void arranged(Interaction interaction, Map<String, Object> made, LocalControl control) {}

    /** Called after a reply that matches, to look at what else came of it; does nothing unless overridden. */
    protected void verified(Interaction interaction, ProviderResponse reply, LocalControl control) {}
}
