package io.github.kisimock.contracts;

import io.github.kisimock.contracts.Report.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds replies that somebody wrote by hand or recorded against the shapes in the contracts. */
final class ShapeCheck {

    private static final Set<Integer> NOT_THERE = Set.of(404, 405, 501);

    private final List<Promise> promises = Promise.all();
    private final Report report = new Report();

    /**
     * Asks a stub for each operation once.
     *
     * @param values what to put into the requests in place of the contracts' examples
     * @throws IllegalArgumentException if one of them is in no request; the message lists those there are
     * @throws UncheckedIOException if there is no stub
     */
    static Report ofStub(String baseUrl, Map<String, Object> values) {
        ShapeCheck check = new ShapeCheck();
        check.demandKnown(values.keySet());
        Set<String> asked = new HashSet<>();
        check.promises.stream()
                .filter(Promise::succeeds)
                .sorted(Comparator.comparing(
                        promise -> promise.request().getQuery().size()))
                .filter(promise -> asked.add(promise.operation()))
                .forEach(promise -> check.ask(promise, baseUrl, values));
        return check.report;
    }

    private void demandKnown(Set<String> names) {
        Set<String> known = promises.stream()
                .flatMap(promise -> promise.examples().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("--value: there is no '" + name + "'; there are " + known);
        });
    }

    private void ask(Promise promise, String baseUrl, Map<String, Object> values) {
        Seen reply;
        try {
            reply = Seen.of(
                    Call.with(promise.request(), filled(promise, values)).to(baseUrl));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ConnectException) {
                throw e; // nor will there be a reply to the others
            }
            report.add(promise.operation(), promise.rules(), Outcome.BROKEN, List.of("no reply: " + e.getMessage()));
            return;
        }
        if (NOT_THERE.contains(reply.status())) {
            report.add(promise.operation(), List.of(), Outcome.SKIPPED, List.of("the stub does not have it"));
        } else {
            judge(promise.request().getMethod(), promise.request().getPath(), promise.operation(), reply);
        }
    }

    private static Map<String, Object> filled(Promise promise, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(promise.examples());
        all.putAll(values);
        return all;
    }

    /** Reads every recording below a folder. */
    static Report ofFixtures(Path folder) throws IOException {
        ShapeCheck check = new ShapeCheck();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                check.read(file, folder.relativize(file).toString());
            }
        }
        return check.report;
    }

    private void read(Path file, String name) throws IOException {
        if (name.contains(RecordedBody.FILES)) {
            return; // bodies only, which other files name
        }
        List<Optional<Recording>> entries = Recording.in(file);
        long unknown = entries.stream().filter(Optional::isEmpty).count();
        if (unknown == entries.size()) {
            report.add(name, List.of(), Outcome.SKIPPED, List.of("no recording of a known form"));
        } else if (unknown > 0) {
            String subject = name + ": " + unknown + " of " + entries.size();
            report.add(subject, List.of(), Outcome.SKIPPED, List.of("no recording of a known form"));
        }
        entries.stream().flatMap(Optional::stream).forEach(one -> judge(one.method(), one.path(), name, one.reply()));
    }

    private void judge(String method, String path, String subject, Seen reply) {
        List<Promise> same =
                promises.stream().filter(one -> one.isOf(method, path)).toList();
        if (same.isEmpty()) {
            report.add(subject, List.of(), Outcome.SKIPPED, List.of("no contract has " + method + " " + path));
            return;
        }
        // A refusal looks the same whatever was asked.
        List<Promise> likely = (reply.status() >= 400 ? promises : same)
                .stream()
                        .filter(one -> one.status() == reply.status())
                        .filter(one -> !one.expectsNothing() || reply.body().equals("[]"))
                        .toList();
        if (likely.isEmpty()) {
            Promise first = same.stream().filter(Promise::succeeds).findFirst().orElse(same.get(0));
            report.add(
                    subject,
                    first.rules(),
                    Outcome.BROKEN,
                    List.of(method + " " + path
                            + " answers " + reply.status() + "; the contracts know "
                            + same.stream()
                                    .map(Promise::status)
                                    .distinct()
                                    .sorted()
                                    .toList()));
            return;
        }
        Promise closest = likely.stream()
                .min(Comparator.<Promise>comparingInt(one -> (same.contains(one) ? 0 : 1)
                                + 2 * differences(one, reply).size())
                        .thenComparing(Comparator.comparing(usual(likely)).reversed()))
                .orElseThrow();
        List<String> problems = differences(closest, reply);
        report.add(subject, closest.rules(), Outcome.of(problems), problems);
    }

    /** How many of some promises rest on the rules of one: what many rest on is more likely to be meant. */
    private static Function<Promise, Long> usual(List<Promise> promises) {
        Map<String, Long> resting = promises.stream()
                .flatMap(promise -> promise.rules().stream())
                .collect(Collectors.groupingBy(rule -> rule, Collectors.counting()));
        return promise -> promise.rules().stream()
                .mapToLong(rule -> resting.getOrDefault(rule, 0L))
                .max()
                .orElse(0);
    }

    private static List<String> differences(Promise promise, Seen reply) {
        return new ExpectedReply(promise, true).problems(reply);
    }
}
