package io.github.kisimock.junit;

/** What fails a test that would pass otherwise. Each can be tolerated. */
public enum Complaint {
    /** A call to a path or method that the API has not got. */
    UNKNOWN_ROUTE,
    /** A bad habit that the calls show, from {@link KisiMockTest#lint()} on. */
    LINT,
    /** A planned fault that struck no call. */
    UNUSED_FAULT,
    /** A call that was not answered when the test ended. */
    IN_FLIGHT,
    /** A call that came after its test had ended. It fails the class. */
    LATE
}
