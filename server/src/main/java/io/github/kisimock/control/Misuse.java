package io.github.kisimock.control;

/** A control request that cannot be carried out: one line that names the field and what would do. */
public final class Misuse extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The status of a wait in vain. */
    static final int TIMED_OUT = 408;

    private final int status;
    private final String field;

    private final boolean placed;

    private Misuse(int status, String field, String problem) {
        this(status, field, problem, false);
    }

    private Misuse(int status, String field, String problem, boolean placed) {
        super(problem, null, false, false);
        this.status = status;
        this.field = field;
        this.placed = placed;
    }

    /** What a field holds will not do. */
    static Misuse of(String field, String problem) {
        return new Misuse(422, field, problem);
    }

    /** What a mock in another process has refused. */
    static Misuse told(int status, String field, String problem) {
        return new Misuse(status, field, problem);
    }

    /** What the request names is not there. */
    public static Misuse unknown(String field, String problem) {
        return new Misuse(404, field, problem);
    }

    /** What was waited for did not come. */
    static Misuse timedOut(String field, String problem) {
        return new Misuse(TIMED_OUT, field, problem);
    }

    /** The mock takes no requests now. */
    static Misuse notReady(String problem) {
        return new Misuse(503, "", problem);
    }

    /** The request is not allowed. */
    static Misuse unauthorized(String problem) {
        return new Misuse(401, "", problem);
    }

    /** This one, of a field within that one; if it says already within which, as it is. */
    Misuse in(String where) {
        return placed ? this : new Misuse(status, joined(where, field), String.valueOf(getMessage()), true);
    }

    private static String joined(String where, String field) {
        return where.isEmpty() || field.isEmpty() ? where + field : where + "." + field;
    }

    /** The status to answer with. */
    public int status() {
        return status;
    }

    /** The field, parameter or path part at fault; empty if it is none of them. */
    public String field() {
        return field;
    }
}
