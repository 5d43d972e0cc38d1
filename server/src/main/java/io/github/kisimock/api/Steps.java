package io.github.kisimock.api;

import io.javalin.http.Context;

/** Is told how far a call has come. What it throws is thrown there, and ends the call. */
public interface Steps {

    /** Nobody looks. */
    Steps UNWATCHED = new Steps() {};

    /** It is known who calls, and that they may. */
    default void authenticated(Context call) {}

    /** All is well, and the world is about to change; may be told twice if another call gets in first. */
    default void beforeCommit(Context call) {}

    /** The world has changed. */
    default void afterCommit(Context call) {}
}
