package io.github.kisimock.control;

import java.util.Locale;

/** When, while a call is answered, a {@link Fault} may strike it. */
public enum Moment {
    /** The call has come in; nothing has been looked at. */
    BEFORE_ROUTING,
    /** Who calls is known, and that they may; on routes that are open to anyone, before the body is looked at. */
    AFTER_AUTHENTICATION,
    /** All is found good, and nothing has changed. Calls that change nothing do not come to it. */
    BEFORE_COMMIT,
    /** The change is made, and the reply is still to come. Calls that change nothing do not come to it. */
    AFTER_COMMIT,
    /** The reply is there, and about to be sent; it may be a refusal. */
    WHILE_WRITING;

    /** Its name in control requests, such as {@code before_commit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
