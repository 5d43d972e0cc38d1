package io.github.kisimock.contracts;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import io.github.kisimock.control.LocalControl;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import kotlin.Pair;
import org.jspecify.annotations.Nullable;

/** A workspace that an interaction is verified in: it brings the states about, and keeps the reply. */
final class WorkspaceTarget extends HttpTestTarget {

    private final LocalControl control;
    private final Map<String, Object> made = new HashMap<>();
    private @Nullable ProviderResponse reply;

    WorkspaceTarget(URI uri, LocalControl control) {
        super(uri.getHost(), uri.getPort(), uri.getPath());
        this.control = control;
    }

    LocalControl control() {
        return control;
    }

    /** What the states made, by name. */
    Map<String, Object> made() {
        return made;
    }

    ProviderResponse reply() {
        return Objects.requireNonNull(reply, "nothing was sent");
    }

    @Override
    public Pair<Object, Object> prepareRequest(Pact pact, Interaction interaction, Map<String, Object> context) {
        for (ProviderState state : interaction.getProviderStates()) {
            if (!Objects.requireNonNullElse(state.getName(), "").isEmpty()) {
                made.putAll(control.arrange(state.getName(), wanted(state)).values());
            }
        }
        context.put("providerState", made); // where Pact takes it from, for request and reply
        return super.prepareRequest(pact, interaction, context);
    }

    private static Map<String, Object> wanted(ProviderState state) {
        Map<String, Object> wanted = new HashMap<>();
        state.getParams().forEach((name, value) -> wanted.put(name, value instanceof Number n ? n.intValue() : value));
        return wanted;
    }

    @Override
    public ProviderResponse executeInteraction(@Nullable Object client, @Nullable Object request) {
        ProviderResponse got = super.executeInteraction(client, request);
        reply = got;
        return got;
    }
}
