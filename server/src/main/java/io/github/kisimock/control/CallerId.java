package io.github.kisimock.control;

/** Who makes a call: the user whose secret it carries, under the two names by which a test knows a user. */
public record CallerId(int userId, String email) {}
