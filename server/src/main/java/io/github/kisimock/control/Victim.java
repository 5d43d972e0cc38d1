package io.github.kisimock.control;

import java.time.Duration;

/** A call as a {@link Fault} meets it: what it says, what reply it has so far, and what can be done to it. */
public interface Victim {

    /** What the call says. */
    Request request();

    /** The body of the reply; empty as long as there is none. */
    String reply();

    /** Whether the call has come to its end, so that nothing else can be done to it. */
    boolean isOver();

    /** Notes the fault that strikes it now. */
    void isStruckBy(Fault fault);

    /** Makes it wait, in real time. */
    void hold(Duration time);

    /** Ends it with an error in the API's shape. */
    void fail(Effect.Status status);

    /** Resets its connection; while the reply is written, after half of its body if it has one. */
    void reset();

    /** Leaves it without a reply, its connection open. */
    void fallSilent();

    /** Sends the body of its reply piece by piece, in real time. */
    void trickle(Duration time);

    /** Puts another body in the place of its reply's. */
    void replaceReply(String body);

    /** Says of its reply that it is of that type. */
    void replaceContentType(String type);

    /** Lets the page it asks for be as if so many rows had come before it, or gone if negative. */
    void movePage(int rows);
}
