package io.github.kisimock.contracts;

import java.util.ArrayList;
import java.util.List;

/** What came of a check, interaction by interaction. */
final class Report {

    /** How an interaction fared. */
    enum Outcome {
        KEPT,
        BROKEN,
        SKIPPED;

        /** What problems come to. */
        static Outcome of(List<String> problems) {
            return problems.isEmpty() ? KEPT : BROKEN;
        }
    }

    /**
     * One interaction.
     *
     * @param subject what was asked
     * @param rules the rules of the ledger it rests on
     * @param problems how the reply differs, or why it was skipped
     */
    record Result(String subject, List<String> rules, Outcome outcome, List<String> problems) {}

    private final List<Result> results = new ArrayList<>();
    private boolean stopped;

    void add(String subject, List<String> rules, Outcome outcome, List<String> problems) {
        results.add(new Result(subject, rules, outcome, problems));
    }

    /** Ends it early: what was not asked yet is skipped. */
    void stop(String why) {
        stopped = true;
        add("the rest", List.of(), Outcome.SKIPPED, List.of("stopped: " + why));
    }

    /** Whether it ended early, and so cannot say that all is well. */
    boolean isStopped() {
        return stopped;
    }

    List<Result> results() {
        return List.copyOf(results);
    }

    List<Result> with(Outcome outcome) {
        return results.stream().filter(one -> one.outcome() == outcome).toList();
    }
}
