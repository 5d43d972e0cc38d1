package io.github.kisimock.control;

import java.util.Map;

/** A seed that cannot be used. Its message is one line that names the place and what would do. */
public final class SeedProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String pointer;
    private final String problem;

    private SeedProblem(String pointer, String place, String problem) {
        super(place.isEmpty() ? problem : place + ": " + problem);
        this.pointer = pointer;
        this.problem = problem;
    }

    /** A problem with the value there; the message calls it {@code organizations[0].users[2].email}. */
    static SeedProblem at(String pointer, String problem) {
        String field = pointer.replaceFirst("^/", "")
                .replaceAll("/(\\d+)(?=/|$)", "[$1]")
                .replace('/', '.');
        return new SeedProblem(pointer, field, problem);
    }

    /** A problem with the file as a whole. */
    static SeedProblem of(String file, String problem) {
        return new SeedProblem("", file, problem);
    }

    /** This problem, with file and line before it. */
    SeedProblem in(String file, int line) {
        return new SeedProblem(pointer, file + ":" + line, String.valueOf(getMessage()));
    }

    /** The same as a problem with what a scenario was asked to make, which no seed has shown to anybody. */
    Misuse of(Map<String, Object> params) {
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        return Misuse.of(
                params.entrySet().stream()
                        .filter(param -> param.getKey().equals(last) || problem.startsWith(param.getValue() + " "))
                        .map(param -> "params." + param.getKey())
                        .findFirst()
                        .orElse("params"),
                problem);
    }

    /** What is wrong there. */
    String problem() {
        return problem;
    }

    /** Where in the seed, as a JSON pointer (RFC 6901); empty if it is not about one place. */
    public String pointer() {
        return pointer;
    }
}
