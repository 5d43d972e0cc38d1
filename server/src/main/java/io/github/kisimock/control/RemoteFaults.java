package io.github.kisimock.control;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The planned faults of a workspace of another process: those that were planned from here. */
final class RemoteFaults implements Faults {

    private static final String PATH = "/faults";

    private final ControlRequests requests;
    private final Map<String, Fault> planned = new ConcurrentHashMap<>();

    RemoteFaults(ControlRequests requests) {
        this.requests = requests;
    }

    @Override
    public List<PlannedFault> add(List<Fault> faults) {
        JsonNode added = requests.send("POST", PATH, faults);
        return IntStream.range(0, faults.size())
                .mapToObj(i -> {
                    Fault named = faults.get(i).named(added.get(i).path("name").stringValue());
                    planned.put(named.name(), named);
                    return new PlannedFault(named, 0, 0, false);
                })
                .toList();
    }

    @Override
    public List<PlannedFault> list() {
        return Arrays.stream(requests.get(PATH, JsonNode[].class))
                .flatMap(this::known)
                .toList();
    }

    private Stream<PlannedFault> known(JsonNode shown) {
        return Optional.ofNullable(planned.get(shown.path("name").stringValue()))
                .map(fault -> new PlannedFault(
                        fault,
                        shown.path("matched").asInt(),
                        shown.path("fired").asInt(),
                        shown.path("expired").asBoolean()))
                .stream();
    }

    @Override
    public void remove(String name) {
        requests.delete(PATH + "/" + name);
    }

    @Override
    public void clear() {
        requests.delete(PATH);
    }
}
