package io.github.kisimock.control;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An operation of the API, as the interface description has it. */
record Operation(String method, String path) {

    private static final List<Operation> ALL = read().toList();

    private static Stream<Operation> read() {
        return AboutEndpoints.document().path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith(ControlApi.PREFIX))
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .filter(name -> name.matches("get|post|put|patch|delete"))
                        .map(method -> new Operation(method.toUpperCase(Locale.ROOT), path.getKey())));
    }

    /** Those whose paths have most in common with the one asked for, but for ids and the plural; none if nothing. */
    static List<Operation> near(String asked) {
        List<String> parts = parts(asked);
        return Optional.ofNullable(ALL.stream()
                        .filter(one -> !Collections.disjoint(words(one.path), words(asked)))
                        .collect(Collectors.groupingBy(
                                one -> difference(parts(one.path), parts), TreeMap::new, Collectors.toList()))
                        .firstEntry())
                .map(nearest -> nearest.getValue())
                .orElse(List.of());
    }

    private static int difference(List<String> some, List<String> others) {
        long shared = some.stream().filter(others::contains).count();
        return some.size() + others.size() - 2 * (int) shared;
    }

    private static List<String> words(String path) {
        return parts(path).stream().filter(part -> !part.equals("{}")).toList();
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.toLowerCase(Locale.ROOT).split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.matches("\\d+|\\{.*}") ? "{}" : part.replaceFirst("s$", ""))
                .toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
