package io.github.kisimock.api;

import io.github.kisimock.domain.Caller;
import io.github.kisimock.domain.Command;
import io.github.kisimock.domain.Entity;
import io.github.kisimock.domain.Id;
import io.github.kisimock.domain.Outcome;
import io.github.kisimock.domain.Reason;
import io.github.kisimock.domain.Refusal;
import io.github.kisimock.domain.Secret;
import io.github.kisimock.domain.Switches;
import io.github.kisimock.domain.Workspace;
import io.github.kisimock.domain.World;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request under way: what it says, who makes it, in which workspace, and the reply it gets. */
final class Call {

    /** The media type of every reply that has a body. */
    static final String JSON = "application/json; charset=utf-8";

    private final Context context;
    private final Workspace workspace;
    private final Steps steps;
    private final Instant now;
    private @Nullable JsonNode body;
    private World world;
    private @Nullable Caller caller;

    Call(Context context, Workspace workspace, Steps steps) {
        this.context = context;
        this.workspace = workspace;
        this.steps = steps;
        this.now = workspace.now();
        this.world = workspace.world();
    }

    /** The time of the request, the same throughout. */
    Instant now() {
        return now;
    }

    /**
     * The world that the call reads, the same throughout: others may change it meanwhile. If the call is signed in,
     * it is the one in which the caller was found.
     */
    World world() {
        return world;
    }

    Switches switches() {
        return world().switches();
    }

    /** Does what the call is for. */
    <A> Outcome<A> apply(Command<A> command) {
        AtomicBoolean changes = new AtomicBoolean();
        Outcome<A> done = workspace.apply(before -> {
            Outcome<A> next = command.on(before);
            changes.set(next.world() != before);
            if (changes.get()) {
                steps.beforeCommit(context);
            }
            return next;
        });
        if (changes.get()) {
            steps.afterCommit(context);
        }
        return done;
    }

    /** Notes something about the call itself, such as who makes it: that is no step of it. */
    <A> Outcome<A> note(Command<A> command) {
        return workspace.apply(command);
    }

    Secret freshSecret() {
        return workspace.freshSecret();
    }

    /** Whoever signed the call in; on routes that ask for it, see {@link Access}. */
    Caller caller() {
        if (caller == null) {
            throw Refusal.of(Reason.NOT_SIGNED_IN);
        }
        return caller;
    }

    void signedInBy(Outcome<Caller> found) {
        this.caller = found.answer();
        this.world = found.world();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name));
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    /** Whether the query has any of those parameters. */
    boolean asksForAny(Set<String> names) {
        return context.queryParamMap().keySet().stream().anyMatch(names::contains);
    }

    String path(String name) {
        return context.pathParam(name);
    }

    /** The id at the end of the path. What is no number names no record. */
    <T extends Entity<T>> Id<T> id(Class<T> kind) {
        if (!path("id").matches("[0-9]{1,9}")) {
            throw Refusal.of(Reason.UNKNOWN_RECORD);
        }
        return new Id<>(kind, Integer.parseInt(path("id")));
    }

    /** By how many rows the page that is asked for is off. */
    int pageMoved() {
        Integer rows = context.attribute(KisiApi.PAGE_MOVED);
        return rows == null ? 0 : rows;
    }

    String remoteAddress() {
        return context.ip();
    }

    JsonNode body() {
        if (body == null) {
            body = Json.read(Body.of(context));
        }
        return body;
    }

    void setHeader(String name, String value) {
        context.header(name, value);
    }

    /** 200, with that as JSON: creating answers so too. */
    void answer(JsonObject reply) {
        send(reply);
    }

    /** Likewise, with all of them in an array. */
    void answer(List<? extends JsonObject> reply) {
        send(reply);
    }

    private void send(Object reply) {
        context.status(200).result(Json.write(reply));
    }

    /** 204, without a body. */
    void answerNothing() {
        answerNothing(context);
    }

    static void answerNothing(Context context) {
        context.status(204).res().setContentType(null);
    }
}
